/// `{% from expression import a, b as c [with|without context] %}`
/// (Jinja2 documentation, "Import").
package struct FromImportStatement: Sendable {
  package var template: Expression
  package var names: [(name: String, alias: String)]
  package var withContext: Bool

  package init(template: Expression, names: [(name: String, alias: String)], withContext: Bool) {
    self.template = template
    self.names = names
    self.withContext = withContext
  }
}

extension Parser {
  mutating func parseFromImport() throws(TemplateSyntaxIssue) -> FromImportStatement {
    try advance()
    let template = try parseExpression()
    try expect(word: "import")
    var names: [(name: String, alias: String)] = []
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
    return FromImportStatement(template: template, names: names, withContext: context ?? false)
  }

  private mutating func parseImportedName() throws(TemplateSyntaxIssue) -> (
    name: String, alias: String
  ) {
    let (name, token) = try parseNameTarget()
    if name.utf8.first == UInt8(ascii: "_") {
      throw issue(
        "names starting with an underline can not be imported", at: token, kind: .assertion)
    }
    guard try skip(word: "as") else { return (name, name) }
    return (name, try parseNameTarget().name)
  }
}
