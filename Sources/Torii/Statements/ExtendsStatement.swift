/// `{% extends expression %}` (Jinja2 documentation, "Child Template").
package struct ExtendsStatement: Sendable {
  package var template: Expression

  package init(template: Expression) { self.template = template }
}

extension Parser {
  mutating func parseExtends() throws(TemplateSyntaxIssue) -> ExtendsStatement {
    try advance()
    return ExtendsStatement(template: try parseExpression())
  }
}
