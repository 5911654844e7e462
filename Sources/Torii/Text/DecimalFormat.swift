extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `format(decimal, specification)`, which knows fewer options than that of floats.
  func format(_ number: DecimalNumber, _ specification: String) throws(TemplateError) -> String {
    var parsed: FormatSpecification
    do throws(TemplateError) {
      parsed = try FormatSpecification(
        specification, typeName: "decimal.Decimal", isNumber: true, defaultType: nil)
    } catch {
      throw .value("invalid format string")
    }
    let type = parsed.type ?? "G"
    guard "eEfFgGn%".unicodeScalars.contains(type), !parsed.isAlternate, parsed.grouping != "_",
      !Self.alignsTwice(specification)
    else { throw .value("invalid format string") }
    try checkSize(parsed.precision ?? 0)
    try checkSize(number.isZero ? 0 : max(0, number.adjusted))
    try checkSize(max(0, -(number.exponent + number.text.count)))
    let digits = DecimalDigits(number, type: type, precision: parsed.precision)
    var field = NumberField(digits: digits.whole)
    field.remainder = digits.remainder
    let isNegative = number.isNegative && !(parsed.dropsNegativeZero && digits.isZero)
    field.sign = NumberField.sign(isNegative: isNegative, parsed.sign)
    if parsed.type == "n" { parsed.grouping = nil }
    return try layOut(field, parsed)
  }

  /// Whether there is an alignment as well as a zero before the width.
  private static func alignsTwice(_ specification: String) -> Bool {
    var rest = specification.unicodeScalars[...]
    let marks = "<>=^".unicodeScalars
    if let second = rest.dropFirst().first, marks.contains(second) {
      rest.removeFirst(2)
    } else if let first = rest.first, marks.contains(first) {
      rest.removeFirst()
    } else {
      return false
    }
    return rest.first { !"+- z".unicodeScalars.contains($0) } == "0"
  }
}

/// What a format shows of a decimal: the digits before the point, and what comes after them.
private struct DecimalDigits {
  var whole: [UInt8]
  var remainder: [UInt8] = []
  let isZero: Bool

  init(_ number: DecimalNumber, type: Unicode.Scalar, precision: Int?) {
    let letter = String(type).lowercased()
    var number = number
    if letter == "%" {
      number = DecimalNumber(
        isNegative: number.isNegative, number.digits, number.exponent + 2)
    }
    let (isFixed, isScientific) = (letter == "f" || letter == "%", letter == "e")
    if let precision {
      if isFixed {
        number = number.rescaled(to: -precision, .halfEven)
      } else if isScientific {
        number = number.rounded(to: precision + 1)
        number = Self.padded(number, to: precision + 1)
      } else {
        number = number.rounded(to: max(1, precision))
      }
    }
    if number.isZero, number.exponent > 0, isFixed { number = number.rescaled(to: 0, .down) }
    isZero = number.isZero
    let text = number.text
    let leading = number.exponent + text.count
    let place: Int
    if isScientific {
      place = number.isZero ? 1 - (precision ?? 0) : 1
    } else if isFixed || number.exponent <= 0 && leading > -6 {
      place = leading
    } else {
      place = 1
    }
    var fraction: [UInt8] = []
    if place < 0 {
      whole = [0x30]
      fraction = [UInt8](repeating: 0x30, count: -place) + text
    } else if place > text.count {
      whole = text + [UInt8](repeating: 0x30, count: place - text.count)
    } else {
      whole = place == 0 ? [0x30] : Array(text[..<place])
      fraction = Array(text[place...])
    }
    if !fraction.isEmpty { remainder = [0x2E] + fraction }
    let power = leading - place
    if power != 0 || isScientific {
      let isUpper = type == "E" || type == "G"
      remainder += "\(isUpper ? "E" : "e")\(power < 0 ? "" : "+")\(power)".utf8
    }
    if letter == "%" { remainder.append(0x25) }
  }

  /// A number with few digits gets zeros until it has `count`.
  private static func padded(_ number: DecimalNumber, to count: Int) -> DecimalNumber {
    let missing = count - number.text.count
    guard missing > 0, !number.isZero else { return number }
    return number.rescaled(to: number.exponent - missing, .down)
  }
}
