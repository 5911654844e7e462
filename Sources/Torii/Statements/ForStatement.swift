/// `{% for target in iterable [if condition] [recursive] %}` (Jinja2 documentation, "For").
package struct ForStatement: Sendable {
  package var target: AssignmentTarget
  package var iterable: Expression
  package var condition: Expression?
  package var isRecursive: Bool
  package var body: [Statement]
  package var otherwise: [Statement]?

  package init(
    target: AssignmentTarget, iterable: Expression, condition: Expression?, isRecursive: Bool,
    body: [Statement], otherwise: [Statement]?
  ) {
    self.target = target
    self.iterable = iterable
    self.condition = condition
    self.isRecursive = isRecursive
    self.body = body
    self.otherwise = otherwise
  }
}
