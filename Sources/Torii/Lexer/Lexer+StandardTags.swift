/// Text and tags between Jinja2's own delimiters, read many at a time.
///
/// What is out of the ordinary is left to the functions for any delimiters: comments, `raw`, tokens
/// that need a closer look, and tags that do not end.
extension Lexer {
  /// How many tokens are read before the parser gets them, a tag more or less.
  private static let batch = 192

  mutating func readStandardTags() throws(TemplateSyntaxIssue) {
    var scan = PlainScan(bytes, at: position, line: line(at: position))
    while tokens.count < Lexer.batch {
      let textStart = scan.offset
      let textLine = scan.line
      guard scan.skipText() else {
        if scan.offset > textStart {
          tokens.push(Token(.data, line: textLine, start: textStart, end: scan.offset))
        }
        return stop(at: scan)
      }
      guard let opening = scan.opening else {
        stop(at: PlainScan(bytes, at: textStart, line: textLine))
        try readTemplateText()
        scan = PlainScan(bytes, at: position, line: line(at: position))
        continue
      }
      let textEnd = textEnd(
        from: textStart, to: scan.offset, sign: opening.sign, mayStripIndentation: opening.isBlock)
      if textEnd > textStart {
        tokens.push(Token(.data, line: textLine, start: textStart, end: textEnd))
      }
      let isWhole = readStandardTag(opening, &scan)
      if !isWhole {
        stop(at: scan)
        try readRestOfTag(opening.isBlock ? .blockBegin : .variableBegin)
        scan = PlainScan(bytes, at: position, line: line(at: position))
      }
    }
    stop(at: scan)
  }

  /// Reads a tag with its delimiters; false if something in it has to be looked at closely.
  @inline(__always)
  private mutating func readStandardTag(_ opening: PlainScan.Opening, _ scan: inout PlainScan)
    -> Bool
  {
    let start = scan.offset
    scan.offset = start &+ opening.length
    tokens.push(
      Token(
        opening.isBlock ? .blockBegin : .variableBegin, line: scan.line, start: start,
        end: scan.offset))
    openBrackets.drop(to: 0)
    let end = opening.isBlock ? UInt8(ascii: "%") : UInt8(ascii: "}")
    readPlainTokens(endingBefore: end, &scan)
    while opening.isBlock, let modulo = scan.modulo() {
      tokens.push(modulo)
      readPlainTokens(endingBefore: end, &scan)
    }
    guard openBrackets.count == 0,
      let tagEnd = standardTagEnd(isBlock: opening.isBlock, at: scan.offset)
    else { return false }
    tokens.push(
      Token(
        opening.isBlock ? .blockEnd : .variableEnd, line: scan.line, start: scan.offset,
        end: tagEnd))
    scan.skip(to: tagEnd)
    return true
  }

  private mutating func stop(at scan: PlainScan) {
    position = scan.offset
    countedOffset = scan.offset
    countedLine = scan.line
  }
}

extension PlainScan {
  /// An opening delimiter with its sign, `-` or `+`, or 0.
  struct Opening: BitwiseCopyable {
    let isBlock: Bool
    let sign: UInt8
    var length: Int { sign == 0 ? 2 : 3 }
  }

  /// Walks to the next `{` that a delimiter may begin with, or to the end.
  mutating func skipText() -> Bool {
    var words = 0
    while offset < count {
      // As many bytes may be read behind the text; no brace is among them.
      let word = word(at: offset)
      let braces = PlainScan.marks(of: 0x7B7B_7B7B_7B7B_7B7B, in: word)
      let newlines = PlainScan.marks(of: 0x0A0A_0A0A_0A0A_0A0A, in: word)
      if braces == 0 {
        line &+= PlainScan.sum(newlines)
        offset &+= 8
        words &+= 1
        if words & 7 == 0 { skipLongText() }
        continue
      }
      let bit = braces.trailingZeroBitCount
      line &+= PlainScan.sum(newlines & ((1 &<< UInt64(truncatingIfNeeded: bit)) &- 1))
      offset &+= bit &>> 3
      let next = start[offset &+ 1]
      if next == UInt8(ascii: "{") || next == UInt8(ascii: "%") || next == UInt8(ascii: "#") {
        return true
      }
      offset &+= 1
    }
    offset = count
    return false
  }

  /// Walks to the next `{`, more bytes at a time.
  @inline(never)
  private mutating func skipLongText() {
    let bytes = SourceBytes(start: start, count: count)
    let end = bytes.firstOffset(of: UInt8(ascii: "{"), from: offset) ?? count
    line &+= bytes.newlineCount(in: offset..<Swift.max(offset, end))
    offset = end
  }

  /// The delimiter at the brace; nil for a comment, and for what may be `raw`.
  var opening: Opening? {
    let kind = start[offset &+ 1]
    let isBlock = kind == UInt8(ascii: "%")
    guard isBlock || kind == UInt8(ascii: "{") else { return nil }
    let sign = start[offset &+ 2]
    let hasSign = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
    if isBlock, mayBeRaw(at: hasSign ? offset &+ 3 : offset &+ 2) { return nil }
    return Opening(isBlock: isBlock, sign: hasSign ? sign : 0)
  }

  /// Whether the word in a block begins as `raw` does, or is further away than one space.
  private func mayBeRaw(at place: Int) -> Bool {
    let first = start[place] == UInt8(ascii: " ") ? start[place &+ 1] : start[place]
    return first == UInt8(ascii: "r") || first <= 0x20 || first >= 0x7F
  }

  /// Walks over the whitespace that a tag takes along.
  @inline(__always)
  mutating func skip(to end: Int) {
    while offset < end {
      if start[offset] == 0x0A { line &+= 1 }
      offset &+= 1
    }
  }

  /// 0x80 in each byte of a word that is the wanted one.
  @inline(__always)
  private static func marks(of wanted: UInt64, in word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let difference = word ^ wanted
    return ~(((difference & low) &+ low) | difference | low)
  }

  /// How many marks there are.
  @inline(__always)
  private static func sum(_ marks: UInt64) -> Int {
    Int(truncatingIfNeeded: ((marks &>> 7) &* 0x0101_0101_0101_0101) &>> 56)
  }
}
