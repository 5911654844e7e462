extension Filter {
  /// `filesizeformat(value, binary=False)`: a number of bytes in the unit that suits it
  /// (Jinja2 documentation, `filesizeformat`).
  package static let filesizeformat = Filter(
    Signature("do_filesizeformat", "value, binary=False")
  ) { (arguments) throws(TemplateError) in
    let bytes = try number(arguments[0], arguments.machine)
    let isBinary = try arguments.machine.truth(of: arguments[1])
    let base = isBinary ? 1024 : 1000
    if bytes == 1 { return .string("1 Byte") }
    if bytes < Double(base) {
      guard let whole = BigInteger(bytes) else {
        throw .overflow("cannot convert float infinity to integer")
      }
      return .string("\(whole) Bytes")
    }
    let scaled = scaled(bytes, base: base)
    let figure = FloatFormat.fixed(scaled.figure, precision: 1)
    return .string("\(CodePoints.string(figure)) \(scaled.prefix)\(isBinary ? "iB" : "B")")
  }

  /// Python's `float(value)`.
  private static func number(_ value: Value, _ machine: MachineRef) throws(TemplateError) -> Double
  {
    if let number = try double(from: value) { return number }
    if value.text != nil || BytesObject.bytes(of: value) != nil {
      throw .value("could not convert string to float: \(try machine.repr(of: value))")
    }
    throw .type(
      "float() argument must be a string or a real number, not '\(value.typeName)'")
  }

  /// The figure before the unit; units are exact integers, which decides at their borders.
  private static func scaled(_ bytes: Double, base: Int) -> (figure: Double, prefix: String) {
    var unit = BigInteger(base)
    let small = base == 1000 ? "k" : "K"
    var figure = bytes
    for prefix in [small, "M", "G", "T", "P", "E", "Z", "Y"] {
      unit = unit * BigInteger(base)
      figure = Double(base) * bytes / (unit.asDouble ?? .infinity)
      if let order = unit.compare(to: bytes), order > 0 { return (figure, prefix) }
    }
    return (figure, "Y")
  }
}
