/// `{% set target = value %}` (Jinja2 documentation, "Assignments").
package struct SetStatement: Sendable {
  package var target: AssignmentTarget
  package var value: Expression

  package init(target: AssignmentTarget, value: Expression) {
    self.target = target
    self.value = value
  }
}
