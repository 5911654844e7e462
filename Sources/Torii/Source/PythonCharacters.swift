/// The character classes of Python that Jinja2's lexer is written in: `\s`, `\d`, `\w`, and what an
/// identifier may hold (Python reference, "Identifiers and keywords"; `re`).
enum PythonCharacters {
  static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  /// What Jinja2's lexer takes into a name; whether the name is an identifier is checked later.
  static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isNameByte(UInt8(truncatingIfNeeded: scalar.value)) }
    let properties = scalar.properties
    if isIdentifierPart(scalar) || properties.numericType != nil { return true }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }

  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || byte == UInt8(ascii: "_")
  }

  @inline(__always)
  static func isDigitByte(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Python's `str.isidentifier`.
  static func isIdentifier(_ text: String) -> Bool {
    var scalars = text.unicodeScalars.makeIterator()
    guard let first = scalars.next(), first == "_" || first.properties.isXIDStart else {
      return false
    }
    while let scalar = scalars.next() {
      if !isIdentifierPart(scalar) { return false }
    }
    return true
  }

  /// Unicode 15.1 let four joiners and middle dots into identifiers; Python has not followed.
  private static func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200C, 0x200D, 0x30FB, 0xFF65: false
    default: scalar.properties.isXIDContinue
    }
  }
}

extension SourceBytes {
  /// The length of the whitespace character at `offset`; 0 if another stands there.
  @inline(__always)
  func spaceLength(at offset: Int) -> Int {
    guard offset < count else { return 0 }
    let byte = self[offset]
    if byte < 0x80 {
      return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || (byte >= 0x1C && byte <= 0x1F)
        ? 1 : 0
    }
    return wideSpaceLength(at: offset)
  }

  private func wideSpaceLength(at offset: Int) -> Int {
    let (scalar, length) = scalar(at: offset)
    return PythonCharacters.isSpace(scalar) ? length : 0
  }

  /// The end of the whitespace that starts at `offset`.
  func spaceEnd(from offset: Int) -> Int {
    var end = offset
    while true {
      let length = spaceLength(at: end)
      if length == 0 { return end }
      end &+= length
    }
  }

  /// The start of the whitespace that ends at `end`, not before `start`.
  func trimmedEnd(_ end: Int, downTo start: Int) -> Int {
    var end = end
    while end > start {
      let byte = self[end - 1]
      if byte == 0x20 || byte == 0x0A {
        end -= 1
        continue
      }
      if byte > 0x20, byte < 0x80 { return end }
      let previous = scalarStart(before: end)
      if previous < start || spaceLength(at: previous) == 0 { return end }
      end = previous
    }
    return end
  }
}
