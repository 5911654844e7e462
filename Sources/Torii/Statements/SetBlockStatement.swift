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
