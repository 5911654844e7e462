extension TemplateSyntax {
  /// The templates that `extends`, `include`, `import` and `from` name; nil stands for a name that
  /// is known at the render only (`jinja2.meta.find_referenced_templates`).
  package func referencedTemplates() -> [String?] {
    var finder = ReferenceFinder()
    finder.walk(body)
    return finder.names
  }
}

private struct ReferenceFinder: SyntaxVisitor {
  var names: [String?] = []

  mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .extends(let node): add(node.template)
    case .include(let node): add(node.template)
    case .importModule(let node): add(node.template)
    case .fromImport(let node): add(node.template)
    default: break
    }
  }

  private mutating func add(_ template: Expression) {
    switch template.kind {
    case .constant(let constant): add(constant.value)
    case .list(let items), .tuple(let items): for item in items { addItem(item) }
    default: names.append(nil)
    }
  }

  private mutating func add(_ literal: Value) {
    if case .string(let name) = literal { names.append(name) } else { names.append(nil) }
  }

  /// Of a list's constants only the strings count.
  private mutating func addItem(_ item: Expression) {
    guard let literal = item.literal else { return names.append(nil) }
    if case .string(let name) = literal { names.append(name) }
  }
}
