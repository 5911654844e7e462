/// `{% with a=1, b=2 %}` (Jinja2 documentation, "With Statement").
package struct WithStatement: BitwiseCopyable, Sendable {
  package struct Binding: BitwiseCopyable, Sendable {
    package let target: AssignmentTarget
    package let value: Expression
  }
  package let bindings: SyntaxList<Binding>
  package let body: StatementList
}

extension Parser {
  mutating func parseWith() throws(TemplateSyntaxIssue) -> WithStatement {
    try advance()
    var bindings: [WithStatement.Binding] = []
    while current.kind != .blockEnd {
      if !bindings.isEmpty { try expect(.comma) }
      let target = try parseTarget()
      try expect(.assign)
      bindings.append(WithStatement.Binding(target: target, value: try parseExpression()))
    }
    return WithStatement(
      bindings: tree.list(bindings), body: try parseStatements(closedBy: .endwith))
  }
}
