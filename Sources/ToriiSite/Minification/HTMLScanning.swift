/// Finds places in HTML.
enum HTMLScanning {
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 9 || byte == 10 || byte == 12 || byte == 13
  }

  /// Behind the next place where a text stands, the end of the bytes where it does not.
  static func end(of text: StaticString, in html: [UInt8], _ start: Int) -> Int {
    let pattern = Array(
      UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    var index = start
    while index < html.count {
      if html[index] == pattern[0], html[index...].starts(with: pattern) {
        return index + pattern.count
      }
      index += 1
    }
    return html.count
  }

  /// Whether a text stands in the bytes, letters in either case; the text is in lower case.
  static func holds(_ text: StaticString, _ bytes: ArraySlice<UInt8>) -> Bool {
    let pattern = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes.count >= pattern.count, let first = pattern.first else { return false }
    for index in bytes.startIndex...(bytes.endIndex - pattern.count)
    where lowered(bytes[index]) == first {
      let part = bytes[index..<(index + pattern.count)]
      if part.elementsEqual(pattern, by: { lowered($0) == $1 }) { return true }
    }
    return false
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte.isASCIILetter ? byte | 0x20 : byte }

  static func holdsPolicyHash(_ html: [UInt8]) -> Bool {
    holds("content-security-policy", html[...]) && holds("'sha", html[...])
  }

  static func holdsEndTag(_ bytes: [UInt8]) -> Bool { holds("</style", bytes[...]) }

  /// Behind a comment, which also `>` right at its beginning and `--!>` end.
  static func endOfComment(in html: [UInt8], _ start: Int) -> Int {
    let content = start + 4
    if html[content...].starts(with: ">".utf8) { return content + 1 }
    if html[content...].starts(with: "->".utf8) { return content + 2 }
    var index = content
    while index + 2 < html.count {
      if html[index] == UInt8(ascii: "-"), html[index + 1] == UInt8(ascii: "-") {
        if html[index + 2] == UInt8(ascii: ">") { return index + 3 }
        if html[(index + 2)...].starts(with: "!>".utf8) { return index + 4 }
      }
      index += 1
    }
    return html.count
  }

  /// Where the end tag begins of an element that holds no tags.
  ///
  /// In a script, `<!--` and a `<script` after it hide the next `</script` (HTML, section 13.2.5.18
  /// and those that follow).
  static func endOfRawText(
    in html: [UInt8], _ start: Int, name: [UInt8], isScript: Bool
  ) -> Int {
    var index = start
    var isEscaped = false
    var isHidden = false
    while index < html.count {
      let byte = html[index]
      if byte == UInt8(ascii: "<") {
        let rest = html[(index + 1)...]
        if rest.first == UInt8(ascii: "/"), isName(name, rest.dropFirst()) {
          if !isHidden { return index }
          isHidden = false
        } else if isScript, !isEscaped, rest.starts(with: "!--".utf8) {
          isEscaped = true
          // `<!-->` and `<!--->` end at once.
          index += 1
        } else if isEscaped, isName(name, rest) {
          isHidden = true
        }
      } else if byte == UInt8(ascii: "-"), isEscaped, html[index...].starts(with: "-->".utf8) {
        isEscaped = false
        isHidden = false
      }
      index += 1
    }
    return html.count
  }

  private static func isName(_ name: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
    guard text.count > name.count else { return false }
    let part = text.prefix(name.count)
    guard part.elementsEqual(name, by: { lowered($0) == $1 }) else { return false }
    let next = text[text.startIndex + name.count]
    return isSpace(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: ">")
  }
}
