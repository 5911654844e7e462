/// Lays values out as Python's `pprint`: on one line where that fits, else one item a line.
///
/// Whether a value fits is found out by writing no more of it than a line holds, so that the work
/// stays near the size of the output.
struct PrettyPrinter {
  private var output: [UInt8] = []
  /// The containers that are being written, outermost first.
  private var path: [ObjectIdentifier] = []
  private let machine: MachineRef
  private let sizeLimit: Int

  private static let width = 80
  /// Python gives up at about this depth as well.
  private static let depthLimit = 400

  init(_ machine: MachineRef) {
    self.machine = machine
    sizeLimit = machine.pointee.environment.limits.valueSize
  }

  func text() throws(TemplateError) -> String {
    try machine.checkSize(output.count)
    return CodePoints.string(output)
  }

  mutating func write(_ value: Value) throws(TemplateError) {
    try write(value, column: 0, reserved: 0)
  }

  /// Writes a value that starts in a column; `reserved` is what has to follow it on its last line.
  private mutating func write(_ value: Value, column: Int, reserved: Int) throws(TemplateError) {
    try machine.charge(1)
    if output.count > sizeLimit { try machine.checkSize(output.count) }
    if let container = value.plainContainer, path.contains(ObjectIdentifier(container)) {
      return append("<Recursion on \(value.typeName)>")
    }
    let room = PrettyPrinter.width &- column &- reserved
    var line = PrettyLine(machine, path: path, limit: room)
    if try line.write(value) {
      output.append(contentsOf: line.bytes)
      return
    }
    switch value {
    case .string(let text): try write(text: text, column: column, reserved: reserved)
    case .list(let list): try write(list, "[", "]", column: column, reserved: reserved)
    case .tuple(let list) where list.fieldNames == nil:
      let end = list.count == 1 ? ",)" : ")"
      try write(list, "(", end, column: column, reserved: reserved)
    case .dict(let dict): try write(dict, column: column, reserved: reserved)
    case .object(let object):
      if let set = object as? SetObject, set.members.count > 0 {
        try write(set, column: column, reserved: reserved)
      } else {
        append(try machine.repr(of: value))
      }
    default: append(try machine.repr(of: value))
    }
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  private mutating func enter(_ container: AnyObject) throws(TemplateError) {
    if path.count >= PrettyPrinter.depthLimit { throw .recursion }
    try machine.checkStack()
    path.append(ObjectIdentifier(container))
  }

  private mutating func beginLine(column: Int) {
    output.append(0x0A)
    output.append(contentsOf: repeatElement(0x20, count: column))
  }

  private mutating func write(
    _ list: Value.List, _ open: String, _ close: String, column: Int, reserved: Int
  ) throws(TemplateError) {
    try enter(list)
    defer { path.removeLast() }
    try write(
      items: list.items, open, close, column: column &+ 1, reserved: reserved)
  }

  /// Writes items between brackets, each on a line of its own.
  private mutating func write(
    items: [Value], _ open: String, _ close: String, column: Int, reserved: Int
  ) throws(TemplateError) {
    append(open)
    for (position, item) in items.enumerated() {
      let isLast = position &+ 1 == items.count
      try write(item, column: column, reserved: isLast ? reserved &+ close.utf8.count : 1)
      if !isLast {
        output.append(0x2C)
        beginLine(column: column)
      }
    }
    append(close)
  }

  private mutating func write(_ set: SetObject, column: Int, reserved: Int) throws(TemplateError) {
    try enter(set)
    defer { path.removeLast() }
    let members = (0..<set.members.count).map { set.members.key(at: $0) }
    let sorted = try machine.prettyOrder(of: members).map { members[$0] }
    let name = set.isImmutable ? "frozenset(" : ""
    try write(
      items: sorted, name + "{", set.isImmutable ? "})" : "}",
      column: column &+ 1 &+ name.utf8.count, reserved: reserved)
  }

  private mutating func write(_ dict: Value.Dict, column: Int, reserved: Int)
    throws(TemplateError)
  {
    try enter(dict)
    defer { path.removeLast() }
    append("{")
    let keys = (0..<dict.count).map { dict.key(at: $0) }
    for (rank, position) in try machine.prettyOrder(of: keys).enumerated() {
      let isLast = rank &+ 1 == keys.count
      var key = PrettyLine(machine, path: path, limit: .max)
      _ = try key.write(keys[position])
      output.append(contentsOf: key.bytes)
      append(": ")
      try write(
        dict.values[position], column: column &+ key.length &+ 3,
        reserved: isLast ? reserved &+ 1 : 1)
      if !isLast {
        output.append(0x2C)
        beginLine(column: column &+ 1)
      }
    }
    append("}")
  }

  private mutating func write(text: String, column: Int, reserved: Int) throws(TemplateError) {
    // A text on its own stands in parentheses.
    let isAlone = path.isEmpty
    let column = isAlone ? column &+ 1 : column
    let parts = PrettyText.parts(
      of: text, width: PrettyPrinter.width &- column,
      reserved: isAlone ? reserved &+ 1 : reserved)
    try machine.charge(parts.count &+ text.utf8.count >> 4)
    guard parts.count > 1 else { return append(pythonRepr(text)) }
    try machine.checkSize(parts.count, times: column)
    if isAlone { append("(") }
    for (position, part) in parts.enumerated() {
      if position > 0 { beginLine(column: column) }
      appendPythonRepr(of: part, to: &output)
    }
    if isAlone { append(")") }
  }
}

extension Value {
  /// The container whose items `pprint` writes one by one.
  var plainContainer: AnyObject? {
    switch self {
    case .list(let list): return list
    case .tuple(let list): return list.fieldNames == nil ? list : nil
    case .dict(let dict): return dict
    default: return nil
    }
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// The order of keys in which `pprint` writes them: those that cannot be compared go by the names
  /// of their classes.
  func prettyOrder(of keys: [Value]) throws(TemplateError) -> [Int] {
    try StableSort.order(count: keys.count) { (left, right) throws(TemplateError) in
      try charge(1)
      do throws(TemplateError) {
        return try isLess(keys[left], keys[right])
      } catch  where error.kind == .type {
        return CodePoints.compare(
          "<class '\(keys[left].typeName)'>", "<class '\(keys[right].typeName)'>") < 0
      }
    }
  }
}
