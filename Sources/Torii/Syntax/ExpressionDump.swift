extension Expression {
  /// The expression as text with all its parentheses.
  package var dump: String {
    switch kind {
    case .constant(let constant): constant.value.dump
    case .name(let name): name.text
    case .list(let items): "[" + joined(items, ", ") + "]"
    case .tuple(let items): "(" + joined(items, ", ") + ",)"
    case .dict(let items):
      "{" + items.map { "\($0.key.dump): \($0.value.dump)" }.joined(separator: ", ") + "}"
    case .conditional(let test, let then, let otherwise):
      "(\(then.dump) if \(test.dump)" + (otherwise.map { " else \($0.dump)" } ?? "") + ")"
    case .filter(let base, let name, let arguments):
      "(" + (base.map { "\($0.dump) " } ?? "") + "| \(name.text)\(arguments.dump))"
    case .test(let base, let name, let arguments): "(\(base.dump) is \(name.text)\(arguments.dump))"
    case .call(let callee, let arguments): callee.dump + arguments.dump
    case .attribute(let base, let name): "\(base.dump).\(name.text)"
    case .subscripted(let base, let index): "\(base.dump)[\(index.dump)]"
    case .sliced(let base, let bounds):
      "\(base.dump)[\(bounds.lower?.dump ?? ""):\(bounds.upper?.dump ?? ""):\(bounds.step?.dump ?? "")]"
    case .unary(let sign, let operand): "(\(sign.rawValue)\(operand.dump))"
    case .binary(let sign, let left, let right): "(\(left.dump) \(sign.rawValue) \(right.dump))"
    case .and(let left, let right): "(\(left.dump) and \(right.dump))"
    case .or(let left, let right): "(\(left.dump) or \(right.dump))"
    case .not(let operand): "(not \(operand.dump))"
    case .comparison(let first, let rest):
      "(" + first.dump + rest.map { " \($0.comparison.rawValue) \($0.operand.dump)" }.joined() + ")"
    case .concatenation(let operands): "(" + joined(operands, " ~ ") + ")"
    case .markSafe(let content, let onlyIfAutoescaping):
      (onlyIfAutoescaping ? "safe?" : "safe") + "(\(content.dump))"
    }
  }

  private func joined(_ items: SyntaxList<Expression>, _ separator: String) -> String {
    items.map(\.dump).joined(separator: separator)
  }
}

extension CallArguments {
  fileprivate var dump: String {
    var parts = positional.map(\.dump)
    parts += keywords.map { "\($0.name.text)=\($0.value.dump)" }
    if let spread { parts.append("*\(spread.dump)") }
    if let keywordSpread { parts.append("**\(keywordSpread.dump)") }
    return "(" + parts.joined(separator: ", ") + ")"
  }
}

extension Value {
  /// A literal as Python writes it.
  fileprivate var dump: String {
    if case .bool(let isTrue) = self { return isTrue ? "True" : "False" }
    if case .int(let number) = self { return String(number) }
    if case .double(let number) = self { return String(number) }
    if case .string(let text) = self { return quoted(text) }
    if case .none = self { return "None" }
    return "..."
  }
}
