/// `{% set target = value %}` (Jinja2 documentation, "Assignments").
package struct SetStatement: Sendable {
  package var target: AssignmentTarget
  package var value: Expression

  package init(target: AssignmentTarget, value: Expression) {
    self.target = target
    self.value = value
  }
}

extension Parser {
  /// `set` with a value, or with a body up to `endset`.
  mutating func parseSet() throws(TemplateSyntaxIssue) -> Statement.Kind {
    try advance()
    let target = try parseTarget(allowsNamespace: true)
    if try skip(.assign) { return .set(SetStatement(target: target, value: try parseTuple())) }
    return .setBlock(try parseSetBlock(target))
  }
}
