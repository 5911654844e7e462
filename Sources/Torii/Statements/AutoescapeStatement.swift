/// `{% autoescape expression %}` (Jinja2 documentation, "Autoescape Overrides").
package struct AutoescapeStatement: Sendable {
  package var enabled: Expression
  package var body: [Statement]

  package init(enabled: Expression, body: [Statement]) {
    self.enabled = enabled
    self.body = body
  }
}

extension Parser {
  mutating func parseAutoescape() throws(TemplateSyntaxIssue) -> AutoescapeStatement {
    try advance()
    let enabled = try parseExpression()
    return AutoescapeStatement(
      enabled: enabled, body: try parseStatements(closedBy: "endautoescape"))
  }
}
