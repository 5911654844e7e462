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
        if pieces.isEmpty { pieces.reserveCapacity(4) }
        pieces.append(.text(templateText(token), span(from: token)))
      case .variableBegin:
        try advance()
        let printed = try parseTuple()
        if pieces.isEmpty { pieces.reserveCapacity(4) }
        pieces.append(.expression(printed))
        try expect(.variableEnd)
      case .blockBegin:
        appendOutput(&pieces, to: &body)
        try advance()
        if let ends, isAnyWord(current, ends) { return body }
        if body.isEmpty { body.reserveCapacity(4) }
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
    if body.isEmpty { body.reserveCapacity(4) }
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
    openTags.append(tag)
    guard let kind = try parseTag(tag) else {
      openTags.removeLast()
      throw unknownTag(tag)
    }
    openTags.removeLast()
    return Statement(kind, at: span(from: tag))
  }

  /// Every parser of a tag starts at the tag's name.
  private mutating func parseTag(_ tag: Token) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    if isWord(tag, "if") { return .ifElse(try parseIf()) }
    if isWord(tag, "for") { return .forLoop(try parseFor()) }
    if isWord(tag, "set") { return try parseSet() }
    if isWord(tag, "filter") { return .filterBlock(try parseFilterBlock()) }
    if isWord(tag, "with") { return .with(try parseWith()) }
    if isWord(tag, "autoescape") { return .autoescape(try parseAutoescape()) }
    if isWord(tag, "print") { return .output(try parsePrint()) }
    if let loading = try parseLoadingTag(tag) { return loading }
    return try parseUnitTag(tag)
  }

  /// The tags that load other templates.
  private mutating func parseLoadingTag(
    _ tag: Token
  ) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    guard isAnyWord(tag, ["include", "import", "from"]) else { return nil }
    traits.mayLoadTemplates = true
    if isWord(tag, "include") { return .include(try parseInclude()) }
    if isWord(tag, "import") { return .importModule(try parseImport()) }
    return .fromImport(try parseFromImport())
  }

  /// The tags whose bodies are compiled by themselves, and those of extensions.
  private mutating func parseUnitTag(_ tag: Token) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    if isWord(tag, "block") {
      traits.mayInherit = true
      return .block(try parseBlock())
    }
    if isWord(tag, "extends") {
      traits.mayInherit = true
      return .extends(try parseExtends())
    }
    if isWord(tag, "macro") {
      traits.mayNestUnits = true
      return .macro(try parseMacro())
    }
    if isWord(tag, "call") {
      traits.mayNestUnits = true
      return .callBlock(try parseCallBlock())
    }
    return try parseExtensionTag(tag)
  }

  private mutating func parseExtensionTag(
    _ tag: Token
  ) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    let extensions = options.extensions
    if isWord(tag, "do"), extensions.contains(.do) { return try parseDo() }
    if isWord(tag, "break"), extensions.contains(.loopControls) { return try parseBreak() }
    if isWord(tag, "continue"), extensions.contains(.loopControls) { return try parseContinue() }
    if isWord(tag, "debug"), extensions.contains(.debug) { return try parseDebug() }
    if isWord(tag, "trans"), extensions.contains(.i18n) { return try parseTrans() }
    guard !options.tags.isEmpty else { return nil }
    // What such a tag becomes is its own affair.
    traits.mayNestUnits = true
    traits.mayAssignLoop = true
    return try parseTag(options.tags[string(of: tag)])
  }

  func isAnyWord(_ token: Token, _ words: [String]) -> Bool {
    for word in words where isNamed(token, word) { return true }
    return false
  }

  /// Template text with the newlines that the environment asks for.
  func templateText(_ token: Token) -> TemplateText {
    if input.hasUnixNewlines { return TemplateText(bytes, token.range) }
    let range = token.range.clamped(to: 0..<bytes.count)
    let converted = StringEscapes.withNewlines(bytes[range], newlines)
    return TemplateText(converted, 0..<converted.count)
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
