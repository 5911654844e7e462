extension Parser {
  /// `{% print a, b %}`: what `{{ a }}{{ b }}` does (Jinja2's parser; not in its documentation).
  mutating func parsePrint() throws(TemplateSyntaxIssue) -> OutputStatement {
    try advance()
    var pieces: [OutputStatement.Piece] = []
    while current.kind != .blockEnd {
      if !pieces.isEmpty { try expect(.comma) }
      pieces.append(.expression(try parseExpression()))
    }
    return OutputStatement(pieces: pieces)
  }
}
