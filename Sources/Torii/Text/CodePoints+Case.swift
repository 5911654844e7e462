extension CodePoints {
  static func isUppercase(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? (0x41...0x5A).contains(scalar.value) : scalar.properties.isUppercase
  }

  static func isLowercase(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80: (0x61...0x7A).contains(scalar.value)
    // Unicode took or gave these their case after version 14.
    case 0x295, 0x10FC, 0xA7F2...0xA7F4, 0xAB69: scalar.value == 0x295
    default: scalar.properties.isLowercase
    }
  }

  static func isTitlecase(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isASCII && scalar.properties.generalCategory == .titlecaseLetter
  }

  private static func uppercase(_ scalar: Unicode.Scalar) -> String {
    hasNewPartner(scalar) ? String(scalar) : scalar.properties.uppercaseMapping
  }

  private static func titlecase(_ scalar: Unicode.Scalar) -> String {
    hasNewPartner(scalar) ? String(scalar) : scalar.properties.titlecaseMapping
  }

  /// Small letters whose capitals Unicode added after version 14.
  private static func hasNewPartner(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x19B, 0x264, 0xA7D3, 0xA7D5: true
    default: false
    }
  }

  /// Whether a code point has a case, as `str.title` and `str.istitle` look at it.
  private static func isCased(_ scalar: Unicode.Scalar) -> Bool {
    isUppercase(scalar) || isLowercase(scalar) || isTitlecase(scalar)
  }

  package static func uppercased(_ text: String) -> String {
    if let fast = mapASCII(text, { isLower($0) ? $0 - 0x20 : $0 }) { return fast }
    return map(text, { isLower($0) ? $0 ^ 0x20 : $0 }) { uppercase($0) }
  }

  package static func lowercased(_ text: String) -> String {
    if let fast = mapASCII(text, { isUpper($0) ? $0 + 0x20 : $0 }) { return fast }
    if !contains(text, "\u{3A3}") {
      return map(text, { isUpper($0) ? $0 ^ 0x20 : $0 }) { $0.properties.lowercaseMapping }
    }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for index in scalars.indices { appendLower(scalars, at: index, to: &result) }
    return String(result)
  }

  /// `str.capitalize`: the first code point in title case, the others in lower case.
  package static func capitalized(_ text: String) -> String {
    var isFirst = true
    let fast = mapASCII(text) { byte in
      defer { isFirst = false }
      return isFirst ? isLower(byte) ? byte ^ 0x20 : byte : isUpper(byte) ? byte ^ 0x20 : byte
    }
    if let fast { return fast }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for index in scalars.indices {
      if index == 0 {
        result.append(contentsOf: titlecase(scalars[index]).unicodeScalars)
      } else {
        appendLower(scalars, at: index, to: &result)
      }
    }
    return String(result)
  }

  /// `str.title`: every code point after one without case in title case, the others in lower.
  package static func titlecased(_ text: String) -> String {
    var isInWord = false
    let fast = mapASCII(text) { byte in
      let switches = isInWord ? isUpper(byte) : isLower(byte)
      isInWord = isUpper(byte) || isLower(byte)
      return switches ? byte ^ 0x20 : byte
    }
    if let fast { return fast }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var afterCased = false
    for index in scalars.indices {
      if afterCased {
        appendLower(scalars, at: index, to: &result)
      } else {
        result.append(contentsOf: titlecase(scalars[index]).unicodeScalars)
      }
      afterCased = isCased(scalars[index])
    }
    return String(result)
  }

  package static func swappedCase(_ text: String) -> String {
    if let fast = mapASCII(text, { isUpper($0) || isLower($0) ? $0 ^ 0x20 : $0 }) { return fast }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      if isUppercase(scalar) {
        appendLower(scalars, at: index, to: &result)
      } else if isLowercase(scalar) {
        result.append(contentsOf: uppercase(scalar).unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// `str.casefold`: what Unicode's full case folding makes of each code point.
  package static func caseFolded(_ text: String) -> String {
    if let fast = mapASCII(text, { isUpper($0) ? $0 + 0x20 : $0 }) { return fast }
    return map(text, { isUpper($0) ? $0 ^ 0x20 : $0 }) { folding(of: $0) }
  }

  /// Folding goes through the upper case, except for the Cherokee letters, which fold to it, and
  /// a few others that are their own.
  private static func folding(of scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x13A0...0x13F5, 0x0131: return String(scalar)
    case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.properties.uppercaseMapping
    case 0x0130, 0x1E9E: return scalar.value == 0x1E9E ? "ss" : "i\u{307}"
    default: break
    }
    var folded = ""
    for upper in scalar.properties.uppercaseMapping.unicodeScalars {
      folded += upper.properties.lowercaseMapping
    }
    return folded
  }

  package static func isUpper(_ text: String) -> Bool {
    var found = false
    for scalar in text.unicodeScalars {
      if isLowercase(scalar) || isTitlecase(scalar) { return false }
      found = found || isUppercase(scalar)
    }
    return found
  }

  package static func isLower(_ text: String) -> Bool {
    var found = false
    for scalar in text.unicodeScalars {
      if isUppercase(scalar) || isTitlecase(scalar) { return false }
      found = found || isLowercase(scalar)
    }
    return found
  }

  package static func isTitle(_ text: String) -> Bool {
    var found = false
    var afterCased = false
    for scalar in text.unicodeScalars {
      if isUppercase(scalar) || isTitlecase(scalar) {
        if afterCased { return false }
        (afterCased, found) = (true, true)
      } else if isLowercase(scalar) {
        if !afterCased { return false }
        found = true
      } else {
        afterCased = false
      }
    }
    return found
  }
}

extension CodePoints {
  private static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

  private static func isLower(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  /// An ASCII text with the other case for the 26 letters from `first` on; nil for other texts.
  static func switchingCase(
    of text: UnsafeBufferPointer<UInt8>, from first: UInt8
  ) -> String? {
    guard isASCII(text) else { return nil }
    return String(unsafeUninitializedCapacity: text.count) { output in
      var index = 0
      while index < text.count {
        let byte = text[index]
        output.initializeElement(at: index, to: byte &- first < 26 ? byte ^ 0x20 : byte)
        index &+= 1
      }
      return index
    }
  }

  /// The text with every byte mapped if all of it is ASCII, else nil.
  @inline(__always)
  private static func mapASCII(_ text: String, _ mapping: (UInt8) -> UInt8) -> String? {
    withBytes(of: text) { bytes in
      guard isASCII(bytes) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { output in
        for index in bytes.indices {
          output.initializeElement(at: index, to: mapping(bytes[index]))
        }
        return bytes.count
      }
    }
  }

  /// The text with each ASCII character mapped to another, and each other code point to a text.
  @inline(__always)
  private static func map(
    _ text: String, _ ascii: (UInt8) -> UInt8, _ other: (Unicode.Scalar) -> String
  ) -> String {
    withBytes(of: text) { bytes in
      var result: [UInt8] = []
      result.reserveCapacity(bytes.count &+ 8)
      var offset = 0
      while offset < bytes.count {
        if bytes[offset] < 0x80 {
          result.append(ascii(bytes[offset]))
          offset &+= 1
        } else {
          let (scalar, next) = scalar(at: offset, in: bytes)
          result.append(contentsOf: other(scalar).utf8)
          offset = next
        }
      }
      return string(result)
    }
  }

  private static func appendLower(
    _ scalars: [Unicode.Scalar], at index: Int, to result: inout String.UnicodeScalarView
  ) {
    let scalar = scalars[index]
    if scalar.value == 0x3A3 {
      result.append(endsWord(scalars, at: index) ? "\u{3C2}" : "\u{3C3}")
    } else {
      result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  /// Whether a sigma is the last letter of its word: a cased letter before it, none after it,
  /// looking past what case mapping ignores.
  private static func endsWord(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    guard before?.properties.isCased == true else { return false }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    return after?.properties.isCased != true
  }
}
