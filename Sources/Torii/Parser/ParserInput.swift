/// What a parser reads, and how.
final class ParserInput: Sendable {
  let options: ParserOptions
  let text: SourceText
  let newlines: [UInt8]
  /// Ends in a token of kind `.end` or `.failure`.
  let tokens: [Token]
  let failure: TemplateSyntaxIssue?

  init(
    options: ParserOptions, text: SourceText, newlines: [UInt8], tokens: [Token],
    failure: TemplateSyntaxIssue?
  ) {
    self.options = options
    self.text = text
    self.newlines = newlines
    self.tokens = tokens
    self.failure = failure
  }
}
