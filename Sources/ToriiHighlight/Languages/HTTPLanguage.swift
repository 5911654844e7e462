extension Language {
  static let http = Language("HTTP", "http https") { HTTPLanguage.read(&$0) }
}

/// Requests and answers of HTTP, with bodies in the language of their type.
enum HTTPLanguage {
  private static let space = ByteSet(" ")

  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd, !readFirstLine(&scanner) {
      scanner.takeLine(.err)
      scanner.take(.w, 1)
    }
    var body: Language?
    while !scanner.isAtEnd {
      if scanner.byte == 0x0A || scanner.has("\r\n") {
        scanner.take(.text, scanner.byte == 0x0A ? 1 : 2)
        readBody(&scanner, body)
        return
      }
      readHeader(&scanner, &body)
    }
  }

  private static func readFirstLine(_ scanner: inout Scanner) -> Bool {
    let limit = scanner.lineEnd(from: scanner.at)
    let end = scanner[limit - 1] == 0x0D ? limit - 1 : limit
    if let version = versionEnd(scanner, scanner.at) {
      let status = scanner.run(space, from: version)
      guard status > version, scanner.run(.digits, from: status) == status + 3 else {
        return false
      }
      takeVersion(&scanner, version)
      scanner.take(.text, to: status)
      scanner.take(.m, to: status + 3)
      scanner.takeRun(.text, space)
      scanner.take(.ne, to: end)
    } else {
      let method = scanner.run(ByteSet("a-zA-Z_-"), from: scanner.at)
      let address = scanner.run(space, from: method)
      let addressEnd = scanner.run(until: ByteSet(" \n"), from: address)
      let version = scanner.run(space, from: addressEnd)
      guard address > method, version > addressEnd,
        let versionEnd = versionEnd(scanner, version), versionEnd == end
      else { return false }
      scanner.take(.nf, to: method)
      scanner.take(.text, to: address)
      scanner.take(.nn, to: addressEnd)
      scanner.take(.text, to: version)
      takeVersion(&scanner, versionEnd)
    }
    scanner.take(.text, to: limit + 1)
    return true
  }

  private static func versionEnd(_ scanner: Scanner, _ index: Int) -> Int? {
    guard scanner.has("HTTP/", at: index) else { return nil }
    for text in ["1.0", "1.1", "2.0", "2", "3"] as [StaticString]
    where scanner.has(text, at: index + 5) {
      return index + 5 + text.utf8CodeUnitCount
    }
    return nil
  }

  private static func takeVersion(_ scanner: inout Scanner, _ end: Int) {
    scanner.take(.kr, 4)
    scanner.take(.o, 1)
    scanner.take(.m, to: end)
  }

  private static func readHeader(_ scanner: inout Scanner, _ body: inout Language?) {
    let limit = scanner.lineEnd(from: scanner.at)
    let end = limit > scanner.at && scanner[limit - 1] == 0x0D ? limit - 1 : limit
    let name = scanner.run(until: ByteSet(": \t\r\n"), from: scanner.at)
    let colon = scanner.run(space, from: name)
    if name > scanner.at, scanner[colon] == 0x3A {
      let isType =
        name - scanner.at == 12 && scanner.hasIgnoringCase("content-type", at: scanner.at)
      scanner.take(.na, to: name)
      scanner.take(.text, to: colon)
      scanner.take(.o, 1)
      scanner.takeRun(.text, space)
      if isType { body = language(of: scanner, scanner.at..<max(end, scanner.at)) }
      scanner.take(.l, to: end)
    } else if ByteSet(" \t").contains(scanner.byte) {
      scanner.takeRun(.text, ByteSet(" \t"))
      scanner.take(.l, to: end)
    } else {
      scanner.take(.err, to: end)
      if end == limit {
        scanner.take(.w, 1)
        return
      }
    }
    scanner.take(.text, to: limit + 1)
  }

  // MARK: Bodies

  private static let types: [(StaticString, Language)] = [
    ("application/json", .json), ("application/javascript", .javascript),
    ("text/javascript", .javascript), ("application/xml", .xml), ("text/xml", .xml),
    ("text/html", .html), ("application/xhtml", .html), ("text/css", .css), ("image/svg", .xml),
    ("application/yaml", .yaml), ("text/yaml", .yaml),
  ]

  private static func language(of scanner: Scanner, _ range: Range<Int>) -> Language? {
    for (text, language) in types where scanner.hasIgnoringCase(text, at: range.lowerBound) {
      return language
    }
    let end = min(range.upperBound, scanner.run(until: ByteSet("; \r\n"), from: range.lowerBound))
    if end - 5 > range.lowerBound, scanner.has("+json", at: end - 5) { return .json }
    if end - 4 > range.lowerBound, scanner.has("+xml", at: end - 4) { return .xml }
    return nil
  }

  private static func readBody(_ scanner: inout Scanner, _ language: Language?) {
    guard let language else { return }
    scanner.embed(to: scanner.end) { language.read(&$0) }
  }
}
