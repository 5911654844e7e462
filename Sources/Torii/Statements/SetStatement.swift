/// `{% set target = value %}` (Jinja2 documentation, "Assignments").
package struct SetStatement: BitwiseCopyable, Sendable {
  package let target: AssignmentTarget
  package let value: Expression
}

extension Parser {
  /// `set` with a value, or with a body up to `endset`.
  mutating func parseSet() throws(TemplateSyntaxIssue) -> Statement.Kind {
    try advance()
    let target = try parseTarget(allowsNamespace: true)
    if try skip(.assign) { return .set(SetStatement(target: target, value: try parseTuple())) }
    return .setBlock(try parseSetBlock(target))
  }
}

extension SetStatement {
  /// Whether the value is `target + something`.
  var beginsWithTarget: Bool {
    guard case .binary(.add, let left, _) = value.kind else { return false }
    switch (target, left.kind) {
    case (.name(let name, _), .name(let read)): return name == read
    case (.namespaceAttribute(let name, let attribute, _), .attribute(let base, let read)):
      guard case .name(let owner) = base.kind else { return false }
      return owner == name && read == attribute
    default: return false
    }
  }
}
