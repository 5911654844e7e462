/// Builds the syntax tree of a template from its tokens.
///
/// The grammar, the messages and the lines are Jinja2's (Jinja2 documentation, "Template Designer
/// Documentation"). Expressions stand in this folder; each statement's parser stands beside its
/// node in `Statements/`.
///
/// Its small functions are `mutating` so that they are called in place: a structure of this size
/// would be copied for a call that only reads it.
package struct Parser {
  /// What does not change while it reads; behind one reference, because every call of the recursive
  /// descent would otherwise take its size from the stack.
  let input: ParserInput
  /// The token to be read next.
  var current: Token
  /// Where the token before it ends.
  private(set) var lastEnd: Int32 = 0

  /// What has been seen of the template.
  var traits = TemplateTraits()
  /// How often the word `loop` has been read.
  private(set) var loopMentions = 0
  /// How often the words `self` and `super` have been read in the running block, without the blocks in
  /// it, or outside of all blocks.
  var blockMentions = 0
  /// How often the variable `loop` has been read, or may have been.
  var loopReads = 0
  /// How often a field of `loop` has been read that needs no object.
  var loopUses = 0
  /// How often an attribute has been read that is a method which changes lists.
  var listChanges = 0
  /// How many expressions enclose the one that is read.
  var expressionNesting = 0
  /// How many calls of `parseBinary` are under way.
  var operatorNesting = 0
  private var stack = StackGuard()
  /// The height of the expression that was read last.
  var height = 0

  package init(source: String, options: ParserOptions) throws(TemplateSyntaxIssue) {
    try self.init(source: source, options: options, start: .templateText)
  }

  /// For an expression without delimiters, as `parseExpressionOnly` reads it.
  package init(expression: String, options: ParserOptions) throws(TemplateSyntaxIssue) {
    try self.init(source: expression, options: options, start: .expression)
  }

  private init(
    source: String, options: ParserOptions, start: Lexer.Start
  ) throws(TemplateSyntaxIssue) {
    let lexer = try Lexer(
      source: source, syntax: options.syntax, delimiters: options.delimiters, start: start)
    try self.init(ParserInput(options: options, lexer: lexer))
  }

  /// For an input that nothing has been taken of yet.
  init(_ input: ParserInput) throws(TemplateSyntaxIssue) {
    self.input = input
    current = input.takeToken() ?? Token(.end, line: 1, start: 0, end: 0)
    if current.kind == .failure, let failure = input.failure { throw failure }
  }

  var options: ParserOptions { input.options }
  var text: SourceText { input.text }
  var bytes: SourceBytes { input.bytes }
  var tree: SyntaxTree { input.tree }
  var newlines: [UInt8] { input.newlines }

  /// Reads the whole template (`Environment.parse`).
  package mutating func parseTemplate() throws(TemplateSyntaxIssue) -> TemplateSyntax {
    stack = StackGuard()
    traits.mayInherit = false
    traits.mayNestUnits = false
    traits.mayLoadTemplates = false
    traits.mayAssignLoop = false
    traits.mayDebug = false
    traits.mayUseMacroSpecials = false
    traits.mayCapture = false
    let body = try parseBody(until: nil)
    traits.mayReferToBlocks = blockMentions > 0
    return TemplateSyntax(body: body, lineCount: text.lineCount, traits: traits, tree: tree)
  }

  /// Reads an expression that stands alone (`Environment.compile_expression`).
  package mutating func parseExpressionOnly() throws(TemplateSyntaxIssue) -> Expression {
    stack = StackGuard()
    let expression = try parseExpression()
    if current.kind != .end { throw issue("chunk after expression") }
    return expression
  }

  /// Takes over how deep another state of the same parser was.
  mutating func restoreNesting(of other: Parser) {
    expressionNesting = other.expressionNesting
    operatorNesting = other.operatorNesting
  }

  /// To be called wherever the reader calls itself.
  mutating func checkStack() throws(TemplateSyntaxIssue) {
    if stack.isExhausted { throw issue("the template is nested too deeply") }
  }

  // MARK: Tokens

  /// Steps to the next token; the last one stays.
  @discardableResult
  mutating func advance() throws(TemplateSyntaxIssue) -> Token {
    let previous = current
    guard let next = input.takeToken() else { return previous }
    lastEnd = previous.end
    current = next
    switch previous.detail {
    case .loop: loopMentions &+= 1
    case .selfOrSuper: blockMentions &+= 1
    case .macroSpecial: traits.mayUseMacroSpecials = true
    default: break
    }
    if next.kind == .failure { try fail() }
    return previous
  }

  /// Throws what the lexer found wrong.
  @inline(never)
  private func fail() throws(TemplateSyntaxIssue) {
    if let failure = input.failure { throw failure }
  }

  /// The token after the current one.
  mutating func nextToken() throws(TemplateSyntaxIssue) -> Token {
    guard let next = input.peekToken() else { return current }
    if next.kind == .failure { try fail() }
    return next
  }

  mutating func skip(_ kind: TokenKind) throws(TemplateSyntaxIssue) -> Bool {
    guard current.kind == kind else { return false }
    try advance()
    return true
  }

  mutating func skip(word: StaticString) throws(TemplateSyntaxIssue) -> Bool {
    guard isWord(current, word) else { return false }
    try advance()
    return true
  }

  @discardableResult
  mutating func expect(_ kind: TokenKind) throws(TemplateSyntaxIssue) -> Token {
    guard current.kind == kind else { throw unexpectedToken(wanted: kind.description) }
    return try advance()
  }

  mutating func skip(_ word: TokenDetail) throws(TemplateSyntaxIssue) -> Bool {
    guard current.detail == word else { return false }
    try advance()
    return true
  }

  /// - Parameter text: The word, for the message.
  mutating func expect(_ word: TokenDetail, called text: String) throws(TemplateSyntaxIssue) {
    guard current.detail == word else { throw unexpectedToken(wanted: text) }
    try advance()
  }

  @discardableResult
  mutating func expect(word: StaticString) throws(TemplateSyntaxIssue) -> Token {
    guard isWord(current, word) else { throw unexpectedToken(wanted: word.description) }
    return try advance()
  }

  /// The text of a name that must come next.
  mutating func expectName() throws(TemplateSyntaxIssue) -> String {
    string(of: try expect(.name))
  }

  /// A token's text as a name; the same text gives the same name without being read again.
  mutating func name(of token: Token) -> NameReference {
    input.withTree { $0.name(in: token.range) }
  }

  // MARK: Building

  @inline(__always)
  func make(_ kind: Expression.Kind, at span: SourceSpan) -> Expression {
    input.withTree { $0.expression(kind, at: span) }
  }

  func makeConstant(_ value: Value, at span: SourceSpan) -> Expression {
    input.withTree { $0.constant(value, at: span) }
  }

  @inline(__always)
  func make(_ kind: Statement.Kind, at span: SourceSpan) -> Statement {
    input.withTree { $0.statement(kind, at: span) }
  }

  // MARK: Text of tokens

  func string(of token: Token) -> String { bytes.string(in: token.range) }

  func isNamed(_ token: Token, _ word: String) -> Bool {
    guard token.kind == .name, Int(token.end) - Int(token.start) == word.utf8.count else {
      return false
    }
    return bytes.matches(word, at: Int(token.start))
  }

  mutating func isWord(_ token: Token, _ word: StaticString) -> Bool {
    guard token.kind == .name, Int(token.end) - Int(token.start) == word.utf8CodeUnitCount else {
      return false
    }
    return bytes.matches(word, at: Int(token.start))
  }

  /// From a token to the end of what was read last.
  mutating func span(from token: Token) -> SourceSpan {
    span(line: token.line, start: token.start)
  }

  mutating func span(line: Int32, start: Int32) -> SourceSpan {
    let end = Swift.max(start, lastEnd)
    if input.isAsGiven { return SourceSpan(line: line, start: start, end: end) }
    let range = text.givenRange(Int(start)..<Int(end))
    return SourceSpan(line: Int(line), start: range.lowerBound, end: range.upperBound)
  }
}
