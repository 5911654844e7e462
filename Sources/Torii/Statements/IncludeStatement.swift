/// `{% include expression [ignore missing] [with|without context] %}`
/// (Jinja2 documentation, "Include").
package struct IncludeStatement: BitwiseCopyable, Sendable {
  package let template: Expression
  package let ignoresMissing: Bool
  package let withContext: Bool
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
