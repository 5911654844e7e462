/// `{% if %}`, `{% elif %}`, `{% else %}` (Jinja2 documentation, "If").
package struct IfStatement: Sendable {
  package struct Branch: Sendable {
    package var test: Expression
    package var body: [Statement]
    package var span: SourceSpan

    package init(test: Expression, body: [Statement], span: SourceSpan) {
      self.test = test
      self.body = body
      self.span = span
    }
  }
  /// The `if` first, then each `elif`.
  package var branches: [Branch]
  package var otherwise: [Statement]?

  package init(branches: [Branch], otherwise: [Statement]?) {
    self.branches = branches
    self.otherwise = otherwise
  }
}

extension Parser {
  mutating func parseIf() throws(TemplateSyntaxIssue) -> IfStatement {
    var branches: [IfStatement.Branch] = []
    var start = try advance()
    while true {
      let test = try parseTuple(allowsConditional: false)
      let body = try parseStatements(until: ["elif", "else", "endif"])
      branches.append(IfStatement.Branch(test: test, body: body, span: span(from: start)))
      let closing = try advance()
      if isWord(closing, "elif") {
        start = current
        continue
      }
      let otherwise = isWord(closing, "else") ? try parseStatements(closedBy: "endif") : nil
      return IfStatement(branches: branches, otherwise: otherwise)
    }
  }
}
