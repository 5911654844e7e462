/// Number literals as Python writes them: `_` between digits, `0b`, `0o`, `0x`, exponents.
extension Lexer {
  mutating func readNumber() throws(TemplateSyntaxIssue) {
    let start = position
    let followsDot = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    if !followsDot, let end = floatEnd(from: start) {
      emit(.float, from: start, to: end)
      position = end
    } else {
      let end = integerEnd(from: start)
      emit(.integer, from: start, to: end)
      position = end
    }
  }

  /// A float has digits on both sides of its point, or an exponent.
  func floatEnd(from start: Int) -> Int? {
    guard let whole = digitsEnd(from: start) else { return nil }
    if byte(at: whole) == UInt8(ascii: "."), let fraction = digitsEnd(from: whole + 1) {
      return exponentEnd(from: fraction) ?? fraction
    }
    return exponentEnd(from: whole)
  }

  private func exponentEnd(from offset: Int) -> Int? {
    guard let letter = byte(at: offset), letter | 0x20 == UInt8(ascii: "e") else { return nil }
    let sign = byte(at: offset + 1)
    let hasSign = sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")
    return digitsEnd(from: offset + (hasSign ? 2 : 1))
  }

  private func integerEnd(from start: Int) -> Int {
    guard byte(at: start) == UInt8(ascii: "0") else {
      return digitsEnd(from: start) ?? start + 1
    }
    let prefixed: Int? =
      switch (byte(at: start + 1) ?? 0) | 0x20 {
      case UInt8(ascii: "b"): groupedEnd(from: start + 2) { $0 == 0x30 || $0 == 0x31 ? 1 : 0 }
      case UInt8(ascii: "o"): groupedEnd(from: start + 2) { (0x30...0x37).contains($0) ? 1 : 0 }
      case UInt8(ascii: "x"): hexadecimalEnd(from: start + 2)
      default: nil
      }
    return prefixed ?? groupedEnd(from: start + 1) { $0 == 0x30 ? 1 : 0 } ?? start + 1
  }

  private func hexadecimalEnd(from offset: Int) -> Int? {
    var end = offset
    while true {
      let digit = byte(at: end) == UInt8(ascii: "_") ? end + 1 : end
      let length = hexadecimalDigitLength(at: digit)
      if length == 0 { return end > offset ? end : nil }
      end = digit + length
    }
  }

  private func hexadecimalDigitLength(at offset: Int) -> Int {
    if let byte = byte(at: offset), case UInt8(ascii: "a")...UInt8(ascii: "f") = byte | 0x20,
      byte < 0x80
    {
      return 1
    }
    return digitLength(at: offset)
  }

  /// Digits with at most one `_` before each of them.
  private func groupedEnd(from offset: Int, digitLength: (UInt8) -> Int) -> Int? {
    var end = offset
    while true {
      let digit = byte(at: end) == UInt8(ascii: "_") ? end + 1 : end
      guard let byte = byte(at: digit), digitLength(byte) > 0 else {
        return end > offset ? end : nil
      }
      end = digit + 1
    }
  }

  /// Decimal digits with single `_` between them.
  private func digitsEnd(from offset: Int) -> Int? {
    let first = digitLength(at: offset)
    guard first > 0 else { return nil }
    var end = offset + first
    while true {
      let digit = byte(at: end) == UInt8(ascii: "_") ? end + 1 : end
      let length = digitLength(at: digit)
      if length == 0 { return end }
      end = digit + length
    }
  }

  private func digitLength(at offset: Int) -> Int {
    guard let byte = byte(at: offset) else { return 0 }
    if byte < 0x80 { return PythonCharacters.isDigitByte(byte) ? 1 : 0 }
    let (scalar, length) = bytes.scalar(at: offset)
    return PythonCharacters.isDigit(scalar) ? length : 0
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }
}
