/// Numbers in TOML: whole ones in four bases, decimal fractions, underscores between digits.
enum TOMLNumber {
  static func read(_ text: String, at position: DataPosition) throws(DataError) -> DataNode.Kind {
    let prefixes = ["0x": 16, "0o": 8, "0b": 2]
    if let radix = prefixes[String(text.prefix(2))] {
      guard let digits = digits(text.utf8.dropFirst(2), radix: radix) else {
        throw fault(text, position)
      }
      return .int(try NumberText.int(digits, radix: radix, written: text, at: position))
    }
    return try readDecimal(text, at: position)
  }

  private static func readDecimal(
    _ text: String, at position: DataPosition
  ) throws(DataError) -> DataNode.Kind {
    let sign = text.utf8.prefix { isSign($0) }
    let unsigned = text.utf8.dropFirst(sign.count)
    let whole = unsigned.prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
    let rest = unsigned.dropFirst(whole.count)
    guard sign.count <= 1, let wholeDigits = digits(whole, radix: 10),
      wholeDigits.utf8.count == 1 || !wholeDigits.utf8.starts(with: "0".utf8)
    else { throw fault(text, position) }
    let signText = String(Substring(sign))
    if rest.isEmpty { return .int(try NumberText.int(signText + wholeDigits, at: position)) }
    guard let tail = fractionAndExponent(rest) else { throw fault(text, position) }
    return .double(try NumberText.double(signText + wholeDigits + tail, at: position))
  }

  /// `.5`, `.5e6` or `e6` without underscores; `nil` when a digit is missing.
  private static func fractionAndExponent(_ text: Substring.UTF8View) -> String? {
    var rest = text
    var result = ""
    if rest.first == UInt8(ascii: ".") {
      let part = rest.dropFirst().prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
      guard let digits = digits(part, radix: 10) else { return nil }
      result = "." + digits
      rest = rest.dropFirst(part.count + 1)
    }
    guard let letter = rest.first else { return result }
    guard letter | 0x20 == UInt8(ascii: "e") else { return nil }
    rest = rest.dropFirst()
    result += "e"
    if let sign = rest.first, isSign(sign) {
      result.unicodeScalars.append(Unicode.Scalar(sign))
      rest = rest.dropFirst()
    }
    guard let digits = digits(rest, radix: 10) else { return nil }
    return result + digits
  }

  /// Digits without their underscores; `nil` unless each underscore stands between two digits.
  private static func digits(_ text: Substring.UTF8View, radix: Int) -> String? {
    var result = ""
    var previousIsDigit = false
    for byte in text {
      if byte == UInt8(ascii: "_") {
        guard previousIsDigit else { return nil }
        previousIsDigit = false
      } else {
        guard isHexDigit(byte), let value = Character(Unicode.Scalar(byte)).hexDigitValue,
          value < radix
        else { return nil }
        previousIsDigit = true
        result.unicodeScalars.append(Unicode.Scalar(byte))
      }
    }
    return previousIsDigit ? result : nil
  }

  private static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  private static func fault(_ text: String, _ position: DataPosition) -> DataError {
    DataError("\(quoted(text)) is no TOML value; put text in quotes.", at: position)
  }
}
