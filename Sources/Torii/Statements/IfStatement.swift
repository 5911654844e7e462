/// `{% if %}`, `{% elif %}`, `{% else %}` (Jinja2 documentation, "If").
package struct IfStatement: Sendable {
  package struct Branch: Sendable {
    package var test: Expression
    package var body: [Statement]
    package var span: SourceSpan

    package init(test: Expression, body: [Statement], span: SourceSpan) {
      self.test = test
      self.body = body
      self.span = span
    }
  }
  /// The `if` first, then each `elif`.
  package var branches: [Branch]
  package var otherwise: [Statement]?

  package init(branches: [Branch], otherwise: [Statement]?) {
    self.branches = branches
    self.otherwise = otherwise
  }
}
