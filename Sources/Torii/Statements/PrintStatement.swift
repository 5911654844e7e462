extension Parser {
  /// `{% print a, b %}`: what `{{ a }}{{ b }}` does (Jinja2's parser; not in its documentation).
  mutating func parsePrint() throws(TemplateSyntaxIssue) -> OutputStatement {
    try advance()
    let mark = input.pieces.count
    while current.kind != .blockEnd {
      if input.pieces.count > mark { try expect(.comma) }
      input.pieces.push(.expression(try parseExpression()))
    }
    return OutputStatement(pieces: input.takePieces(above: mark))
  }
}
