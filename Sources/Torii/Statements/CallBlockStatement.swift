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

extension Parser {
  mutating func parseCallBlock() throws(TemplateSyntaxIssue) -> CallBlockStatement {
    let tag = try advance()
    var signature = MacroSignature(parameters: [])
    if current.kind == .leftParenthesis { signature = try parseSignature() }
    let call = try parseExpression()
    guard case .call = call.kind else { throw issue("expected call", at: tag) }
    return CallBlockStatement(
      call: call, signature: signature, body: try parseStatements(closedBy: "endcall"))
  }
}
