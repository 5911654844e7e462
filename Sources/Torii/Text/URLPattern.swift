/// What `urlize` takes for a URL or a mail address.
enum URLPattern {
  /// A scheme or `www.` with a name, a bare name in one of the old domains, or a scheme with an IP
  /// address; then perhaps a port, and a path, query or fragment.
  static func isURL(_ text: ArraySlice<UInt8>) -> Bool {
    if let rest = dropScheme(text) {
      let authority = rest.prefix(upTo: endOfName(rest))
      if isSuffix(rest[authority.endIndex...]) {
        let scalars = scalars(authority)
        return isHostName(scalars) || isIPv4(scalars)
      }
      return isIPv6Authority(rest)
    }
    let end = endOfName(text)
    guard isSuffix(text[end...]) else { return false }
    let name = scalars(text[..<end])
    let labels = labels(name)
    if labels.count > 1, name.starts(with: Array("www.".unicodeScalars), by: { isSame($0, $1) }),
      isHostName(Array(name.dropFirst(4)))
    {
      return true
    }
    guard labels.count > 1, let last = labels.last, isOldDomain(last) else { return false }
    return labels.dropLast().allSatisfy { (2...63).contains($0.count) }
  }

  /// Anything, an `@`, and a name with a dot, whose last part has no hyphens.
  static func isMailAddress(_ text: ArraySlice<UInt8>) -> Bool {
    guard let at = text.lastIndex(of: 0x40), at > text.startIndex else { return false }
    let name = scalars(text[(at &+ 1)...])
    guard let first = name.first, CodePoints.isWordCharacter(first),
      let dot = name.lastIndex(of: "."), dot &+ 1 < name.count
    else { return false }
    return name[..<dot].allSatisfy { CodePoints.isWordCharacter($0) || $0 == "." || $0 == "-" }
      && name[(dot &+ 1)...].allSatisfy(CodePoints.isWordCharacter)
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>) -> [Unicode.Scalar] {
    Array(CodePoints.string(bytes).unicodeScalars)
  }

  /// Without regard to case; to Python two letters outside of ASCII are an i, one an s, one a k.
  private static func isSame(_ scalar: Unicode.Scalar, _ lower: Unicode.Scalar) -> Bool {
    folded(scalar) == lower.value
  }

  private static func folded(_ scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x41...0x5A: scalar.value | 0x20
    case 0x130, 0x131: 0x69
    case 0x17F: 0x73
    case 0x212A: 0x6B
    default: scalar.value
    }
  }

  /// What follows `http://` or `https://`.
  private static func dropScheme(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let colon = text.prefix(9).firstIndex(of: 0x3A) else { return nil }
    let name = scalars(text[..<colon])
    let isKnown =
      name.elementsEqual("http".unicodeScalars, by: { isSame($0, $1) })
      || name.elementsEqual("https".unicodeScalars, by: { isSame($0, $1) })
    guard isKnown, text[(colon &+ 1)...].starts(with: [0x2F, 0x2F]) else { return nil }
    return text[(colon &+ 3)...]
  }

  /// Where word characters, `%`, `.` and `-` end.
  private static func endOfName(_ text: ArraySlice<UInt8>) -> Int {
    let view = CodePoints.string(text).unicodeScalars
    let end = view.firstIndex {
      !(CodePoints.isWordCharacter($0) || $0 == "%" || $0 == "." || $0 == "-")
    }
    let length = end.map { view[..<$0].reduce(0) { $0 &+ UTF8.width($1) } } ?? text.count
    return text.startIndex &+ length
  }

  private static func labels(_ name: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    name.split(separator: ".", omittingEmptySubsequences: false)
  }

  private static func isHostName(_ name: [Unicode.Scalar]) -> Bool {
    let labels = labels(name)
    guard let top = labels.last, labels.dropLast().allSatisfy({ !$0.isEmpty }) else {
      return false
    }
    let isPlain =
      (2...63).contains(top.count) && top.allSatisfy { (0x61...0x7A).contains(folded($0)) }
    let rest = top.dropFirst(4)
    let isEncoded =
      top.starts(with: Array("xn--".unicodeScalars), by: { isSame($0, $1) })
      && (2...59).contains(rest.count)
      && rest.allSatisfy { CodePoints.isWordCharacter($0) || $0 == "%" }
    return isPlain || isEncoded
  }

  private static let oldDomains = ["com", "net", "int", "edu", "gov", "org", "info", "mil"]
    .map { Array($0.unicodeScalars) }

  private static func isOldDomain(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
    oldDomains.contains { label.elementsEqual($0, by: { isSame($0, $1) }) }
  }

  private static func isIPv4(_ name: [Unicode.Scalar]) -> Bool {
    let parts = labels(name)
    return parts.count == 4
      && parts.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(CodePoints.isDecimal) }
  }

  /// An address in brackets: two groups of at most four digits with their colons, then one to six.
  private static func isIPv6Authority(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == 0x5B, let close = text.firstIndex(of: 0x5D),
      isSuffix(text[(close &+ 1)...])
    else { return false }
    let groups = scalars(text[(text.startIndex &+ 1)..<close])
      .split(separator: ":", omittingEmptySubsequences: false)
    guard groups.count >= 3, groups.allSatisfy({ $0.allSatisfy(isHexadecimal) }),
      groups[0].count <= 4, groups[1].count <= 4
    else { return false }
    // A group without a colon of its own may continue the one before it.
    var needed = 0
    for (index, group) in groups.enumerated().dropFirst(2) {
      let pieces = (group.count &+ 3) / 4
      needed &+= index &+ 1 < groups.count ? max(1, pieces) : pieces
    }
    return needed <= 6
  }

  private static func isHexadecimal(_ scalar: Unicode.Scalar) -> Bool {
    CodePoints.isDecimal(scalar) || (0x61...0x66).contains(folded(scalar))
  }

  /// Whether what follows the name is a port of one to five digits, then a path or nothing.
  private static func isSuffix(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if rest.first == 0x3A {
      let digits = CodePoints.string(rest.dropFirst().prefix(24)).unicodeScalars
        .prefix(while: CodePoints.isDecimal)
      guard (1...5).contains(digits.count) else { return false }
      rest = rest.dropFirst(1 &+ digits.reduce(0) { $0 &+ UTF8.width($1) })
    }
    return rest.first.map { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? true
  }
}
