/// What a parser reads, and what it builds. Copies of a parser share it; only the latest of them
/// reads on.
final class ParserInput {
  let options: ParserOptions
  let text: SourceText
  /// The bytes of the text, to be read without counting a reference to it.
  @exclusivity(unchecked) private(set) var bytes: SourceBytes
  /// Whether offsets of the text are those of the template as given.
  @exclusivity(unchecked) private(set) var isAsGiven: Bool
  let tree: SyntaxTree
  /// The tree again, to be used without counting a reference to it.
  private let treeReference: Unmanaged<SyntaxTree>
  let newlines: [UInt8]
  /// Whether `newlines` are the ones that the text has.
  let hasUnixNewlines: Bool
  @exclusivity(unchecked) private var lexer: Lexer
  /// The token to be taken next, and how many of those that the lexer has read there are.
  @exclusivity(unchecked) private var next: UnsafePointer<Token>?
  @exclusivity(unchecked) private var remaining = 0

  // The parts of the lists that are being read.
  @exclusivity(unchecked) var statements = SyntaxStack<Statement>()
  @exclusivity(unchecked) var pieces = SyntaxStack<OutputStatement.Piece>()
  @exclusivity(unchecked) var branches = SyntaxStack<IfStatement.Branch>()
  @exclusivity(unchecked) var expressions = SyntaxStack<Expression>()
  @exclusivity(unchecked) var keywords = SyntaxStack<CallArguments.Keyword>()
  @exclusivity(unchecked) var operands = SyntaxStack<ComparisonOperand>()
  @exclusivity(unchecked) var parameters = SyntaxStack<MacroSignature.Parameter>()

  /// The tags that are open, outermost first.
  @exclusivity(unchecked) var openTags = SyntaxStack<Token>()
  /// What would end each of the open bodies, kept alive by who reads the body: who goes on after an
  /// error has to `restore` before it asks.
  @exclusivity(unchecked) var expectedEnds = SyntaxStack<Unmanaged<TagEnds>>()

  init(options: ParserOptions, lexer: consuming Lexer) {
    self.options = options
    text = lexer.text
    bytes = lexer.text.bytes
    isAsGiven = lexer.text.isAsGiven
    tree = SyntaxTree(text: lexer.text)
    treeReference = .passUnretained(tree)
    newlines = lexer.newlines
    hasUnixNewlines = newlines == [UInt8(ascii: "\n")]
    self.lexer = lexer
  }

  /// Begins anew with another template. Nothing of the tree may be in use any more.
  func restart(_ source: String) throws(TemplateSyntaxIssue) {
    statements.reset()
    pieces.reset()
    branches.reset()
    expressions.reset()
    keywords.reset()
    operands.reset()
    parameters.reset()
    openTags.reset()
    expectedEnds.reset()
    next = nil
    remaining = 0
    try lexer.restart(source)
    bytes = text.bytes
    isAsGiven = text.isAsGiven
    tree.restart()
  }

  /// Runs some code on the tree.
  @inline(__always)
  func withTree<Result>(_ body: (SyntaxTree) -> Result) -> Result {
    treeReference._withUnsafeGuaranteedRef(body)
  }

  // Each takes what was pushed from a mark on, as a list.

  func takeStatements(above mark: Int) -> StatementList {
    withTree { $0.list(from: &statements, above: mark) }
  }

  func takePieces(above mark: Int) -> SyntaxList<OutputStatement.Piece> {
    withTree { $0.list(from: &pieces, above: mark) }
  }

  func takeBranches(above mark: Int) -> SyntaxList<IfStatement.Branch> {
    withTree { $0.list(from: &branches, above: mark) }
  }

  func takeExpressions(above mark: Int) -> SyntaxList<Expression> {
    withTree { $0.list(from: &expressions, above: mark) }
  }

  func takeKeywords(above mark: Int) -> SyntaxList<CallArguments.Keyword> {
    withTree { $0.list(from: &keywords, above: mark) }
  }

  func takeOperands(above mark: Int) -> SyntaxList<ComparisonOperand> {
    withTree { $0.list(from: &operands, above: mark) }
  }

  func takeParameters(above mark: Int) -> SyntaxList<MacroSignature.Parameter> {
    withTree { $0.list(from: &parameters, above: mark) }
  }

  /// Steps to the next token; nil behind the last one, which is of kind `.end` or `.failure`.
  @inline(__always)
  func takeToken() -> Token? {
    guard remaining > 0 || readOn(), let place = next else { return nil }
    remaining &-= 1
    next = place + 1
    return place.pointee
  }

  /// The token after the one that was taken last; nil behind the last one.
  func peekToken() -> Token? {
    guard remaining > 0 || readOn() else { return nil }
    return next?.pointee
  }

  /// Has the lexer read on, once all of its tokens are taken; false behind the last one.
  @inline(never)
  private func readOn() -> Bool {
    lexer.dropTokens()
    lexer.readOn()
    let tokens = lexer.tokens.elements(above: 0)
    next = tokens.baseAddress
    remaining = tokens.count
    return remaining > 0
  }

  /// What a token of kind `.failure` stands for.
  var failure: TemplateSyntaxIssue? { lexer.failure }

  /// How far the stacks are filled, to be restored by who goes on after an error.
  var marks: Marks {
    Marks(
      statements: statements.count, pieces: pieces.count, branches: branches.count,
      expressions: expressions.count, keywords: keywords.count,
      operands: operands.count, parameters: parameters.count, openTags: openTags.count,
      expectedEnds: expectedEnds.count)
  }

  func restore(_ marks: Marks) {
    statements.drop(to: marks.statements)
    pieces.drop(to: marks.pieces)
    branches.drop(to: marks.branches)
    expressions.drop(to: marks.expressions)
    keywords.drop(to: marks.keywords)
    operands.drop(to: marks.operands)
    parameters.drop(to: marks.parameters)
    openTags.drop(to: marks.openTags)
    expectedEnds.drop(to: marks.expectedEnds)
  }

  struct Marks {
    let statements, pieces, branches, expressions, keywords, operands: Int
    let parameters, openTags, expectedEnds: Int
  }
}
