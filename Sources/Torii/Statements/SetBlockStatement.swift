/// `{% set target | filter %}...{% endset %}` (Jinja2 documentation, "Block Assignments").
package struct SetBlockStatement: Sendable {
  package var target: AssignmentTarget
  /// A chain of `filter` expressions whose innermost base is absent.
  package var filter: Expression?
  package var body: [Statement]

  package init(target: AssignmentTarget, filter: Expression?, body: [Statement]) {
    self.target = target
    self.filter = filter
    self.body = body
  }
}

extension Parser {
  /// Reads what follows the target.
  mutating func parseSetBlock(
    _ target: AssignmentTarget
  ) throws(TemplateSyntaxIssue) -> SetBlockStatement {
    let filter = try parseFilterChain(startsWithName: false)
    return SetBlockStatement(
      target: target, filter: filter, body: try parseStatements(closedBy: "endset"))
  }
}
