extension Lexer {
  /// A token as `Environment.lex` gives it, under Jinja2's names.
  package struct RawToken: Sendable, Equatable {
    package var line: Int
    package var type: String
    package var text: String
  }

  /// Every token of the template, also those that the parser never sees.
  package mutating func rawTokens() throws(TemplateSyntaxIssue) -> [RawToken] {
    var result: [RawToken] = []
    for token in try allTokens() {
      let type = token.kind.operatorText == nil ? token.kind.rawValue : "operator"
      result.append(
        RawToken(line: Int(token.line), type: type, text: text.string(token.range)))
    }
    return result
  }
}
