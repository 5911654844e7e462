/// `{% block name [scoped] [required] %}` (Jinja2 documentation, "Template Inheritance").
package struct BlockStatement: BitwiseCopyable, Sendable {
  package let name: NameReference
  package let isScoped: Bool
  package let isRequired: Bool
  /// Whether the body may mention `self` or `super`.
  let mayReferToBlocks: Bool
  package let body: StatementList
}

extension Parser {
  mutating func parseBlock() throws(TemplateSyntaxIssue) -> BlockStatement {
    try advance()
    let name = try expect(.name)
    let isScoped = try skip(word: "scoped")
    let isRequired = try skip(word: "required")
    if current.kind == .subtract {
      throw issue(
        "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use"
          + " an underscore instead.")
    }
    let outside = blockMentions
    blockMentions = 0
    let body = try parseStatements(closedBy: .endblock)
    let inside = blockMentions
    blockMentions = outside
    if isRequired, !body.allSatisfy(\.isBlankText) {
      throw issue("Required blocks can only contain comments or whitespace")
    }
    if current.kind == .name, self.name(of: current) == self.name(of: name) {
      try advance()
    }
    return BlockStatement(
      name: self.name(of: name), isScoped: isScoped, isRequired: isRequired,
      mayReferToBlocks: inside > 0, body: body)
  }
}

extension Statement {
  /// Whether it prints nothing but whitespace of the template.
  fileprivate var isBlankText: Bool {
    guard case .output(let output) = kind else { return false }
    return output.pieces.allSatisfy { piece in
      guard case .text(let text, _) = piece else { return false }
      return text.string.unicodeScalars.allSatisfy(PythonCharacters.isSpace)
    }
  }
}
