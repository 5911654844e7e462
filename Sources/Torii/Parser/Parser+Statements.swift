/// Bodies: template text, printed expressions and tags in turn.
extension Parser {
  /// Reads up to a tag that is named in `ends`, whose name is then the current token; without
  /// `ends`, up to the end of the template.
  mutating func parseBody(
    until ends: [String]?
  ) throws(TemplateSyntaxIssue) -> [Statement] {
    var body: [Statement] = []
    var pieces: [OutputStatement.Piece] = []
    while current.kind != .end {
      let token = current
      switch token.kind {
      case .data:
        try advance()
        pieces.append(.text(templateText(token), span(from: token)))
      case .variableBegin:
        try advance()
        pieces.append(.expression(try parseTuple()))
        try expect(.variableEnd)
      case .blockBegin:
        appendOutput(&pieces, to: &body)
        try advance()
        if let ends, isAnyWord(current, ends) { return body }
        body.append(try parseStatement())
        try expect(.blockEnd)
      default:
        throw issue("unexpected \(quoted(describe(token)))")
      }
    }
    appendOutput(&pieces, to: &body)
    return body
  }

  private func appendOutput(
    _ pieces: inout [OutputStatement.Piece], to body: inout [Statement]
  ) {
    guard let first = pieces.first?.span else { return }
    let given = text.givenOffset(Int(lastEnd))
    let span = SourceSpan(line: Int(first.line), start: Int(first.start), end: given)
    body.append(Statement(.output(OutputStatement(pieces: pieces)), at: span))
    pieces = []
  }

  /// Reads a tag's body from before the tag's end to the tag that closes it; that one's name is
  /// the current token afterwards.
  mutating func parseStatements(
    until ends: [String]
  ) throws(TemplateSyntaxIssue) -> [Statement] {
    _ = try skip(.colon)
    try expect(.blockEnd)
    if expectedEnds.count >= options.maximumNesting {
      throw issue("statements are nested too deeply")
    }
    try checkStack()
    expectedEnds.append(ends)
    let body = try parseBody(until: ends)
    expectedEnds.removeLast()
    if current.kind == .end { throw unexpectedEnd(expecting: ends) }
    return body
  }

  /// Reads a body and the name of the tag that closes it.
  mutating func parseStatements(
    closedBy end: String
  ) throws(TemplateSyntaxIssue) -> [Statement] {
    let body = try parseStatements(until: [end])
    try advance()
    return body
  }

  /// Reads a tag from its name on.
  mutating func parseStatement() throws(TemplateSyntaxIssue) -> Statement {
    let tag = current
    guard tag.kind == .name else { throw issue("tag name expected") }
    let name = string(of: tag)
    openTags.append(name)
    guard let kind = try parseTag(name) else {
      openTags.removeLast()
      throw unknownTag(tag)
    }
    openTags.removeLast()
    return Statement(kind, at: span(from: tag))
  }

  /// Every parser of a tag starts at the tag's name.
  private mutating func parseTag(_ name: String) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    switch name {
    case "for": return .forLoop(try parseFor())
    case "if": return .ifElse(try parseIf())
    case "set": return try parseSet()
    case "block": return .block(try parseBlock())
    case "extends": return .extends(try parseExtends())
    case "include": return .include(try parseInclude())
    case "import": return .importModule(try parseImport())
    case "from": return .fromImport(try parseFromImport())
    case "macro": return .macro(try parseMacro())
    case "call": return .callBlock(try parseCallBlock())
    case "filter": return .filterBlock(try parseFilterBlock())
    case "with": return .with(try parseWith())
    case "autoescape": return .autoescape(try parseAutoescape())
    case "print": return .output(try parsePrint())
    default: return try parseExtensionTag(name)
    }
  }

  private mutating func parseExtensionTag(
    _ name: String
  ) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    let extensions = options.extensions
    switch name {
    case "do" where extensions.contains(.do): return try parseDo()
    case "break" where extensions.contains(.loopControls): return try parseBreak()
    case "continue" where extensions.contains(.loopControls): return try parseContinue()
    case "debug" where extensions.contains(.debug): return try parseDebug()
    case "trans" where extensions.contains(.i18n): return try parseTrans()
    default: return try parseTag(options.tags[name])
    }
  }

  func isAnyWord(_ token: Token, _ words: [String]) -> Bool {
    for word in words where isNamed(token, word) { return true }
    return false
  }

  /// Template text with the newlines that the environment asks for.
  func templateText(_ token: Token) -> String {
    let range = token.range.clamped(to: 0..<bytes.count)
    if newlines == [UInt8(ascii: "\n")] { return bytes.string(in: range) }
    return String(decoding: StringEscapes.withNewlines(bytes[range], newlines), as: UTF8.self)
  }
}

extension OutputStatement.Piece {
  package var span: SourceSpan {
    switch self {
    case .text(_, let span): span
    case .expression(let expression): expression.span
    }
  }
}
