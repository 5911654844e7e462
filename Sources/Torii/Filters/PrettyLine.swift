/// A value as `pprint` writes it on one line, given up once it is too long for its place.
struct PrettyLine {
  private(set) var bytes: [UInt8] = []
  /// The number of code points.
  private(set) var length = 0
  private var path: [ObjectIdentifier]
  private let machine: MachineRef
  private let limit: Int

  private static let depthLimit = 400

  init(_ machine: MachineRef, path: [ObjectIdentifier], limit: Int) {
    self.machine = machine
    self.path = path
    self.limit = limit
  }

  /// Whether the value fits; if not, a part of it has been written.
  mutating func write(_ value: Value) throws(TemplateError) -> Bool {
    switch value {
    case .string(let text):
      if text.utf8.count / 4 > limit { return false }
      try machine.charge(text.utf8.count >> 4)
      return append(pythonRepr(text))
    case .list(let list): return try write(list, "[", "]")
    case .tuple(let list) where list.fieldNames == nil:
      return try write(list, "(", list.count == 1 ? ",)" : ")")
    case .dict(let dict): return try write(dict)
    default: return append(try machine.repr(of: value))
    }
  }

  private mutating func append(_ text: String) -> Bool {
    bytes.append(contentsOf: text.utf8)
    length &+= CodePoints.count(text)
    return length <= limit
  }

  /// Enters a container; false if it is being written already.
  private mutating func enter(_ container: AnyObject) throws(TemplateError) -> Bool {
    // The path is searched for every container.
    try machine.charge(path.count >> 2)
    let identity = ObjectIdentifier(container)
    if path.contains(identity) { return false }
    if path.count >= PrettyLine.depthLimit { throw .recursion }
    try machine.checkStack()
    path.append(identity)
    return true
  }

  private mutating func write(_ list: Value.List, _ open: String, _ close: String)
    throws(TemplateError) -> Bool
  {
    guard try enter(list) else { return append("<Recursion on \(open == "[" ? "list" : "tuple")>") }
    defer { path.removeLast() }
    guard append(open) else { return false }
    for position in 0..<list.count {
      try machine.charge(1)
      if position > 0, !append(", ") { return false }
      if try !write(list[position] ?? .none) { return false }
    }
    return append(close)
  }

  private mutating func write(_ dict: Value.Dict) throws(TemplateError) -> Bool {
    guard try enter(dict) else { return append("<Recursion on dict>") }
    defer { path.removeLast() }
    // A pair takes four code points at least, so that a large dictionary need not be sorted.
    guard dict.count <= limit / 4 &+ 1, append("{") else { return false }
    let keys = (0..<dict.count).map { dict.key(at: $0) }
    for (rank, position) in try machine.prettyOrder(of: keys).enumerated() {
      if rank > 0, !append(", ") { return false }
      guard try write(keys[position]), append(": "), try write(dict.values[position]) else {
        return false
      }
    }
    return append("}")
  }
}
