/// Writes values as Python's `repr` does, into UTF-8.
///
/// A container inside itself is written `[...]`, and depth is bounded.
struct ReprWriter {
  private(set) var bytes: [UInt8] = []
  /// The containers that are being written, outermost first.
  private var path: [ObjectIdentifier] = []
  private let machine: MachineRef?
  private let sizeLimit: Int

  /// Python gives up at about this depth as well.
  private static let depthLimit = 900

  /// Without a machine, objects are written by the name of their class.
  init(_ machine: MachineRef?) {
    self.machine = machine
    sizeLimit = machine.map { $0.pointee.environment.limits.valueSize } ?? 1 << 16
  }

  mutating func write(_ value: Value) throws(TemplateError) {
    switch machine?.current(value) ?? value {
    case .undefined: append("Undefined")
    case .none: append("None")
    case .bool(let value): append(value ? "True" : "False")
    case .int(let value): append(String(value))
    case .bigInt(let box): append(try decimalText(of: box.value))
    case .double(let value): appendPythonRepr(of: value, to: &bytes)
    case .string(let text): appendPythonRepr(of: text, to: &bytes)
    case .markup(let text):
      append("Markup(")
      appendPythonRepr(of: text, to: &bytes)
      append(")")
    case .list(let items): try write(items: items, open: "[", close: "]")
    case .tuple(let items): try write(tuple: items)
    case .dict(let dict): try write(dict)
    case .object(let object): try write(object)
    }
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func write(_ object: Object) throws(TemplateError) {
    guard let machine else {
      append(object.plainRepr ?? "<\(object.typeName) object>")
      return
    }
    try machine.checkStack()
    append(try object.repr(machine))
  }

  /// Enters a container; false if it is being written already.
  private mutating func enter(_ container: AnyObject) throws(TemplateError) -> Bool {
    // The path is searched for every container.
    try machine?.charge(path.count >> 2)
    let identity = ObjectIdentifier(container)
    if path.contains(identity) { return false }
    if path.count >= ReprWriter.depthLimit { throw .recursion }
    try machine?.checkStack()
    path.append(identity)
    return true
  }

  private mutating func countItem() throws(TemplateError) {
    try machine?.charge(1)
    if bytes.count > sizeLimit {
      throw .limit("a value would be larger than the limit of \(sizeLimit)")
    }
  }

  private mutating func write(items: Value.List, open: String, close: String)
    throws(TemplateError)
  {
    append(open)
    guard try enter(items) else {
      append("..." + close)
      return
    }
    defer { path.removeLast() }
    for position in 0..<items.count {
      if position > 0 { append(", ") }
      try countItem()
      try write(items[position] ?? .none)
    }
    append(close)
  }

  private mutating func write(tuple: Value.List) throws(TemplateError) {
    guard let names = tuple.fieldNames, !tuple.isGroup else {
      return try write(items: tuple, open: "(", close: tuple.count == 1 ? ",)" : ")")
    }
    guard try enter(tuple) else { return append("(...)") }
    defer { path.removeLast() }
    append("\(Value.tuple(tuple).typeName)(")
    for position in 0..<tuple.count {
      if position > 0 { append(", ") }
      if position < names.count { append(names[position] + "=") }
      try countItem()
      try write(tuple[position] ?? .none)
    }
    append(")")
  }

  private mutating func write(_ dict: Value.Dict) throws(TemplateError) {
    append("{")
    guard try enter(dict) else { return append("...}") }
    defer { path.removeLast() }
    var isFirst = true
    for (key, value) in dict {
      if !isFirst { append(", ") }
      isFirst = false
      try countItem()
      try write(key)
      append(": ")
      try write(value)
    }
    append("}")
  }
}

/// Python's `str` of an integer, which it refuses for more than 4300 digits.
func decimalText(of value: BigInteger) throws(TemplateError) -> String {
  // 14285 bits make more digits than that for certain.
  if value.bitWidth <= 14285 {
    let text = value.description
    if text.utf8.count - (value.isNegative ? 1 : 0) <= NumberParsing.digitLimit { return text }
  }
  throw .value(
    "Exceeds the limit (4300 digits) for integer string conversion; "
      + "use sys.set_int_max_str_digits() to increase the limit")
}
