/// `{% from expression import a, b as c [with|without context] %}`
/// (Jinja2 documentation, "Import").
package struct FromImportStatement: Sendable {
  package var template: Expression
  package var names: [(name: String, alias: String)]
  package var withContext: Bool

  package init(template: Expression, names: [(name: String, alias: String)], withContext: Bool) {
    self.template = template
    self.names = names
    self.withContext = withContext
  }
}
