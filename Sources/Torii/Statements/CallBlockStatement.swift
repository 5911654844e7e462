/// `{% call(parameters) macro(arguments) %}...{% endcall %}` (Jinja2 documentation, "Call").
package struct CallBlockStatement: BitwiseCopyable, Sendable {
  /// Always of the form `.call`.
  package let call: Expression
  package let signature: MacroSignature
  package let body: StatementList
}

extension Parser {
  mutating func parseCallBlock() throws(TemplateSyntaxIssue) -> CallBlockStatement {
    let tag = try advance()
    var signature = MacroSignature(parameters: SyntaxList())
    if current.kind == .leftParenthesis { signature = try parseSignature() }
    let call = try parseExpression()
    guard case .call = call.kind else { throw issue("expected call", at: tag) }
    return CallBlockStatement(
      call: call, signature: signature, body: try parseStatements(closedBy: .endcall))
  }
}
