/// What Python's `int(text, base)` makes of a text.
package enum ParsedInteger: Sendable, Equatable {
  case small(Int)
  case big(BigInteger)
  case invalid
  /// More digits than Python converts (see ``NumberParsing/digitLimit``).
  case tooManyDigits(Int)
}

/// Python's readings of numbers in text.
package enum NumberParsing {
  /// Python refuses to convert decimal texts longer than this, in both directions.
  package static let digitLimit = 4300

  /// Python's `float(text)`; nil where it raises ValueError.
  package static func float(_ text: String) -> Double? {
    guard let bytes = asciiDigits(text) else { return nil }
    var rest = bytes[...]
    let sign = takeSign(&rest)
    if let special = specialValue(rest) { return sign == 0x2D ? -special : special }
    guard let plain = plainDecimal(rest),
      let value = Double(String(decoding: plain, as: UTF8.self))
    else { return nil }
    return sign == 0x2D ? -value : value
  }

  /// Python's `int(text, base)` with a base of 0 or 2 to 36.
  package static func integer(_ text: String, base: Int = 10) -> ParsedInteger {
    guard let bytes = asciiDigits(text) else { return .invalid }
    var rest = bytes[...]
    let isNegative = takeSign(&rest) == 0x2D
    guard let radix = takePrefix(&rest, base: base), let digits = withoutUnderscores(rest),
      !digits.isEmpty, digits.allSatisfy({ BigInteger.digitValue($0) < radix })
    else { return .invalid }
    // Base 0 reads as a literal, where a decimal has no leading zeros unless it is zero.
    if base == 0, radix == 10, digits.first == 0x30, digits.contains(where: { $0 != 0x30 }) {
      return .invalid
    }
    if radix.nonzeroBitCount != 1, digits.count > digitLimit {
      return .tooManyDigits(digits.count)
    }
    if let value = smallValue(digits, radix: radix) { return .small(isNegative ? -value : value) }
    guard let magnitude = BigInteger(digits: digits, radix: radix) else { return .invalid }
    let value = isNegative ? -magnitude : magnitude
    return value.asInt.map { .small($0) } ?? .big(value)
  }

  private static func smallValue(_ digits: [UInt8], radix: Int) -> Int? {
    guard digits.count <= 64 else { return nil }
    var value = 0
    for digit in digits {
      let (scaled, first) = value.multipliedReportingOverflow(by: radix)
      let (sum, second) = scaled.addingReportingOverflow(Int(BigInteger.digitValue(digit)))
      if first || second { return nil }
      value = sum
    }
    return value
  }

  /// The text in ASCII with white space around it dropped and every decimal digit of Unicode
  /// replaced by its own; nil if anything else is in it.
  private static func asciiDigits(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in CodePoints.strip(text).unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let value = CodePoints.decimalValue(scalar) {
        bytes.append(0x30 + UInt8(value))
      } else {
        return nil
      }
    }
    return bytes
  }

  private static func takeSign(_ rest: inout ArraySlice<UInt8>) -> UInt8? {
    guard let first = rest.first, first == 0x2B || first == 0x2D else { return nil }
    return rest.removeFirst()
  }

  private static func takePrefix(_ rest: inout ArraySlice<UInt8>, base: Int) -> Int? {
    let marked: Int? =
      if rest.first == 0x30, let letter = rest.dropFirst().first {
        switch letter | 0x20 {
        case 0x62: 2
        case 0x6F: 8
        case 0x78: 16
        default: nil
        }
      } else { nil }
    guard base == 0 || base == marked else { return (2...36).contains(base) ? base : nil }
    guard let marked else { return 10 }
    rest.removeFirst(2)
    // One underscore may separate the prefix from the digits.
    if rest.first == 0x5F { rest.removeFirst() }
    return marked
  }

  /// The bytes without underscores, which stand only between two others; nil where one does not.
  private static func withoutUnderscores(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var afterUnderscore = true
    for byte in bytes {
      if byte == 0x5F {
        if afterUnderscore { return nil }
        afterUnderscore = true
      } else {
        result.append(byte)
        afterUnderscore = false
      }
    }
    return afterUnderscore ? nil : result
  }

  private static func specialValue(_ bytes: ArraySlice<UInt8>) -> Double? {
    guard bytes.count == 3 || bytes.count == 8 else { return nil }
    let lowered = bytes.map { $0 | 0x20 }
    if lowered.elementsEqual("inf".utf8) || lowered.elementsEqual("infinity".utf8) {
      return .infinity
    }
    return lowered.elementsEqual("nan".utf8) ? .nan : nil
  }

  /// The bytes of `digits [. digits] [e digits]` without underscores, which stand between digits;
  /// nil for any other form.
  private static func plainDecimal(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var rest = bytes
    guard let whole = takeDigits(&rest) else { return nil }
    result += whole.isEmpty ? [0x30] : whole
    var digitCount = whole.count
    if rest.first == 0x2E {
      rest.removeFirst()
      guard let fraction = takeDigits(&rest) else { return nil }
      digitCount += fraction.count
      result.append(0x2E)
      result += fraction.isEmpty ? [0x30] : fraction
    }
    guard digitCount > 0 else { return nil }
    if let mark = rest.first, mark | 0x20 == 0x65 {
      rest.removeFirst()
      result.append(0x65)
      if let sign = takeSign(&rest) { result.append(sign) }
      guard let exponent = takeDigits(&rest), !exponent.isEmpty else { return nil }
      result += exponent
    }
    return rest.isEmpty ? result : nil
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    let run = rest.prefix { (0x30...0x39).contains($0) || $0 == 0x5F }
    rest = rest.dropFirst(run.count)
    return run.isEmpty ? [] : withoutUnderscores(run)
  }
}
