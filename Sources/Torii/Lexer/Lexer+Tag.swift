/// The tokens inside of a tag.
extension Lexer {
  /// Reads up to and including the tag's end, or to the end of the template.
  mutating func readTag(_ opening: TokenKind) throws(TemplateSyntaxIssue) {
    openBrackets.reset()
    try readRestOfTag(opening)
  }

  /// Reads on in a tag.
  mutating func readRestOfTag(_ opening: TokenKind) throws(TemplateSyntaxIssue) {
    let end = opening == .variableBegin ? delimiters.variableEnd : delimiters.blockEnd
    let endByte = end.first ?? 0
    let mayBePlain = opening != .lineStatementBegin && !keepsEverything
    while true {
      if mayBePlain { readPlainTokens(endingBefore: endByte) }
      if openBrackets.count == 0, let end = tagEnd(opening, at: position) {
        emit(closingKind(opening), from: position, to: end)
        position = end
        return
      }
      guard position < bytes.count else { return }
      try readTagToken()
    }
  }

  private func closingKind(_ opening: TokenKind) -> TokenKind {
    switch opening {
    case .variableBegin: .variableEnd
    case .lineStatementBegin where keepsEverything: .lineStatementEnd
    default: .blockEnd
    }
  }

  private mutating func tagEnd(_ opening: TokenKind, at offset: Int) -> Int? {
    if delimiters.areStandard {
      return standardTagEnd(isBlock: opening != .variableBegin, at: offset)
    }
    return switch opening {
    case .variableBegin:
      closingEnd(delimiters.variableEnd, at: offset, allowsPlus: false, trimsNewline: false)
    case .lineStatementBegin: lineStatementEnd(at: offset)
    default:
      closingEnd(
        delimiters.blockEnd, at: offset, allowsPlus: true, trimsNewline: delimiters.trimsBlocks)
    }
  }

  /// The end of a tag that Jinja2's own delimiters may close. Behind the text stands a newline that
  /// was cut off, or a zero.
  mutating func standardTagEnd(isBlock: Bool, at offset: Int) -> Int? {
    let text = bytes.start
    let hasMinus = text[offset] == UInt8(ascii: "-")
    let hasPlus = isBlock && text[offset] == UInt8(ascii: "+")
    let start = hasMinus || hasPlus ? offset &+ 1 : offset
    guard text[start] == (isBlock ? UInt8(ascii: "%") : UInt8(ascii: "}")),
      text[start &+ 1] == UInt8(ascii: "}"), start &+ 2 <= bytes.count
    else { return nil }
    if hasMinus { return bytes.spaceEnd(from: start &+ 2) }
    let trimsNewline = isBlock && !hasPlus && delimiters.trimsBlocks
    return trimsNewline && text[start &+ 2] == UInt8(ascii: "\n") && start &+ 2 < bytes.count
      ? start &+ 3 : start &+ 2
  }

  /// The end of a line with all the blank lines that follow it.
  private mutating func lineStatementEnd(at offset: Int) -> Int? {
    var end = bytes.spaceEnd(from: offset)
    if end == bytes.count { return end }
    while end > offset, bytes[end - 1] != UInt8(ascii: "\n") { end -= 1 }
    return end > offset ? end : nil
  }

  private mutating func readTagToken() throws(TemplateSyntaxIssue) {
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: " "), 0x09...0x0D, 0x1C...0x1F: readSpace()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "_"):
      try readName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
    case UInt8(ascii: "'"), UInt8(ascii: "\""): try readString(quote: byte)
    case 0x80...: try readWideToken()
    default: try readOperator(byte)
    }
  }

  private mutating func readSpace() {
    let end = bytes.spaceEnd(from: position)
    emitTrivia(.whitespace, from: position, to: end)
    position = end
  }

  /// A token that starts with a character outside of ASCII.
  private mutating func readWideToken() throws(TemplateSyntaxIssue) {
    let (scalar, _) = bytes.scalar(at: position)
    if PythonCharacters.isSpace(scalar) {
      readSpace()
    } else if PythonCharacters.isDigit(scalar), floatEnd(from: position) != nil {
      try readNumber()
    } else if PythonCharacters.isNameCharacter(scalar) {
      try readName()
    } else {
      throw unexpectedCharacter()
    }
  }

  private mutating func readName() throws(TemplateSyntaxIssue) {
    let start = position
    var end = bytes.nameEnd(from: start)
    var isWide = false
    while end < bytes.count, bytes[end] >= 0x80 || isWide {
      let byte = bytes[end]
      if byte < 0x80 {
        guard PythonCharacters.isNameByte(byte) else { break }
        end += 1
      } else {
        let (scalar, length) = bytes.scalar(at: end)
        guard PythonCharacters.isNameCharacter(scalar) else { break }
        isWide = true
        end += length
      }
    }
    if isWide, !keepsEverything, !PythonCharacters.isIdentifier(bytes.string(in: start..<end)) {
      throw issue("Invalid character in identifier", at: start, to: end)
    }
    emit(.name, detail: isWide ? .wide : detail(start, end), from: start, to: end)
    position = end
  }

  private mutating func detail(_ start: Int, _ end: Int) -> TokenDetail {
    TokenDetail(wordAt: bytes.start + start, count: end - start)
  }

  private mutating func readString(quote: UInt8) throws(TemplateSyntaxIssue) {
    let start = position
    var cursor = start + 1
    var hasEscapes = false
    var mayBeMalformed = false
    while true {
      cursor = bytes.plainEnd(from: cursor, quote: quote)
      guard cursor < bytes.count, bytes[cursor] != quote else { break }
      if bytes[cursor] == UInt8(ascii: "\\") {
        hasEscapes = true
        cursor += 1
        if cursor < bytes.count, StringEscapes.mayFail(bytes[cursor]) { mayBeMalformed = true }
      }
      cursor += 1
    }
    guard cursor < bytes.count else { throw unexpectedCharacter() }
    let end = cursor + 1
    if mayBeMalformed, !keepsEverything {
      do throws(StringEscapes.Malformed) {
        _ = try StringEscapes.decode(bytes[(start + 1)..<cursor].buffer, newlines: newlines)
      } catch {
        throw issue(error.message, at: start, to: end)
      }
    }
    emit(.string, detail: hasEscapes ? .escapes : .none, from: start, to: end)
    position = end
  }

  private mutating func readOperator(_ byte: UInt8) throws(TemplateSyntaxIssue) {
    let start = position
    let next = start + 1 < bytes.count ? bytes[start + 1] : 0
    guard let (kind, length) = operatorKind(byte, next) else { throw unexpectedCharacter() }
    switch kind {
    case .leftBrace: openBrackets.push(UInt8(ascii: "}"))
    case .leftParenthesis: openBrackets.push(UInt8(ascii: ")"))
    case .leftBracket: openBrackets.push(UInt8(ascii: "]"))
    case .rightBrace, .rightParenthesis, .rightBracket: try closeBracket(byte)
    default: break
    }
    emit(kind, from: start, to: start + length)
    position = start + length
  }

  private mutating func closeBracket(_ byte: UInt8) throws(TemplateSyntaxIssue) {
    var found: String { bytes.string(in: position..<(position + 1)) }
    guard let expected = openBrackets.last else {
      throw issue("unexpected '\(found)'", at: position, to: position + 1)
    }
    openBrackets.drop(to: openBrackets.count - 1)
    guard expected == byte else {
      let wanted = Unicode.Scalar(expected)
      throw issue("unexpected '\(found)', expected '\(wanted)'", at: position, to: position + 1)
    }
  }

  private func operatorKind(_ byte: UInt8, _ next: UInt8) -> (kind: TokenKind, length: Int)? {
    let equals = next == UInt8(ascii: "=")
    return switch byte {
    case UInt8(ascii: "+"): (.add, 1)
    case UInt8(ascii: "-"): (.subtract, 1)
    case UInt8(ascii: "/"): next == byte ? (.floorDivide, 2) : (.divide, 1)
    case UInt8(ascii: "*"): next == byte ? (.power, 2) : (.multiply, 1)
    case UInt8(ascii: "%"): (.modulo, 1)
    case UInt8(ascii: "~"): (.tilde, 1)
    case UInt8(ascii: "["): (.leftBracket, 1)
    case UInt8(ascii: "]"): (.rightBracket, 1)
    case UInt8(ascii: "("): (.leftParenthesis, 1)
    case UInt8(ascii: ")"): (.rightParenthesis, 1)
    case UInt8(ascii: "{"): (.leftBrace, 1)
    case UInt8(ascii: "}"): (.rightBrace, 1)
    case UInt8(ascii: "="): equals ? (.equal, 2) : (.assign, 1)
    case UInt8(ascii: "!"): equals ? (.notEqual, 2) : nil
    case UInt8(ascii: ">"): equals ? (.greaterOrEqual, 2) : (.greater, 1)
    case UInt8(ascii: "<"): equals ? (.lessOrEqual, 2) : (.less, 1)
    case UInt8(ascii: "."): (.dot, 1)
    case UInt8(ascii: ":"): (.colon, 1)
    case UInt8(ascii: "|"): (.pipe, 1)
    case UInt8(ascii: ","): (.comma, 1)
    case UInt8(ascii: ";"): (.semicolon, 1)
    default: nil
    }
  }

  private mutating func unexpectedCharacter() -> TemplateSyntaxIssue {
    let (scalar, length) = bytes.scalar(at: position)
    var characters = 0
    for byte in bytes[0..<position].buffer where byte & 0xC0 != 0x80 { characters += 1 }
    return issue(
      "unexpected char \(quoted(String(scalar))) at \(characters)", at: position,
      to: position + length)
  }
}
