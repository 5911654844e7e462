/// What a parser reads, and how. Copies of a parser share it; only the latest of them reads on.
final class ParserInput {
  let options: ParserOptions
  let text: SourceText
  let newlines: [UInt8]
  /// Whether `newlines` are the ones that the text has.
  let hasUnixNewlines: Bool
  @exclusivity(unchecked) private var lexer: Lexer
  /// Where in the lexer's tokens the one stands that was taken last.
  @exclusivity(unchecked) private var index = -1

  init(options: ParserOptions, lexer: Lexer) {
    self.options = options
    text = lexer.text
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
      guard !lexer.tokens.isEmpty else { return nil }
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
}
