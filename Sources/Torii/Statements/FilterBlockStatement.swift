/// `{% filter name %}...{% endfilter %}` (Jinja2 documentation, "Filters").
package struct FilterBlockStatement: Sendable {
  /// A chain of `filter` expressions whose innermost base is absent.
  package var filter: Expression
  package var body: [Statement]

  package init(filter: Expression, body: [Statement]) {
    self.filter = filter
    self.body = body
  }
}

extension Parser {
  mutating func parseFilterBlock() throws(TemplateSyntaxIssue) -> FilterBlockStatement {
    try advance()
    guard let filter = try parseFilterChain(startsWithName: true) else {
      throw issue("expected token 'name'")
    }
    return FilterBlockStatement(
      filter: filter, body: try parseStatements(closedBy: "endfilter"))
  }
}
