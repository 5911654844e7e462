/// Python's `%` on text: printf-style formatting. Markup escapes its arguments.
func percentFormat(_ format: Value, _ argument: Value, _ machine: MachineRef)
  throws(TemplateError) -> Value
{
  var formatter = PercentFormatter(argument, escapes: format.isMarkup, machine)
  let text = try formatter.format(format.text ?? "")
  return format.isMarkup ? .markup(text) : .string(text)
}

/// Fills the fields of one text from left to right.
struct PercentFormatter {
  private let machine: MachineRef
  private let escapes: Bool
  /// What names in parentheses are looked up in.
  private let mapping: Value?
  private let arguments: [Value]
  private var nextArgument = 0
  private var output = ""

  init(_ argument: Value, escapes: Bool, _ machine: MachineRef) {
    self.machine = machine
    self.escapes = escapes
    if case .tuple(let items) = argument {
      arguments = items.items
      mapping = nil
    } else {
      arguments = [argument]
      mapping = Self.isMapping(argument) ? argument : nil
    }
  }

  /// Whether a value takes subscripts, which is all that Python asks of a mapping here.
  private static func isMapping(_ value: Value) -> Bool {
    switch value {
    case .dict, .list, .undefined: return true
    case .object(let object): return object.isMapping || object.isSequence
    default: return false
    }
  }

  mutating func format(_ format: String) throws(TemplateError) -> String {
    var scanner = PercentScanner(format)
    while true {
      output += String(decoding: scanner.takeLiteral(), as: UTF8.self)
      guard scanner.takePercent() else { break }
      try machine.charge(1)
      if scanner.hasName, mapping == nil { throw .type("format requires a mapping") }
      let name = try scanner.takeName()
      let size = output.utf8.count
      try fill(name, &scanner)
      try machine.checkGrowth(by: output.utf8.count - size, to: output.utf8.count)
    }
    if mapping == nil, nextArgument < arguments.count {
      throw .type("not all arguments converted during string formatting")
    }
    return output
  }

  private mutating func fill(_ name: String?, _ scanner: inout PercentScanner)
    throws(TemplateError)
  {
    // Python looks a name up before it reads on.
    let named: Value?
    if let name { named = try item(name) } else { named = nil }
    var field = PercentField()
    scanner.takeFlags(&field)
    if scanner.take("*") {
      try setWidth(&field, try starArgument())
    } else {
      field.width = try scanner.takeNumber(tooBig: "width too big") ?? 0
    }
    if scanner.take(".") {
      if scanner.take("*") {
        field.precision = max(0, try starArgument())
      } else {
        field.precision = try scanner.takeNumber(tooBig: "precision too big") ?? 0
      }
    }
    scanner.takeLengthModifier()
    let position = scanner.position
    guard let type = scanner.takeScalar() else { throw .value("incomplete format") }
    field.type = type
    try machine.checkSize(field.width)
    try machine.checkSize(field.precision ?? 0)
    let value: Value
    if let named { value = named } else { value = try argument() }
    guard "sracdiuoxXeEfFgG".unicodeScalars.contains(type) else {
      let code = String(type.value, radix: 16)
      let shown = (32...126).contains(type.value) ? String(type) : "?"
      throw .value("unsupported format character '\(shown)' (0x\(code)) at index \(position)")
    }
    output += try PercentConversion(machine, escapes: escapes).text(of: value, field)
  }

  private func setWidth(_ field: inout PercentField, _ width: Int) throws(TemplateError) {
    if width < 0 { field.isLeftAligned = true }
    field.width = width == .min ? .max : abs(width)
  }

  private mutating func starArgument() throws(TemplateError) -> Int {
    let value = try argument()
    if !escapes, let width = value.indexInt { return width }
    if !escapes, case .bigInt = value {
      throw .overflow("Python int too large to convert to C int")
    }
    throw .type("* wants int")
  }

  private mutating func argument() throws(TemplateError) -> Value {
    guard nextArgument < arguments.count else {
      throw .type("not enough arguments for format string")
    }
    defer { nextArgument += 1 }
    return arguments[nextArgument]
  }

  private mutating func item(_ name: String) throws(TemplateError) -> Value {
    let owner = mapping ?? Value.none
    nextArgument = arguments.count
    if let found = try machine.rawItem(of: owner, at: .string(name)) { return found }
    throw try machine.subscriptError(owner, .string(name))
  }
}
