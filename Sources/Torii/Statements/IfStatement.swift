/// `{% if %}`, `{% elif %}`, `{% else %}` (Jinja2 documentation, "If").
package struct IfStatement: BitwiseCopyable, Sendable {
  package struct Branch: BitwiseCopyable, Sendable {
    package let test: Expression
    package let body: StatementList
    package let span: SourceSpan

  }
  /// The `if` first, then each `elif`.
  package let branches: SyntaxList<Branch>
  package let otherwise: StatementList?
}

extension Parser {
  mutating func parseIf() throws(TemplateSyntaxIssue) -> IfStatement {
    let mark = input.branches.count
    var start = try advance()
    while true {
      let test = try parseTuple(allowsConditional: false)
      let body = try parseStatements(until: .branchEnds)
      input.branches.push(IfStatement.Branch(test: test, body: body, span: span(from: start)))
      let closing = try advance()
      if closing.detail == .elif {
        start = current
        continue
      }
      let otherwise = closing.detail == .else ? try parseStatements(closedBy: .endif) : nil
      let branches = input.takeBranches(above: mark)
      return IfStatement(branches: branches, otherwise: otherwise)
    }
  }
}
