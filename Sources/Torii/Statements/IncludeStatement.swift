/// `{% include expression [ignore missing] [with|without context] %}`
/// (Jinja2 documentation, "Include").
package struct IncludeStatement: Sendable {
  package var template: Expression
  package var ignoresMissing: Bool
  package var withContext: Bool

  package init(template: Expression, ignoresMissing: Bool, withContext: Bool) {
    self.template = template
    self.ignoresMissing = ignoresMissing
    self.withContext = withContext
  }
}

extension Parser {
  mutating func parseInclude() throws(TemplateSyntaxIssue) -> IncludeStatement {
    try advance()
    let template = try parseExpression()
    var ignoresMissing = false
    if isWord(current, "ignore"), isWord(try nextToken(), "missing") {
      ignoresMissing = true
      try advance()
      try advance()
    }
    return IncludeStatement(
      template: template, ignoresMissing: ignoresMissing,
      withContext: try parseContextChoice() ?? true)
  }
}
