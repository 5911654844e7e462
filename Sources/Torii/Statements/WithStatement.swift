/// `{% with a=1, b=2 %}` (Jinja2 documentation, "With Statement").
package struct WithStatement: Sendable {
  package var bindings: [(target: AssignmentTarget, value: Expression)]
  package var body: [Statement]

  package init(bindings: [(target: AssignmentTarget, value: Expression)], body: [Statement]) {
    self.bindings = bindings
    self.body = body
  }
}
