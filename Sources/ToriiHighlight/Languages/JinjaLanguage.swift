extension Language {
  static let jinja = Language("Jinja", "jinja jinja2 j2 django") { JinjaLanguage.read(&$0) }
  static let htmlJinja = Language("HTML with Jinja", "html+jinja html+django htmldjango") {
    JinjaLanguage.readPage(&$0)
  }
}

/// Templates of Jinja and Django. What stands around the marks is left as it is, or read as HTML.
enum JinjaLanguage {
  private static let words = WordTable([
    .kp: "_ true false none True False None",
    .k: """
    in as reversed recursive not and or is if else import with withcontext withoutcontext scoped
    """,
    .nb: "loop block super forloop",
  ])
  private static let operators = ByteSet("-{}()[]+*/%,:~")
  private static let name = ByteSet("-a-zA-Z0-9_", nonASCII: true)

  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      if scanner.byte != 0x7B {
        scanner.take(.x, to: scanner.run(until: ByteSet("{"), from: scanner.at))
      } else if !readMark(&scanner) {
        scanner.take(.x, 1)
      }
    }
  }

  /// The text around the marks is read as one page of HTML, as if the marks were not there.
  static func readPage(_ scanner: inout Scanner) {
    let begin = scanner.at
    let bytes = Array(scanner.bytes[begin..<scanner.end])
    let pieces = Self.pieces(of: Highlighter.tokens(bytes, in: .jinja))
    let around = pieces.flatMap { $0.tokenClass == .x ? bytes[$0.range] : [] }
    var page = Self.pieces(of: Highlighter.tokens(around, in: .html))[...]
    var placeInPage = 0
    for piece in pieces {
      if piece.tokenClass != .x {
        scanner.take(piece.tokenClass, to: begin + piece.range.upperBound)
        continue
      }
      let end = placeInPage + piece.range.count
      while placeInPage < end, let next = page.first {
        let place = min(next.range.upperBound, end)
        scanner.take(next.tokenClass, place - placeInPage)
        placeInPage = place
        if next.range.upperBound == place { page.removeFirst() }
      }
    }
  }

  private static func pieces(
    of tokens: TokenList
  ) -> [(tokenClass: TokenClass, range: Range<Int>)] {
    var start = 0
    return tokens.packed.map { token in
      let end = max(start, TokenList.end(of: token))
      defer { start = end }
      let index = TokenList.classIndex(of: token)
      return (TokenClass(rawValue: UInt8(truncatingIfNeeded: index)) ?? .text, start..<end)
    }
  }

  // MARK: Marks

  private static func readMark(_ scanner: inout Scanner) -> Bool {
    switch scanner.next {
    case 0x7B:
      scanner.take(.cp, 2)
      readExpression(&scanner, closedBy: 0x7D, unknown: .err)
      return true
    case UInt8(ascii: "#"):
      guard let end = scanner.findEnd("#}", from: scanner.at + 2) else { return false }
      scanner.take(.c, to: end + 2)
      return true
    case UInt8(ascii: "%"): return readStatement(&scanner)
    default: return false
    }
  }

  private static func readStatement(_ scanner: inout Scanner) -> Bool {
    let word = firstWord(of: scanner, at: scanner.at)
    guard !word.isEmpty else { return false }
    if scanner.equals(word, "raw") {
      if readVerbatim(&scanner, word, "endraw", body: .text, mark: 0x01) { return true }
    } else if scanner.equals(word, "comment") {
      if readVerbatim(&scanner, word, "endcomment", body: .c, mark: 0x02) { return true }
    }
    takeOpening(&scanner, word)
    if scanner.equals(word, "filter") {
      let begin = scanner.run(.spaces, from: scanner.at)
      if begin > scanner.at, ByteSet.asciiWordStart.contains(scanner[begin]) {
        scanner.take(.text, to: begin)
        scanner.takeRun(.nf, .word)
      }
    }
    readExpression(&scanner, closedBy: UInt8(ascii: "%"), unknown: .p)
    return true
  }

  /// Where the first word of a statement stands that opens at a place; empty if none does.
  private static func firstWord(of scanner: Scanner, at place: Int) -> Range<Int> {
    let blank = scanner[place + 2] == UInt8(ascii: "-") ? place + 3 : place + 2
    let begin = scanner.run(.spaces, from: blank)
    guard ByteSet.asciiWordStart.contains(scanner[begin]) else { return begin..<begin }
    return begin..<scanner.run(.word, from: begin)
  }

  private static func takeOpening(_ scanner: inout Scanner, _ word: Range<Int>) {
    scanner.take(.cp, 2)
    scanner.take(.text, to: word.lowerBound)
    scanner.take(.k, to: word.upperBound)
  }

  /// Where the `%}` of a statement begins that consists of one word.
  private static func closing(_ scanner: Scanner, behind word: Range<Int>) -> Int? {
    let blank = scanner.run(.spaces, from: word.upperBound)
    let place = scanner[blank] == UInt8(ascii: "-") ? blank + 1 : blank
    return scanner.has("%}", at: place) ? place : nil
  }

  /// A statement and its end, with what stands between left alone.
  private static func readVerbatim(
    _ scanner: inout Scanner, _ word: Range<Int>, _ endWord: StaticString, body: TokenClass,
    mark: UInt8
  ) -> Bool {
    guard let close = closing(scanner, behind: word), !scanner.isHopeless(mark) else {
      return false
    }
    var place = close + 2
    while let open = scanner.findEnd("{%", from: place) {
      let last = firstWord(of: scanner, at: open)
      if scanner.equals(last, endWord), let end = closing(scanner, behind: last) {
        takeOpening(&scanner, word)
        scanner.take(.text, to: close)
        scanner.take(.cp, 2)
        scanner.take(body, to: open)
        takeOpening(&scanner, last)
        scanner.take(.text, to: end)
        scanner.take(.cp, 2)
        return true
      }
      place = open + 2
    }
    scanner.giveUp(mark)
    return false
  }

  // MARK: Inside of marks

  private static func readExpression(
    _ scanner: inout Scanner, closedBy close: UInt8, unknown: TokenClass
  ) {
    while !scanner.isAtEnd {
      let dash = scanner.byte == UInt8(ascii: "-") ? 1 : 0
      if scanner[scanner.at + dash] == close, scanner[scanner.at + dash + 1] == 0x7D {
        scanner.take(.text, dash)
        scanner.take(.cp, 2)
        return
      }
      if ByteSet.spaces.contains(scanner.byte) {
        scanner.takeSpace(.text)
      } else if !readPiece(&scanner) {
        scanner.takeCharacter(unknown)
      }
    }
  }

  private static func readPiece(_ scanner: inout Scanner) -> Bool {
    let byte = scanner.byte
    switch byte {
    case _ where ByteSet.asciiWordStart.contains(byte): readName(&scanner)
    case UInt8(ascii: "|"):
      let begin = scanner.run(.spaces, from: scanner.at + 1)
      guard ByteSet.asciiWordStart.contains(scanner[begin]) else { return false }
      scanner.take(.o, 1)
      scanner.take(.text, to: begin)
      scanner.takeRun(.nf, .word)
    case UInt8(ascii: "."):
      let end = scanner.run(.word, from: scanner.at + 1)
      guard end > scanner.at + 1 else { return false }
      scanner.take(.nv, to: end)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return readString(&scanner, at: scanner.at)
    case UInt8(ascii: ":"):
      if !readString(&scanner, at: scanner.at + 1) { scanner.take(.o, 1) }
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="):
      scanner.take(.o, scanner.next == 0x3D ? 2 : 1)
    case UInt8(ascii: "!"):
      guard scanner.next == 0x3D else { return false }
      scanner.take(.o, 2)
    case 0x30...0x39: readNumber(&scanner)
    default:
      guard operators.contains(byte) else { return false }
      scanner.take(.o, 1)
    }
    return true
  }

  private static func readString(_ scanner: inout Scanner, at quote: Int) -> Bool {
    switch scanner[quote] {
    case UInt8(ascii: "\""):
      guard let end = scanner.quotedEnd(from: quote + 1, "\"") else { return false }
      scanner.take(.s2, to: end)
      return true
    case UInt8(ascii: "'"):
      guard let end = scanner.quotedEnd(from: quote + 1, "'") else { return false }
      scanner.take(.s1, to: end)
      return true
    default: return false
    }
  }

  private static func readNumber(_ scanner: inout Scanner) {
    var end = scanner.at + 1
    if scanner[end] == UInt8(ascii: ".") { end = scanner.run(.digits, from: end + 1) }
    if ByteSet("flFLdD").contains(scanner[end]) { end += 1 }
    scanner.take(.m, to: end)
  }

  private static func readName(_ scanner: inout Scanner) {
    let word = scanner.at..<scanner.run(.word, from: scanner.at)
    let behind = scanner.run(.spaces, from: word.upperBound)
    if scanner.equals(word, "is"), behind > word.upperBound, readTest(&scanner, word, behind) {
      return
    }
    if scanner.equals(word, "with") || scanner.equals(word, "without"),
      scanner.hasWord("context", at: behind)
    {
      scanner.take(.k, to: behind + 7)
    } else if scanner.equals(word, "ignore"), behind > word.upperBound,
      scanner.hasWord("missing", at: behind)
    {
      scanner.take(.k, to: behind + 7)
    } else if let entry = words.find(scanner.bytes, word) {
      scanner.take(entry.tokenClass, to: word.upperBound)
    } else {
      scanner.takeRun(.nv, name)
    }
  }

  /// `is` or `is not` with the name of a test.
  private static func readTest(
    _ scanner: inout Scanner, _ word: Range<Int>, _ behind: Int
  ) -> Bool {
    var begin = behind
    if scanner.has("not", at: behind) {
      let next = scanner.run(.spaces, from: behind + 3)
      if ByteSet.asciiWordStart.contains(scanner[next]) { begin = next }
    }
    guard ByteSet.asciiWordStart.contains(scanner[begin]) else { return false }
    scanner.take(.k, to: word.upperBound)
    scanner.take(.text, to: behind)
    if begin > behind {
      scanner.take(.k, 3)
      scanner.take(.text, to: begin)
    }
    scanner.takeRun(.nf, .word)
    return true
  }
}
