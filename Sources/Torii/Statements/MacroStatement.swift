/// The parameters and body that a `macro` and a `call` block share.
package struct MacroSignature: Sendable {
  package struct Parameter: Sendable {
    package var name: String
    package var defaultValue: Expression?
    package var span: SourceSpan

    package init(name: String, defaultValue: Expression?, span: SourceSpan) {
      self.name = name
      self.defaultValue = defaultValue
      self.span = span
    }
  }
  package var parameters: [Parameter]

  package init(parameters: [Parameter]) { self.parameters = parameters }
}

/// `{% macro name(parameters) %}` (Jinja2 documentation, "Macros").
package struct MacroStatement: Sendable {
  package var name: String
  package var signature: MacroSignature
  package var body: [Statement]

  package init(name: String, signature: MacroSignature, body: [Statement]) {
    self.name = name
    self.signature = signature
    self.body = body
  }
}
