/// Text outside of tags, and the constructs that hold text: comments, `raw`, line comments.
extension Lexer {
  /// An opening delimiter that was found, with its sign.
  private struct Match {
    var kind: TokenKind
    var start: Int
    var end: Int
    var sign: UInt8
  }

  /// Reads text up to the next opening delimiter, and what that one opens.
  mutating func readTemplateText() throws(TemplateSyntaxIssue) {
    let textStart = position
    guard let match = nextOpening(from: textStart) else {
      emit(.data, from: textStart, to: bytes.count)
      position = bytes.count
      return
    }
    emitText(
      from: textStart, to: match.start, sign: match.sign,
      mayStripIndentation: match.kind != .variableBegin)
    position = match.end
    try readOpened(match)
  }

  private mutating func readOpened(_ match: Match) throws(TemplateSyntaxIssue) {
    switch match.kind {
    case .rawBegin:
      emitTrivia(.rawBegin, from: match.start, to: match.end)
      try readRawText()
    case .commentBegin:
      emitTrivia(.commentBegin, from: match.start, to: match.end)
      try readComment()
    case .lineCommentBegin:
      emitTrivia(.lineCommentBegin, from: match.start, to: match.end)
      readLineComment()
    case .lineStatementBegin:
      emit(
        keepsEverything ? .lineStatementBegin : .blockBegin, from: match.start, to: match.end)
      try readTag(match.kind)
    default:
      emit(match.kind, from: match.start, to: match.end)
      try readTag(match.kind)
    }
  }

  private mutating func emitText(
    from start: Int, to end: Int, sign: UInt8, mayStripIndentation: Bool
  ) {
    let textEnd = textEnd(
      from: start, to: end, sign: sign, mayStripIndentation: mayStripIndentation)
    if textEnd > start { emit(.data, from: start, to: textEnd) }
  }

  /// Where a text ends of which the tag behind it may take something away.
  @inline(__always)
  mutating func textEnd(from start: Int, to end: Int, sign: UInt8, mayStripIndentation: Bool) -> Int
  {
    if sign == UInt8(ascii: "-") { return bytes.trimmedEnd(end, downTo: start) }
    guard delimiters.stripsBlocks, mayStripIndentation, sign != UInt8(ascii: "+") else {
      return end
    }
    return withoutIndentation(from: start, to: end)
  }

  /// The end of a text whose last line is removed if it holds nothing but whitespace.
  private mutating func withoutIndentation(from start: Int, to end: Int) -> Int {
    var lineStart = end
    while lineStart > start, bytes[lineStart - 1] != UInt8(ascii: "\n") {
      let previous = bytes.scalarStart(before: lineStart)
      if previous < start || bytes.spaceLength(at: previous) == 0 { return end }
      lineStart = previous
    }
    let beginsLine = lineStart == 0 || bytes[lineStart - 1] == UInt8(ascii: "\n")
    return beginsLine ? lineStart : end
  }

  // MARK: Finding the next delimiter

  private mutating func nextOpening(from start: Int) -> Match? {
    var offset = start
    let count = bytes.count
    if delimiters.hasLinePrefixes {
      while offset < count {
        if bytes[offset] & 0xC0 != 0x80, let match = opening(at: offset) { return match }
        offset += 1
      }
      return nil
    }
    if let first = delimiters.commonFirstByte {
      while let found = bytes.firstOffset(of: first, from: offset) {
        if let match = opening(at: found) { return match }
        offset = found + 1
      }
      return nil
    }
    while offset < count {
      if delimiters.firstBytes[Int(bytes[offset])], let match = opening(at: offset) {
        return match
      }
      offset += 1
    }
    return nil
  }

  private mutating func opening(at offset: Int) -> Match? {
    if delimiters.areStandard { return standardOpening(at: offset) }
    if let raw = rawOpening(at: offset) { return raw }
    for opening in delimiters.openings {
      guard let end = openingEnd(opening, at: offset) else { continue }
      let sign = signByte(at: end)
      return Match(kind: opening.kind, start: offset, end: sign == 0 ? end : end + 1, sign: sign)
    }
    return nil
  }

  /// What the byte after a `{` opens.
  private mutating func standardOpening(at offset: Int) -> Match? {
    let kind: TokenKind
    switch offset + 1 < bytes.count ? bytes[offset + 1] : 0 {
    case UInt8(ascii: "{"): kind = .variableBegin
    case UInt8(ascii: "#"): kind = .commentBegin
    case UInt8(ascii: "%"):
      if let raw = rawOpening(at: offset) { return raw }
      kind = .blockBegin
    default: return nil
    }
    let sign = signByte(at: offset + 2)
    return Match(kind: kind, start: offset, end: sign == 0 ? offset + 2 : offset + 3, sign: sign)
  }

  private mutating func openingEnd(_ opening: Delimiters.Opening, at offset: Int) -> Int? {
    var prefixStart = offset
    switch opening.kind {
    case .lineStatementBegin:
      guard isLineStart(offset) else { return nil }
      while prefixStart < bytes.count, isIndentation(bytes[prefixStart]) { prefixStart += 1 }
    case .lineCommentBegin:
      guard isLineStart(offset) || !endsInSpace(before: offset) else { return nil }
      while prefixStart < bytes.count, bytes[prefixStart] != UInt8(ascii: "\n") {
        let length = bytes.spaceLength(at: prefixStart)
        if length == 0 { break }
        prefixStart += length
      }
    default: break
    }
    return bytes.hasPrefix(opening.bytes, at: prefixStart)
      ? prefixStart + opening.bytes.count : nil
  }

  private mutating func isLineStart(_ offset: Int) -> Bool {
    offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n")
  }

  private func isIndentation(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 0x0B
  }

  private mutating func endsInSpace(before offset: Int) -> Bool {
    bytes.spaceLength(at: bytes.scalarStart(before: offset)) > 0
  }

  /// `-` or `+`, otherwise 0.
  private mutating func signByte(at offset: Int) -> UInt8 {
    guard offset < bytes.count else { return 0 }
    let byte = bytes[offset]
    return byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") ? byte : 0
  }

  // MARK: raw

  private static let rawWord = Array("raw".utf8)
  private static let endRawWord = Array("endraw".utf8)

  private mutating func rawOpening(at offset: Int) -> Match? {
    guard let (sign, end) = blockStart(before: Self.rawWord, at: offset) else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: "-"),
      bytes.hasPrefix(delimiters.blockEnd, at: end + 1)
    {
      let close = bytes.spaceEnd(from: end + 1 + delimiters.blockEnd.count)
      return Match(kind: .rawBegin, start: offset, end: close, sign: sign)
    }
    guard bytes.hasPrefix(delimiters.blockEnd, at: end) else { return nil }
    return Match(
      kind: .rawBegin, start: offset, end: end + delimiters.blockEnd.count, sign: sign)
  }

  /// A block's start, sign and word, with the whitespace around the word.
  private mutating func blockStart(before word: [UInt8], at offset: Int) -> (sign: UInt8, end: Int)?
  {
    guard bytes.hasPrefix(delimiters.blockStart, at: offset) else { return nil }
    var cursor = offset + delimiters.blockStart.count
    let sign = signByte(at: cursor)
    if sign != 0 { cursor += 1 }
    cursor = bytes.spaceEnd(from: cursor)
    guard bytes.hasPrefix(word, at: cursor) else { return nil }
    return (sign, bytes.spaceEnd(from: cursor + word.count))
  }

  private mutating func readRawText() throws(TemplateSyntaxIssue) {
    let textStart = position
    var search = textStart
    while let offset = bytes.firstOffset(of: delimiters.blockStart, from: search) {
      if let (sign, wordEnd) = blockStart(before: Self.endRawWord, at: offset),
        let end = closingEnd(
          delimiters.blockEnd, at: wordEnd, allowsPlus: true, trimsNewline: delimiters.trimsBlocks)
      {
        emitText(from: textStart, to: offset, sign: sign, mayStripIndentation: true)
        emitTrivia(.rawEnd, from: offset, to: end)
        position = end
        return
      }
      search = offset + 1
    }
    guard textStart < bytes.count else { return }
    throw issue("Missing end of raw directive", at: textStart)
  }

  // MARK: Comments

  private mutating func readComment() throws(TemplateSyntaxIssue) {
    let textStart = position
    guard let found = bytes.firstOffset(of: delimiters.commentEnd, from: textStart) else {
      guard textStart < bytes.count else { return }
      throw issue("Missing end of comment tag", at: textStart)
    }
    let hasSign = found > textStart && signByte(at: found - 1) != 0
    let textEnd = hasSign ? found - 1 : found
    let end =
      closingEnd(
        delimiters.commentEnd, at: textEnd, allowsPlus: true, trimsNewline: delimiters.trimsBlocks)
      ?? found + delimiters.commentEnd.count
    if textEnd > textStart { emitTrivia(.comment, from: textStart, to: textEnd) }
    emitTrivia(.commentEnd, from: textEnd, to: end)
    position = end
  }

  private mutating func readLineComment() {
    let textStart = position
    var end = textStart
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end > textStart { emitTrivia(.lineComment, from: textStart, to: end) }
    emitTrivia(.lineCommentEnd, from: end, to: end)
    position = end
  }
}
