extension Parser {
  /// `{% break %}` (Jinja2 documentation, "Loop Controls").
  mutating func parseBreak() throws(TemplateSyntaxIssue) -> Statement.Kind {
    try advance()
    return .breakLoop
  }

  /// `{% continue %}`
  mutating func parseContinue() throws(TemplateSyntaxIssue) -> Statement.Kind {
    try advance()
    return .continueLoop
  }
}
