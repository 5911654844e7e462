/// `{% import expression as name [with|without context] %}` (Jinja2 documentation, "Import").
package struct ImportStatement: Sendable {
  package var template: Expression
  package var target: String
  package var withContext: Bool

  package init(template: Expression, target: String, withContext: Bool) {
    self.template = template
    self.target = target
    self.withContext = withContext
  }
}
