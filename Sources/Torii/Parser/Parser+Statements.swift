/// Bodies: template text, printed expressions and tags in turn.
extension Parser {
  /// Reads up to a tag that is named in `ends`, whose name is then the current token; without
  /// `ends`, up to the end of the template.
  mutating func parseBody(
    until ends: Unmanaged<TagEnds>?
  ) throws(TemplateSyntaxIssue) -> StatementList {
    let body = input.statements.count
    let pieces = input.pieces.count
    while current.kind != .end {
      let token = current
      switch token.kind {
      case .data:
        try advance()
        input.pieces.push(.text(templateText(token), span(from: token)))
      case .variableBegin:
        try advance()
        let printed = try parseTuple()
        input.pieces.push(.expression(printed))
        try expect(.variableEnd)
      case .blockBegin:
        pushOutput(of: pieces)
        try advance()
        if let ends, isAnyWord(current, ends) {
          return input.takeStatements(above: body)
        }
        let statement = try parseStatement()
        input.statements.push(statement)
        try expect(.blockEnd)
      default:
        throw issue("unexpected \(quoted(describe(token)))")
      }
    }
    pushOutput(of: pieces)
    return input.takeStatements(above: body)
  }

  /// Makes a statement of the pieces from a mark on.
  private mutating func pushOutput(of mark: Int) {
    guard input.pieces.count > mark else { return }
    let first = input.pieces[mark].span
    let pieces = input.takePieces(above: mark)
    let end = input.isAsGiven ? lastEnd : Int32(clamping: text.givenOffset(Int(lastEnd)))
    let span = SourceSpan(line: first.line, start: first.start, end: end)
    input.statements.push(make(.output(OutputStatement(pieces: pieces)), at: span))
  }

  /// Reads a tag's body from before the tag's end to the tag that closes it; that one's name is
  /// the current token afterwards.
  mutating func parseStatements(
    until ends: TagEnds
  ) throws(TemplateSyntaxIssue) -> StatementList {
    _ = try skip(.colon)
    try expect(.blockEnd)
    let outer = input.expectedEnds.count
    if outer >= options.maximumNesting {
      throw issue("statements are nested too deeply")
    }
    try checkStack()
    let reference = Unmanaged.passUnretained(ends)
    input.expectedEnds.push(reference)
    let body = try parseBody(until: reference)
    input.expectedEnds.drop(to: outer)
    if current.kind == .end { throw unexpectedEnd(expecting: ends) }
    return body
  }

  /// Reads a body and the name of the tag that closes it.
  mutating func parseStatements(
    closedBy end: TagEnds
  ) throws(TemplateSyntaxIssue) -> StatementList {
    let body = try parseStatements(until: end)
    try advance()
    return body
  }

  /// Reads a tag from its name on.
  mutating func parseStatement() throws(TemplateSyntaxIssue) -> Statement {
    let tag = current
    guard tag.kind == .name else { throw issue("tag name expected") }
    let outer = input.openTags.count
    input.openTags.push(tag)
    guard let kind = try parseTag(tag) else {
      input.openTags.drop(to: outer)
      throw unknownTag(tag)
    }
    input.openTags.drop(to: outer)
    return make(kind, at: span(from: tag))
  }

  /// Every parser of a tag starts at the tag's name.
  private mutating func parseTag(_ tag: Token) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    switch tag.detail {
    case .if: return .ifElse(try parseIf())
    case .for: return .forLoop(try parseFor())
    case .set: return try parseSet()
    case .filter:
      traits.mayCapture = true
      return .filterBlock(try parseFilterBlock())
    case .with: return .with(try parseWith())
    case .print: return .output(try parsePrint())
    case .include, .import, .from: return try parseLoadingTag(tag)
    case .block, .extends, .macro, .call: return try parseUnitTag(tag)
    default:
      if isWord(tag, "autoescape") { return .autoescape(try parseAutoescape()) }
      return try parseExtensionTag(tag)
    }
  }

  /// The tags that load other templates.
  private mutating func parseLoadingTag(
    _ tag: Token
  ) throws(TemplateSyntaxIssue) -> Statement.Kind {
    traits.mayLoadTemplates = true
    switch tag.detail {
    case .include: return .include(try parseInclude())
    case .import: return .importModule(try parseImport())
    default: return .fromImport(try parseFromImport())
    }
  }

  /// The tags whose bodies are compiled by themselves, and `extends`.
  private mutating func parseUnitTag(_ tag: Token) throws(TemplateSyntaxIssue) -> Statement.Kind {
    switch tag.detail {
    case .block:
      traits.mayInherit = true
      return .block(try parseBlock())
    case .extends:
      traits.mayInherit = true
      return .extends(try parseExtends())
    case .macro:
      traits.mayNestUnits = true
      return .macro(try parseMacro())
    default:
      traits.mayNestUnits = true
      traits.mayCapture = true
      return .callBlock(try parseCallBlock())
    }
  }

  private mutating func parseExtensionTag(
    _ tag: Token
  ) throws(TemplateSyntaxIssue) -> Statement.Kind? {
    let extensions = options.extensions
    if tag.detail == .do, extensions.contains(.do) { return try parseDo() }
    if isWord(tag, "break"), extensions.contains(.loopControls) { return try parseBreak() }
    if isWord(tag, "continue"), extensions.contains(.loopControls) { return try parseContinue() }
    if isWord(tag, "debug"), extensions.contains(.debug) { return try parseDebug() }
    if tag.detail == .trans, extensions.contains(.i18n) { return try parseTrans() }
    guard !options.tags.isEmpty else { return nil }
    // What such a tag becomes is its own affair.
    traits.mayNestUnits = true
    traits.mayAssignLoop = true
    traits.mayUseMacroSpecials = true
    traits.mayCapture = true
    return try parseTag(options.tags[string(of: tag)])
  }

  private mutating func isAnyWord(_ token: Token, _ ends: Unmanaged<TagEnds>) -> Bool {
    token.kind == .name && ends._withUnsafeGuaranteedRef { $0.contains(token, in: bytes) }
  }

  /// Template text with the newlines that the environment asks for.
  mutating func templateText(_ token: Token) -> TemplateText {
    if input.hasUnixNewlines { return TemplateText(bytes[token.range]) }
    return tree.text(StringEscapes.withNewlines(bytes[token.range].buffer, newlines))
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
