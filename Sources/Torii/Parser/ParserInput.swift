/// What a parser reads, and what it builds. Copies of a parser share it; only the latest of them
/// reads on.
final class ParserInput {
  let options: ParserOptions
  let text: SourceText
  let tree: SyntaxTree
  let newlines: [UInt8]
  /// Whether `newlines` are the ones that the text has.
  let hasUnixNewlines: Bool
  @exclusivity(unchecked) private var lexer: Lexer
  /// Where in the lexer's tokens the one stands that was taken last.
  @exclusivity(unchecked) private var index = -1

  // The parts of the lists that are being read.
  @exclusivity(unchecked) var statements = SyntaxStack<Statement>()
  @exclusivity(unchecked) var pieces = SyntaxStack<OutputStatement.Piece>()
  @exclusivity(unchecked) var branches = SyntaxStack<IfStatement.Branch>()
  @exclusivity(unchecked) var expressions = SyntaxStack<Expression>()
  @exclusivity(unchecked) var keywords = SyntaxStack<CallArguments.Keyword>()

  init(options: ParserOptions, lexer: consuming Lexer) {
    self.options = options
    text = lexer.text
    tree = SyntaxTree(text: lexer.text)
    newlines = lexer.newlines
    hasUnixNewlines = newlines == [UInt8(ascii: "\n")]
    self.lexer = lexer
  }

  /// Steps to the next token; nil behind the last one, which is of kind `.end` or `.failure`.
  @inline(__always)
  func takeToken() -> Token? {
    if index &+ 1 >= lexer.tokens.count {
      lexer.dropTokens()
      index = -1
      lexer.readOn()
      guard lexer.tokens.count > 0 else { return nil }
    }
    index &+= 1
    return lexer.tokens[index]
  }

  /// The token after the one that was taken last; nil behind the last one.
  func peekToken() -> Token? {
    if index &+ 1 >= lexer.tokens.count { lexer.readOn() }
    return index &+ 1 < lexer.tokens.count ? lexer.tokens[index &+ 1] : nil
  }

  /// What a token of kind `.failure` stands for.
  var failure: TemplateSyntaxIssue? { lexer.failure }

  /// How far the stacks are filled, to be restored by who goes on after an error.
  var marks: Marks {
    Marks(
      statements: statements.count, pieces: pieces.count, branches: branches.count,
      expressions: expressions.count, keywords: keywords.count)
  }

  func restore(_ marks: Marks) {
    statements.drop(to: marks.statements)
    pieces.drop(to: marks.pieces)
    branches.drop(to: marks.branches)
    expressions.drop(to: marks.expressions)
    keywords.drop(to: marks.keywords)
  }

  struct Marks {
    let statements, pieces, branches, expressions, keywords: Int
  }
}
