/// `{% from expression import a, b as c [with|without context] %}`
/// (Jinja2 documentation, "Import").
package struct FromImportStatement: BitwiseCopyable, Sendable {
  package let template: Expression
  package struct Name: BitwiseCopyable, Sendable {
    package let name: NameReference
    package let alias: NameReference
  }
  package let names: SyntaxList<Name>
  package let withContext: Bool
}

extension Parser {
  mutating func parseFromImport() throws(TemplateSyntaxIssue) -> FromImportStatement {
    try advance()
    let template = try parseExpression()
    try expect(word: "import")
    var names: [FromImportStatement.Name] = []
    var context: Bool?
    repeat {
      if !names.isEmpty { try expect(.comma) }
      // A comma may stand at the end, where no name follows; a name is asked for then.
      guard current.kind == .name else {
        try expect(.name)
        break
      }
      context = try parseContextChoice()
      if context != nil { break }
      names.append(try parseImportedName())
      context = try parseContextChoice()
    } while context == nil && current.kind == .comma
    return FromImportStatement(
      template: template, names: tree.list(names), withContext: context ?? false)
  }

  private mutating func parseImportedName() throws(TemplateSyntaxIssue)
    -> FromImportStatement.Name
  {
    let (name, token) = try parseNameTarget()
    if name.text.utf8.first == UInt8(ascii: "_") {
      throw issue(
        "names starting with an underline can not be imported", at: token, kind: .assertion)
    }
    let hasAlias = try skip(word: "as")
    let alias = hasAlias ? try parseNameTarget().name : name
    return FromImportStatement.Name(name: name, alias: alias)
  }
}
