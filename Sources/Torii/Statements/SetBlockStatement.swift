/// `{% set target | filter %}...{% endset %}` (Jinja2 documentation, "Block Assignments").
package struct SetBlockStatement: BitwiseCopyable, Sendable {
  package let target: AssignmentTarget
  /// A chain of `filter` expressions whose innermost base is absent.
  package let filter: Expression?
  package let body: StatementList
}

extension Parser {
  /// Reads what follows the target.
  mutating func parseSetBlock(
    _ target: AssignmentTarget
  ) throws(TemplateSyntaxIssue) -> SetBlockStatement {
    let filter = try parseFilterChain(startsWithName: false)
    return SetBlockStatement(
      target: target, filter: filter, body: try parseStatements(closedBy: .endset))
  }
}
