extension Parser {
  /// `{% debug %}` (Jinja2 documentation, "Debug Statement").
  mutating func parseDebug() throws(TemplateSyntaxIssue) -> Statement.Kind {
    try advance()
    return .debug
  }
}
