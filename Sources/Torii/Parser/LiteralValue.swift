/// The values of literals. The one place that turns their text into numbers and strings.
enum LiteralValue {
  /// What Python's own limit is; converting more digits takes too long.
  private static let maximumDecimalDigits = 4300

  /// The value of an integer literal: `12`, `1_000`, `0x1f`, `0o17`, `0b11`.
  static func integer(_ text: String) -> Value? {
    if text.utf8.count < 16, let small = Int(text) { return .int(small) }
    let scalars = text.unicodeScalars.filter { $0 != "_" }
    var digits = asciiDigits(scalars)
    var radix = 10
    if digits.count > 2, digits[0] == UInt8(ascii: "0") {
      switch digits[1] | 0x20 {
      case UInt8(ascii: "x"): radix = 16
      case UInt8(ascii: "o"): radix = 8
      case UInt8(ascii: "b"): radix = 2
      default: break
      }
      if radix != 10 { digits.removeFirst(2) }
    }
    if radix == 10, digits.count > maximumDecimalDigits { return nil }
    return BigInteger(digits: digits, radix: radix).map { .integer($0) }
  }

  /// The text of a float literal; rounds correctly, and to infinity as Python does.
  static func float(_ text: String) -> Value? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var plain = text
    if plain.utf8.contains(UInt8(ascii: "_")) { plain.unicodeScalars.removeAll { $0 == "_" } }
    return Double(plain).map { .double($0) }
  }

  /// Digits of other scripts count as the ASCII digits of their value.
  private static func asciiDigits(_ scalars: String.UnicodeScalarView) -> [UInt8] {
    scalars.map { scalar in
      if scalar.isASCII { return UInt8(truncatingIfNeeded: scalar.value) }
      let value = scalar.properties.numericValue ?? 0
      return UInt8(ascii: "0") + UInt8(Swift.min(9, Swift.max(0, value)))
    }
  }
}
