/// `{% call(parameters) macro(arguments) %}...{% endcall %}` (Jinja2 documentation, "Call").
package struct CallBlockStatement: Sendable {
  /// Always of the form `.call`.
  package var call: Expression
  package var signature: MacroSignature
  package var body: [Statement]

  package init(call: Expression, signature: MacroSignature, body: [Statement]) {
    self.call = call
    self.signature = signature
    self.body = body
  }
}
