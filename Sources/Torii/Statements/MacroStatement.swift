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

extension Parser {
  mutating func parseMacro() throws(TemplateSyntaxIssue) -> MacroStatement {
    try advance()
    let name = try parseNameTarget().name
    let signature = try parseSignature()
    return MacroStatement(
      name: name, signature: signature, body: try parseStatements(closedBy: "endmacro"))
  }

  /// Parameters in parentheses; those without a default come first.
  mutating func parseSignature() throws(TemplateSyntaxIssue) -> MacroSignature {
    var parameters: [MacroSignature.Parameter] = []
    try expect(.leftParenthesis)
    while current.kind != .rightParenthesis {
      if !parameters.isEmpty { try expect(.comma) }
      let (name, token) = try parseNameTarget()
      var defaultValue: Expression?
      if try skip(.assign) {
        defaultValue = try parseExpression()
      } else if parameters.last?.defaultValue != nil {
        throw issue("non-default argument follows default argument")
      }
      parameters.append(
        MacroSignature.Parameter(
          name: name, defaultValue: defaultValue, span: span(from: token)))
    }
    try expect(.rightParenthesis)
    return MacroSignature(parameters: parameters)
  }
}
