/// The parameters and body that a `macro` and a `call` block share.
package struct MacroSignature: BitwiseCopyable, Sendable {
  package struct Parameter: BitwiseCopyable, Sendable {
    package let name: NameReference
    package let defaultValue: Expression?
  }
  package let parameters: SyntaxList<Parameter>
}

/// `{% macro name(parameters) %}` (Jinja2 documentation, "Macros").
package struct MacroStatement: BitwiseCopyable, Sendable {
  package let name: NameReference
  package let signature: MacroSignature
  package let body: StatementList
}

extension Parser {
  mutating func parseMacro() throws(TemplateSyntaxIssue) -> MacroStatement {
    try advance()
    let name = try parseNameTarget().name
    let signature = try parseSignature()
    return MacroStatement(
      name: name, signature: signature, body: try parseStatements(closedBy: .endmacro))
  }

  /// Parameters in parentheses; those without a default come first.
  mutating func parseSignature() throws(TemplateSyntaxIssue) -> MacroSignature {
    let mark = input.parameters.count
    var hasDefaults = false
    try expect(.leftParenthesis)
    while current.kind != .rightParenthesis {
      if input.parameters.count > mark { try expect(.comma) }
      let name = try parseNameTarget().name
      var defaultValue: Expression?
      if try skip(.assign) {
        defaultValue = try parseExpression()
        hasDefaults = true
      } else if hasDefaults {
        throw issue("non-default argument follows default argument")
      }
      input.parameters.push(MacroSignature.Parameter(name: name, defaultValue: defaultValue))
    }
    try expect(.rightParenthesis)
    return MacroSignature(parameters: input.takeParameters(above: mark))
  }
}
