/// `{% block name [scoped] [required] %}` (Jinja2 documentation, "Template Inheritance").
package struct BlockStatement: Sendable {
  package var name: String
  package var isScoped: Bool
  package var isRequired: Bool
  package var body: [Statement]

  package init(name: String, isScoped: Bool, isRequired: Bool, body: [Statement]) {
    self.name = name
    self.isScoped = isScoped
    self.isRequired = isRequired
    self.body = body
  }
}
