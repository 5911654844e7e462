/// Turns one argument of a printf-style format into text.
struct PercentConversion {
  private let machine: MachineRef
  private let escapes: Bool

  init(_ machine: MachineRef, escapes: Bool) {
    self.machine = machine
    self.escapes = escapes
  }

  func text(of value: Value, _ field: PercentField) throws(TemplateError) -> String {
    switch field.type {
    case "s": return try pad(cut(try shown(value), field), field)
    case "r": return try pad(cut(try representation(value), field), field)
    case "a": return try pad(cut(pythonASCII(try representation(value)), field), field)
    case "c": return try pad(try character(value), field)
    case "d", "i", "u": return try number(try wholeNumber(value, field), radix: 10, field)
    case "o": return try number(try index(value, field), radix: 8, field)
    case "x", "X": return try number(try index(value, field), radix: 16, field)
    default: return try float(try real(value), field)
    }
  }

  private func shown(_ value: Value) throws(TemplateError) -> String {
    escapes ? try machine.escape(value) : try machine.text(of: value)
  }

  private func representation(_ value: Value) throws(TemplateError) -> String {
    let text = try machine.repr(of: value)
    return escapes ? HTMLEscape.escape(text) : text
  }

  private func cut(_ text: String, _ field: PercentField) -> String {
    field.precision.map { CodePoints.substring(text, from: 0, to: $0) } ?? text
  }

  private func pad(_ text: String, _ field: PercentField) throws(TemplateError) -> String {
    let missing = field.width - CodePoints.count(text)
    guard missing > 0 else { return text }
    let blanks = String(repeating: " ", count: missing)
    return field.isLeftAligned ? text + blanks : blanks + text
  }

  private func character(_ value: Value) throws(TemplateError) -> String {
    if !escapes {
      if let number = value.indexInt {
        guard let code = UInt32(exactly: number), code <= 0x10FFFF else {
          throw .overflow("%c arg not in range(0x110000)")
        }
        return String(Unicode.Scalar(code) ?? "\u{FFFD}")
      }
      if case .bigInt = value { throw .overflow("%c arg not in range(0x110000)") }
      if let text = value.text, CodePoints.count(text) == 1 { return text }
    }
    throw .type("%c requires int or char")
  }

  /// `%d` takes any real number and drops its fraction. Arguments of markup are wrapped in an
  /// object that Python's `int` converts, so text is read as a number there.
  private func wholeNumber(_ value: Value, _ field: PercentField) throws(TemplateError)
    -> BigInteger
  {
    switch Number(value) {
    case .int(let integer): return BigInteger(integer)
    case .big(let integer): return integer
    case .double(let number):
      if number.isNaN { throw .value("cannot convert float NaN to integer") }
      guard let integer = BigInteger(number) else {
        throw .overflow("cannot convert float infinity to integer")
      }
      return integer
    case nil: break
    }
    if case .object(let object as DecimalObject) = value,
      case .some(let integer) = Number(try object.whole(.down))?.integer
    {
      return integer
    }
    if case .undefined(let missing) = value { throw missing.error }
    if escapes, let text = value.text {
      switch NumberParsing.integer(text) {
      case .small(let integer): return BigInteger(integer)
      case .big(let integer): return integer
      case .invalid, .tooManyDigits:
        throw .value("invalid literal for int() with base 10: \(try machine.repr(of: value))")
      }
    }
    if case .undefined(let missing) = value { throw missing.error }
    throw .type("%\(field.type) format: a real number is required, not \(typeName(value))")
  }

  private func index(_ value: Value, _ field: PercentField) throws(TemplateError) -> BigInteger {
    if !escapes, let integer = Number(value)?.integer { return integer }
    throw .type("%\(field.type) format: an integer is required, not \(typeName(value))")
  }

  private func real(_ value: Value) throws(TemplateError) -> Double {
    if let number = Number(value) { return try number.asDouble() }
    if case .undefined(let missing) = value { throw missing.error }
    if case .object(let object as DecimalObject) = value { return object.value.double }
    if escapes, let text = value.text {
      if let number = NumberParsing.float(text) { return number }
      throw .value("could not convert string to float: \(try machine.repr(of: value))")
    }
    // The wrapper that markup puts around its arguments calls Python's `float`.
    throw escapes
      ? .type("float() argument must be a string or a real number, not '\(value.typeName)'")
      : .type("must be real number, not \(value.typeName)")
  }

  private func typeName(_ value: Value) -> String {
    escapes ? "_MarkupEscapeHelper" : value.typeName
  }

  private func number(_ value: BigInteger, radix: Int, _ field: PercentField)
    throws(TemplateError) -> String
  {
    if radix == 10 { _ = try decimalText(of: value) }
    var digits = value.absolute.digits(radix: radix, uppercase: field.type == "X")
    let missing = (field.precision ?? 0) - digits.count
    if missing > 0 { digits = [UInt8](repeating: 0x30, count: missing) + digits }
    let prefix = field.isAlternate && radix != 10 ? "0\(field.type)" : ""
    return numeric(digits, isNegative: value.isNegative, prefix: prefix, field)
  }

  private func float(_ value: Double, _ field: PercentField) throws(TemplateError) -> String {
    let precision = field.precision ?? 6
    var bytes: [UInt8]
    switch field.type {
    case "e", "E":
      bytes = FloatFormat.exponent(value, precision: precision, alternate: field.isAlternate)
    case "f", "F":
      bytes = FloatFormat.fixed(value, precision: precision, alternate: field.isAlternate)
    default:
      bytes = FloatFormat.general(value, precision: precision, alternate: field.isAlternate)
    }
    if field.type.properties.isUppercase { bytes = bytes.map { $0 >= 0x61 ? $0 - 0x20 : $0 } }
    let isNegative = bytes.first == 0x2D
    return numeric(
      isNegative ? Array(bytes.dropFirst()) : bytes, isNegative: isNegative, prefix: "", field)
  }

  /// Sign, prefix, zeros and digits within the field's width.
  private func numeric(
    _ digits: [UInt8], isNegative: Bool, prefix: String, _ field: PercentField
  ) -> String {
    let sign = isNegative ? "-" : field.hasSign ? "+" : field.hasBlank ? " " : ""
    let missing = max(
      0, field.width - sign.utf8.count - prefix.utf8.count - digits.count)
    let body = String(decoding: digits, as: UTF8.self)
    if field.isLeftAligned {
      return sign + prefix + body + String(repeating: " ", count: missing)
    }
    if field.isZeroFilled {
      return sign + prefix + String(repeating: "0", count: missing) + body
    }
    return String(repeating: " ", count: missing) + sign + prefix + body
  }
}
