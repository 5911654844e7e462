extension Parser {
  /// `{% debug %}` (Jinja2 documentation, "Debug Statement").
  mutating func parseDebug() throws(TemplateSyntaxIssue) -> Statement.Kind {
    try advance()
    traits.mayDebug = true
    return .debug
  }
}
