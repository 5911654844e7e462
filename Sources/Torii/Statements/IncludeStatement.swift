/// `{% include expression [ignore missing] [with|without context] %}`
/// (Jinja2 documentation, "Include").
package struct IncludeStatement: Sendable {
  package var template: Expression
  package var ignoresMissing: Bool
  package var withContext: Bool

  package init(template: Expression, ignoresMissing: Bool, withContext: Bool) {
    self.template = template
    self.ignoresMissing = ignoresMissing
    self.withContext = withContext
  }
}
