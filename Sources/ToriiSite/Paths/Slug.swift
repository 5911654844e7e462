/// Names for URLs made from titles, file names and terms.
package enum Slug {
  /// Lower case; letters, digits and their marks of every script stay, apostrophes vanish, `+` and
  /// `#` that end a word are spelled out (`C++` is `c-plus-plus`, `C#` is `c-sharp`, so that they
  /// are not `C`), and everything else becomes one hyphen.
  ///
  /// Empty when the text has no letter and no digit. A name that Windows keeps for devices gets a
  /// trailing underscore, so that no term or file can make a site that cannot be checked out there.
  package static func make(_ text: some StringProtocol) -> String {
    make(text) { sign in
      switch sign {
      case "+": "plus"
      case "#": "sharp"
      default: nil
      }
    }
  }

  /// The slug without signs spelled out, as Jekyll, Pelican and Zola make theirs.
  package static func withoutSigns(_ text: some StringProtocol) -> String {
    make(text) { _ in nil }
  }

  private static func make(
    _ text: some StringProtocol, spelling: (Unicode.Scalar) -> String?
  ) -> String {
    let slug =
      plain(text) ?? ascii(text) { makeASCII($0, spelling: spelling) } ?? makeOther(text, spelling)
    return PathComponent.isReservedOnWindows(slug[...]) ? slug + "_" : slug
  }

  /// The slug of a text of letters, digits, hyphens, underscores and spaces of ASCII, which most are; nil
  /// for any other.
  private static func plain(_ text: some StringProtocol) -> String? {
    text.utf8.withContiguousStorageIfAvailable { text -> String? in
      let isPlain = text.allSatisfy {
        $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x20 || $0 == hyphen || $0 == underscore
      }
      if !isPlain { return nil }
      // Nothing is left out of these but what spellings leave out.
      return String(unsafeUninitializedCapacity: text.count) { writeSpelling(of: text, to: $0) }
    } ?? nil
  }

  private static let hyphen = UInt8(ascii: "-")
  private static let underscore = UInt8(ascii: "_")

  /// What `body` makes of a text of nothing but ASCII; nil for any other.
  private static func ascii(
    _ text: some StringProtocol, _ body: (UnsafeBufferPointer<UInt8>) -> [UInt8]
  ) -> String? {
    let bytes = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 < 0x80 } ? body(bytes) : nil
    }
    guard let bytes, let bytes else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func makeASCII(
    _ text: UnsafeBufferPointer<UInt8>, spelling: (Unicode.Scalar) -> String?
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 8)
    var pendingHyphen = false
    var isInWord = false
    for byte in text {
      if byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_") {
        if pendingHyphen && !result.isEmpty { result.append(hyphen) }
        pendingHyphen = false
        isInWord = true
        result.append(byte.asciiLowercased)
      } else if isInWord, let word = spelling(Unicode.Scalar(byte)) {
        result.append(hyphen)
        result.append(contentsOf: word.utf8)
        pendingHyphen = true
      } else if byte != UInt8(ascii: "'") {
        pendingHyphen = true
        isInWord = false
      }
    }
    return result
  }

  private static func makeOther(
    _ text: some StringProtocol, _ spelling: (Unicode.Scalar) -> String?
  ) -> String {
    var result = String.UnicodeScalarView()
    var pendingHyphen = false
    // Whether a sign that comes now belongs to the word before it.
    var isInWord = false
    for scalar in text.lowercased().unicodeScalars {
      if keeps(scalar) {
        if pendingHyphen && !result.isEmpty { result.append("-") }
        pendingHyphen = false
        isInWord = true
        result.append(scalar)
      } else if isInWord, let word = spelling(scalar) {
        result.append("-")
        result.append(contentsOf: word.unicodeScalars)
        pendingHyphen = true
      } else if scalar != "'" && scalar != "\u{2019}" {
        pendingHyphen = true
        isInWord = false
      }
    }
    return String(result)
  }

  /// What two names of one slug have in common when they are spellings of one another: only case,
  /// spaces, hyphens and apostrophes tell them apart.
  package static func spelling(of text: some StringProtocol) -> String {
    let spelling = text.utf8.withContiguousStorageIfAvailable { text -> String? in
      guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
      return String(unsafeUninitializedCapacity: text.count) { writeSpelling(of: text, to: $0) }
    }
    return (spelling ?? nil) ?? spellingOther(of: text)
  }

  /// Writes what has no more bytes than the text, which is ASCII; returns how many.
  private static func writeSpelling(
    of text: UnsafeBufferPointer<UInt8>, to spelling: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    var pendingHyphen = false
    for byte in text where byte != UInt8(ascii: "'") {
      if byte == hyphen || byte == 0x20 || (0x09...0x0D).contains(byte) {
        pendingHyphen = count > 0
      } else {
        if pendingHyphen {
          spelling[count] = hyphen
          count += 1
          pendingHyphen = false
        }
        spelling[count] = byte.asciiLowercased
        count += 1
      }
    }
    return count
  }

  private static func spellingOther(of text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var pendingHyphen = false
    for scalar in text.lowercased().unicodeScalars where scalar != "'" && scalar != "\u{2019}" {
      if scalar == "-" || scalar.properties.isWhitespace {
        pendingHyphen = true
      } else {
        if pendingHyphen && !result.isEmpty { result.append("-") }
        pendingHyphen = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func keeps(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      return byte.isASCIILetter || byte.isASCIIDigit || scalar == "_"
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }

  /// A slug that a person wrote: taken as it is, or refused.
  package static func validate(_ slug: String) throws(PathProblem) {
    if slug.isEmpty { throw .empty }
    if slug.utf8.contains(UInt8(ascii: "/")) { throw .separatorInSlug }
    try PathComponent.validate(slug[...])
  }
}
