/// `{% extends expression %}` (Jinja2 documentation, "Child Template").
package struct ExtendsStatement: BitwiseCopyable, Sendable {
  package let template: Expression
}

extension Parser {
  mutating func parseExtends() throws(TemplateSyntaxIssue) -> ExtendsStatement {
    try advance()
    return ExtendsStatement(template: try parseExpression())
  }
}
