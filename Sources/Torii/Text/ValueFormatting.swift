extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `format(value, specification)`.
  package func format(_ value: Value, _ specification: String) throws(TemplateError) -> String {
    switch value {
    case .string(let text), .markup(let text):
      if specification.utf8.isEmpty { return text }
      return try format(text: text, specification, typeName: value.typeName)
    case .bool, .int, .bigInt:
      if specification.utf8.isEmpty { return try text(of: value) }
      return try format(integer: value, specification)
    case .double(let number):
      if specification.utf8.isEmpty { return pythonRepr(number) }
      let parsed = try FormatSpecification(
        specification, typeName: "float", isNumber: true, defaultType: nil)
      return try format(number, parsed, typeName: "float")
    default:
      if specification.utf8.isEmpty { return try text(of: value) }
      if case .object(let object) = value, let date = object as? DateTimeObject {
        return date.formatted(specification)
      }
      if case .object(let object as DecimalObject) = value {
        return try format(object.value, specification)
      }
      throw .type("unsupported format string passed to \(value.typeName).__format__")
    }
  }

  private func format(text: String, _ specification: String, typeName: String)
    throws(TemplateError) -> String
  {
    let parsed = try FormatSpecification(
      specification, typeName: typeName, isNumber: false, defaultType: "s")
    if parsed.type ?? "s" != "s" { throw parsed.unknownType(typeName) }
    if let sign = parsed.sign {
      throw .value("\(sign == " " ? "Space" : "Sign") not allowed in string format specifier")
    }
    if parsed.dropsNegativeZero {
      throw .value("Negative zero coercion (z) not allowed in string format specifier")
    }
    if parsed.isAlternate {
      throw .value("Alternate form (#) not allowed in string format specifier")
    }
    if parsed.alignment == "=" {
      throw .value("'=' alignment not allowed in string format specifier")
    }
    let text = CodePoints.substring(text, from: 0, to: parsed.precision ?? .max)
    return try pad(text, parsed, alignment: parsed.alignment ?? "<")
  }

  /// Fills a text up to the specification's width.
  private func pad(_ text: String, _ parsed: FormatSpecification, alignment: Unicode.Scalar)
    throws(TemplateError) -> String
  {
    let length = CodePoints.count(text)
    guard parsed.width > length else { return text }
    try checkSize(parsed.width, times: parsed.fill.utf8.count)
    let missing = parsed.width - length
    let before = alignment == "<" ? 0 : alignment == "^" ? missing / 2 : missing
    let fill = String(parsed.fill)
    return String(repeating: fill, count: before) + text
      + String(repeating: fill, count: missing - before)
  }

  private func format(integer value: Value, _ specification: String) throws(TemplateError)
    -> String
  {
    let parsed = try FormatSpecification(
      specification, typeName: value.typeName, isNumber: true, defaultType: "d")
    guard let integer = Number(value)?.integer else { return "" }
    let radix: Int
    switch parsed.type ?? "d" {
    case "d", "n": radix = 10
    case "b": radix = 2
    case "o": radix = 8
    case "x", "X": radix = 16
    case "c": return try format(character: integer, parsed)
    case "e", "E", "f", "F", "g", "G", "%":
      guard let number = integer.asDouble else {
        throw .overflow("int too large to convert to float")
      }
      return try format(number, parsed, typeName: value.typeName)
    default: throw parsed.unknownType(value.typeName)
    }
    try checkIntegerOptions(parsed)
    if radix == 10 { _ = try decimalText(of: integer) }
    let digits = integer.absolute.digits(radix: radix, uppercase: parsed.type == "X")
    let letter = parsed.type.map { String($0) } ?? ""
    var field = NumberField(digits: digits)
    field.sign = NumberField.sign(isNegative: integer.isNegative, parsed.sign)
    field.prefix = parsed.isAlternate && radix != 10 ? "0" + letter : ""
    field.groupSize = radix == 10 ? 3 : 4
    return try layOut(field, parsed)
  }

  private func checkIntegerOptions(_ parsed: FormatSpecification) throws(TemplateError) {
    if parsed.precision != nil {
      throw .value("Precision not allowed in integer format specifier")
    }
    if parsed.dropsNegativeZero {
      throw .value("Negative zero coercion (z) not allowed in integer format specifier")
    }
  }

  private func format(character integer: BigInteger, _ parsed: FormatSpecification)
    throws(TemplateError) -> String
  {
    try checkIntegerOptions(parsed)
    if parsed.sign != nil {
      throw .value("Sign not allowed with integer format specifier 'c'")
    }
    if parsed.isAlternate {
      throw .value("Alternate form (#) not allowed with integer format specifier 'c'")
    }
    guard let number = integer.asInt, let code = UInt32(exactly: number), code <= 0x10FFFF else {
      throw .overflow("%c arg not in range(0x110000)")
    }
    let text = String(Unicode.Scalar(code) ?? "\u{FFFD}")
    return try pad(text, parsed, alignment: parsed.alignment ?? "<")
  }

  private func format(_ number: Double, _ parsed: FormatSpecification, typeName: String)
    throws(TemplateError) -> String
  {
    let precision = parsed.precision ?? 6
    try checkSize(precision)
    var bytes: [UInt8]
    switch parsed.type {
    case nil:
      if parsed.precision != nil {
        bytes = FloatFormat.general(
          number, precision: precision, alternate: parsed.isAlternate, keepsPoint: true)
      } else {
        bytes = FloatFormat.shortest(number, alternate: parsed.isAlternate)
      }
    case "e", "E":
      bytes = FloatFormat.exponent(
        number, precision: precision, alternate: parsed.isAlternate,
        uppercase: parsed.type == "E")
    case "f", "F":
      bytes = FloatFormat.fixed(number, precision: precision, alternate: parsed.isAlternate)
      if parsed.type == "F" { bytes = bytes.map { $0 >= 0x61 ? $0 - 0x20 : $0 } }
    case "g", "G", "n":
      bytes = FloatFormat.general(
        number, precision: precision, alternate: parsed.isAlternate,
        uppercase: parsed.type == "G")
    case "%":
      bytes = FloatFormat.fixed(
        number * 100, precision: precision, alternate: parsed.isAlternate)
      bytes.append(0x25)
    default: throw parsed.unknownType(typeName)
    }
    return try layOut(NumberField(formatted: bytes, parsed), parsed)
  }

  func layOut(_ field: NumberField, _ parsed: FormatSpecification) throws(TemplateError)
    -> String
  {
    try checkSize(parsed.width, times: 4)
    let alignment = parsed.alignment ?? ">"
    var field = field
    if alignment == "=" {
      let fixed =
        field.sign.utf8.count + field.prefix.utf8.count + field.remainder.count
      let room = max(0, parsed.width - fixed)
      if parsed.fill == "0", !field.digits.isEmpty {
        field.group(parsed.grouping, minimumWidth: room)
      } else {
        field.group(parsed.grouping, minimumWidth: 0)
        let missing = max(0, room - field.digits.count)
        field.prefix += String(repeating: String(parsed.fill), count: missing)
      }
      return field.text
    }
    field.group(parsed.grouping, minimumWidth: 0)
    return try pad(field.text, parsed, alignment: alignment)
  }
}
