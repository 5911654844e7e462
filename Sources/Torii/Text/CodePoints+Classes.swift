extension CodePoints {
  /// The version of Unicode that CPython 3.11 knows: later characters are unassigned to it.
  private static func isKnown(_ properties: Unicode.Scalar.Properties) -> Bool {
    guard let age = properties.age else { return false }
    return age.major <= 14
  }

  /// `str.isspace` for one code point; also what `strip` and `split` take as white space.
  package static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// The code points that end a line in `str.splitlines`.
  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// `str.isprintable` for one code point: what `repr` shows as it is.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      return false
    default: return isKnown(properties)
    }
  }

  static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isASCIILetter(scalar.value) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return isKnown(properties)
    default: return false
    }
  }

  private static func isASCIILetter(_ value: UInt32) -> Bool {
    (0x61...0x7A).contains(value | 0x20)
  }

  /// The value of a decimal digit in any script.
  static func decimalValue(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCII {
      return (0x30...0x39).contains(scalar.value) ? Int(scalar.value) - 0x30 : nil
    }
    let properties = scalar.properties
    guard properties.numericType == .decimal, isKnown(properties),
      let value = properties.numericValue, value >= 0, value <= 9
    else { return nil }
    return Int(value)
  }

  static func isDecimal(_ scalar: Unicode.Scalar) -> Bool { decimalValue(scalar) != nil }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isDecimal(scalar) }
    let properties = scalar.properties
    switch properties.numericType {
    case .decimal, .digit: return isKnown(properties)
    default: return false
    }
  }

  static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isDecimal(scalar) }
    switch scalar.value {
    // Unicode gave these a number after version 14.
    case 0x4E24, 0x4EAC, 0x4FE9, 0x5006, 0x62D0, 0x6D1E, 0x7695, 0x79ED, 0x920E, 0x94A9, 0x12038,
      0x12039, 0x12079, 0x12226, 0x1222B, 0x1230B, 0x1230D, 0x12399:
      return false
    default:
      let properties = scalar.properties
      return properties.numericType != nil && isKnown(properties)
    }
  }

  static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    isAlphabetic(scalar) || isNumeric(scalar)
  }

  /// The class `\w` of Python's regular expressions.
  package static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || isAlphanumeric(scalar)
  }

  package static func isIdentifierStart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar == "_" || isASCIILetter(scalar.value) }
    let properties = scalar.properties
    return properties.isXIDStart && isKnown(properties)
  }

  package static func isIdentifierContinuation(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return isIdentifierStart(scalar) || isDecimal(scalar) }
    switch scalar.value {
    // Unicode made these part of identifiers after version 14.
    case 0x200C, 0x200D, 0x30FB, 0xFF65: return false
    default:
      let properties = scalar.properties
      return properties.isXIDContinue && isKnown(properties)
    }
  }

  /// `str.isidentifier`.
  package static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isIdentifierStart(first) else { return false }
    return text.unicodeScalars.dropFirst().allSatisfy(isIdentifierContinuation)
  }

  /// Whether there is a code point and all are in a class: `str.isalpha` and its relatives.
  package static func all(
    _ text: String, _ isMember: (Unicode.Scalar) -> Bool
  ) -> Bool {
    !text.utf8.isEmpty && text.unicodeScalars.allSatisfy(isMember)
  }
}
