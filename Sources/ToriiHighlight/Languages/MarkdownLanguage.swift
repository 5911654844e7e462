extension Language {
  static let markdown = Language("Markdown", "markdown md mkd mdown") { MarkdownLanguage.read(&$0) }
}

/// Markdown, with the code in its fences.
enum MarkdownLanguage {
  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      if scanner.isLineStart(scanner.at), readLine(&scanner) { continue }
      readInline(&scanner)
    }
  }

  // MARK: Lines

  private static func readLine(_ scanner: inout Scanner) -> Bool {
    let limit = scanner.lineEnd(from: scanner.at)
    if scanner.byte == 0x23, readHeading(&scanner, limit) { return true }
    if limit < scanner.end, limit > scanner.at, readUnderlined(&scanner, limit) { return true }
    let begin = scanner.spacesEnd(from: scanner.at)
    return readItem(&scanner, begin) || readQuote(&scanner, begin) || readFence(&scanner, begin)
  }

  private static func readHeading(_ scanner: inout Scanner, _ limit: Int) -> Bool {
    let end = scanner.run(ByteSet("#"), from: scanner.at)
    var level = end - scanner.at
    // Of many marks the last ones are text.
    if level > 1, limit < end + 2 { level -= 1 }
    guard limit >= scanner.at + level + 2, level <= 6 || limit > scanner.at + 8, limit < scanner.end
    else { return false }
    if level > 6 { return false }
    scanner.take(level == 1 ? .gh : .gu, to: limit)
    scanner.take(.text, 1)
    return true
  }

  private static func readUnderlined(_ scanner: inout Scanner, _ limit: Int) -> Bool {
    for mark in [0x3D, 0x2D] as [UInt8] where scanner[limit + 1] == mark {
      var end = limit + 1
      while scanner[end] == mark { end += 1 }
      guard scanner[end] == 0x0A else { return false }
      let tokenClass: TokenClass = mark == 0x3D ? .gh : .gu
      scanner.take(tokenClass, to: limit)
      scanner.take(.text, 1)
      scanner.take(tokenClass, to: end)
      scanner.take(.text, 1)
      return true
    }
    return false
  }

  private static func readItem(_ scanner: inout Scanner, _ begin: Int) -> Bool {
    var mark = begin
    if scanner[begin] == 0x2D || scanner[begin] == 0x2A {
      mark = begin + 1
    } else {
      mark = scanner.run(.digits, from: begin)
      guard mark > begin, scanner[mark] == 0x2E, scanner[mark + 1] == 0x20 else { return false }
      mark += 1
    }
    guard ByteSet.spaces.contains(scanner[mark]), mark < scanner.end else { return false }
    let limit = scanner.lineEnd(from: mark + 1)
    guard limit > mark + 1, limit < scanner.end else { return false }
    let isNumber = ByteSet.digits.contains(scanner[begin])
    scanner.take(.w, to: begin)
    scanner.take(.k, to: mark)
    let isTask =
      !isNumber && scanner.byte == 0x20 && scanner[mark + 1] == 0x5B && scanner[mark + 3] == 0x5D
      && ByteSet(" xX").contains(scanner[mark + 2]) && scanner[mark + 4] == 0x20
      && limit > mark + 5
    if isTask {
      scanner.take(.k, 4)
    } else if !isNumber {
      scanner.take(.w, 1)
    }
    if isNumber || isTask, scanner.at >= limit { return true }
    scanner.embed(to: limit + 1) { scanner in
      while !scanner.isAtEnd { readInline(&scanner) }
    }
    return true
  }

  private static func readQuote(_ scanner: inout Scanner, _ begin: Int) -> Bool {
    guard scanner[begin] == 0x3E, ByteSet.spaces.contains(scanner[begin + 1]) else { return false }
    let limit = scanner.lineEnd(from: begin + 2)
    guard limit > begin + 2, limit < scanner.end else { return false }
    scanner.take(.k, to: begin + 2)
    scanner.take(.ge, to: limit + 1)
    return true
  }

  /// Fences of backticks, with the code of a language that has a name.
  private static func readFence(_ scanner: inout Scanner, _ begin: Int) -> Bool {
    guard scanner.has("```", at: begin), scanner.hasPatience else { return false }
    let name = scanner.run(ByteSet("a-zA-Z0-9_-", nonASCII: true), from: begin + 3)
    let limit = scanner.lineEnd(from: name)
    let blanks = scanner.run(.blanks, from: name)
    guard name == limit || (name > begin + 3 && blanks > name) else { return false }
    guard let close = fenceEnd(scanner, limit) else {
      scanner.lookedInVain(from: limit)
      return false
    }
    let terminator = scanner.run(.spaces, from: close) + 3
    if name == begin + 3 {
      scanner.take(.sb, to: terminator + 1)
      return true
    }
    let word = String(decoding: scanner.bytes[(begin + 3)..<name], as: UTF8.self)
    scanner.take(.sb, to: name)
    scanner.take(.w, to: blanks)
    scanner.take(.text, to: limit)
    scanner.take(.w, to: limit + 1)
    if let language = Highlighter.language(named: word) {
      scanner.embed(to: close) { language.read(&$0) }
    } else {
      scanner.take(.s, to: close)
    }
    scanner.take(.sb, to: terminator + 1)
    return true
  }

  /// Where the line begins that ends a fence.
  private static func fenceEnd(_ scanner: Scanner, _ limit: Int) -> Int? {
    var line = limit + 1
    while line < scanner.end {
      let mark = scanner.run(.blanks, from: line)
      let end = scanner.lineEnd(from: mark)
      if end == mark + 3, scanner.has("```", at: mark), end < scanner.end { return line }
      line = end + 1
    }
    return nil
  }

  // MARK: Inline

  private static let marks: [(mark: StaticString, byte: UInt8, tokenClass: TokenClass)] = [
    ("**", 0x2A, .gs), ("__", 0x5F, .gs), ("*", 0x2A, .ge), ("_", 0x5F, .ge), ("~~", 0x7E, .gd),
  ]

  private static func readInline(_ scanner: inout Scanner) {
    let byte = scanner.byte
    if byte == 0x5C {
      scanner.take(.text, 1)
      if scanner.byte != 0x0A, !scanner.isAtEnd { scanner.takeCharacter(.text) }
      return
    }
    let next = byte < 0x80 ? scanner.at + 1 : scanner.at + scanner.characterLength(at: scanner.at)
    if byte != 0x60, readCode(&scanner, next) || readCode(&scanner, scanner.at) { return }
    if byte == 0x60, readCode(&scanner, scanner.at) { return }
    for (mark, sign, tokenClass) in marks {
      if byte != sign, readMarked(&scanner, next, mark, sign, tokenClass) { return }
      if readMarked(&scanner, scanner.at, mark, sign, tokenClass) { return }
    }
    if byte == 0x40 || byte == 0x23 {
      let end = scanner.run(ByteSet("a-zA-Z0-9_/:", nonASCII: true), from: scanner.at + 1)
      if end > scanner.at + 1 {
        scanner.take(.ni, to: end)
        return
      }
    }
    if byte == 0x5B || (byte == 0x21 && scanner.next == 0x5B), readLink(&scanner) { return }
    if scanner.isLineStart(scanner.at), readDefinition(&scanner) { return }
    if ByteSet.spaces.contains(byte) {
      scanner.take(.text, 1)
    } else {
      scanner.take(.text, to: scanner.run(until: ByteSet("\\ \t\r\n\u{0B}\u{0C}"), from: next))
    }
  }

  private static func readCode(_ scanner: inout Scanner, _ begin: Int) -> Bool {
    guard scanner[begin] == 0x60 else { return false }
    let end = scanner.run(until: ByteSet("`\n"), from: begin + 1)
    guard scanner[end] == 0x60, end > begin + 1 else { return false }
    scanner.take(.text, to: begin)
    scanner.take(.sb, to: end + 1)
    return true
  }

  private static func readMarked(
    _ scanner: inout Scanner, _ index: Int, _ mark: StaticString, _ sign: UInt8,
    _ tokenClass: TokenClass
  ) -> Bool {
    guard scanner[index] == sign, scanner.has(mark, at: index), scanner.hasPatience else {
      return false
    }
    let begin = index + mark.utf8CodeUnitCount
    let first = scanner[begin]
    guard first != sign, first != 0x20, first != 0x0A, begin < scanner.end else { return false }
    var end = begin
    while end < scanner.end, scanner[end] != sign, scanner[end] != 0x0A { end += 1 }
    guard scanner[end] == sign, scanner.has(mark, at: end) else {
      scanner.lookedInVain(from: begin, to: end)
      return false
    }
    scanner.take(.text, to: index)
    scanner.take(tokenClass, to: end + mark.utf8CodeUnitCount)
    return true
  }

  // MARK: Links

  private static func readLink(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.byte == 0x21 ? scanner.at + 2 : scanner.at + 1
    guard let close = scanner.findEnd("]", from: begin), close > begin, scanner.hasPatience else {
      return false
    }
    let isReference = scanner[close + 1] == 0x5B
    guard scanner[close + 1] == 0x28 || (isReference && scanner.byte == 0x5B) else {
      scanner.lookedInVain(from: begin, to: close)
      return false
    }
    let end =
      isReference
      ? scanner.findEnd("]", from: close + 2) : scanner.findEnd(")", from: close + 2)
    guard let end, isReference || end > close + 2 else { return false }
    scanner.take(.text, to: begin)
    scanner.take(.nt, to: close)
    scanner.take(.text, 2)
    scanner.take(isReference ? .nl : .na, to: end)
    scanner.take(.text, 1)
    return true
  }

  /// `[name]: address`
  private static func readDefinition(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.spacesEnd(from: scanner.at)
    guard scanner[begin] == 0x5B, let close = scanner.findEnd("]", from: begin + 1),
      scanner[close + 1] == 0x3A
    else { return false }
    let address = scanner.run(.spaces, from: close + 2)
    let limit = scanner.lineEnd(from: address)
    guard limit > address else { return false }
    scanner.take(.text, to: begin + 1)
    scanner.take(.nl, to: close)
    scanner.take(.text, to: address)
    scanner.take(.na, to: limit)
    return true
  }
}
