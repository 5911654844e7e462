/// `{% import expression as name [with|without context] %}` (Jinja2 documentation, "Import").
package struct ImportStatement: BitwiseCopyable, Sendable {
  package let template: Expression
  package let target: NameReference
  package let withContext: Bool
}

extension Parser {
  mutating func parseImport() throws(TemplateSyntaxIssue) -> ImportStatement {
    try advance()
    let template = try parseExpression()
    try expect(word: "as")
    let target = try parseNameTarget().name
    return ImportStatement(
      template: template, target: target, withContext: try parseContextChoice() ?? false)
  }

  /// `with context` or `without context`, if one of them comes next.
  mutating func parseContextChoice() throws(TemplateSyntaxIssue) -> Bool? {
    let isWith = isWord(current, "with")
    guard isWith || isWord(current, "without"), isWord(try nextToken(), "context") else {
      return nil
    }
    try advance()
    try advance()
    return isWith
  }
}
