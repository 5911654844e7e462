extension Parser {
  /// `{% do expression %}` (Jinja2 documentation, "Expression Statement").
  mutating func parseDo() throws(TemplateSyntaxIssue) -> Statement.Kind {
    try advance()
    return .expression(try parseTuple())
  }
}
