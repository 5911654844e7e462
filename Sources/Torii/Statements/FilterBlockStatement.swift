/// `{% filter name %}...{% endfilter %}` (Jinja2 documentation, "Filters").
package struct FilterBlockStatement: BitwiseCopyable, Sendable {
  /// A chain of `filter` expressions whose innermost base is absent.
  package let filter: Expression
  package let body: StatementList
}

extension Parser {
  mutating func parseFilterBlock() throws(TemplateSyntaxIssue) -> FilterBlockStatement {
    try advance()
    guard let filter = try parseFilterChain(startsWithName: true) else {
      throw issue("expected token 'name'")
    }
    return FilterBlockStatement(
      filter: filter, body: try parseStatements(closedBy: .endfilter))
  }
}
