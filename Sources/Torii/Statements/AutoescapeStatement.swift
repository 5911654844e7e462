/// `{% autoescape expression %}` (Jinja2 documentation, "Autoescape Overrides").
package struct AutoescapeStatement: BitwiseCopyable, Sendable {
  package let enabled: Expression
  package let body: StatementList
}

extension Parser {
  mutating func parseAutoescape() throws(TemplateSyntaxIssue) -> AutoescapeStatement {
    try advance()
    let enabled = try parseExpression()
    return AutoescapeStatement(
      enabled: enabled, body: try parseStatements(closedBy: .endautoescape))
  }
}
