/// `{% with a=1, b=2 %}` (Jinja2 documentation, "With Statement").
package struct WithStatement: Sendable {
  package var bindings: [(target: AssignmentTarget, value: Expression)]
  package var body: [Statement]

  package init(bindings: [(target: AssignmentTarget, value: Expression)], body: [Statement]) {
    self.bindings = bindings
    self.body = body
  }
}

extension Parser {
  mutating func parseWith() throws(TemplateSyntaxIssue) -> WithStatement {
    try advance()
    var bindings: [(target: AssignmentTarget, value: Expression)] = []
    while current.kind != .blockEnd {
      if !bindings.isEmpty { try expect(.comma) }
      let target = try parseTarget()
      try expect(.assign)
      bindings.append((target, try parseExpression()))
    }
    return WithStatement(bindings: bindings, body: try parseStatements(closedBy: "endwith"))
  }
}
