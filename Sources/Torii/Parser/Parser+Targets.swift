/// What `for`, `set`, `with`, `macro` and imports assign to.
extension Parser {
  /// A name that is assigned to, alone.
  mutating func parseNameTarget() throws(TemplateSyntaxIssue) -> (
    name: NameReference, token: Token
  ) {
    let token = try expect(.name)
    switch token.detail {
    case .trueConstant, .falseConstant, .noneConstant:
      throw issue("can't assign to 'name'", at: token)
    default: return (name(of: token), token)
    }
  }

  /// A name, or names with commas between them; with `allowsNamespace` also `namespace.name`.
  mutating func parseTarget(
    allowsNamespace: Bool = false
  ) throws(TemplateSyntaxIssue) -> AssignmentTarget {
    let start = current
    var line = start.line
    let mentions = loopMentions
    guard !isTupleEnd else {
      throw issue("Expected an expression, got \(quoted(describe(current)))")
    }
    let first = try parseTargetItem(allowsNamespace: allowsNamespace)
    if current.kind != .comma {
      if loopMentions != mentions { traits.mayAssignLoop = true }
      return try assignable(first)
    }
    var items = [first]
    while current.kind == .comma {
      line = current.line
      try advance()
      if isTupleEnd { break }
      items.append(try parseTargetItem(allowsNamespace: allowsNamespace))
    }
    if loopMentions != mentions { traits.mayAssignLoop = true }
    let place = span(line: line, start: start.start)
    var targets: [AssignmentTarget] = []
    for item in items {
      guard let target = item.target(tree) else {
        throw issue("can't assign to 'tuple'", at: place)
      }
      targets.append(target)
    }
    return .tuple(tree.list(targets), place)
  }

  /// Something that stands where a target is expected.
  private enum TargetItem {
    case namespaceAttribute(AssignmentTarget)
    case expression(Expression)

    func target(_ tree: SyntaxTree) -> AssignmentTarget? {
      switch self {
      case .namespaceAttribute(let target): target
      case .expression(let expression): AssignmentTarget(expression, in: tree)
      }
    }
  }

  private mutating func parseTargetItem(
    allowsNamespace: Bool
  ) throws(TemplateSyntaxIssue) -> TargetItem {
    let token = current
    let isName = token.kind == .name
    let expression = try parsePrimary()
    guard allowsNamespace, isName, current.kind == .dot, case .name(let name) = expression.kind
    else { return .expression(expression) }
    try advance()
    let attribute = self.name(of: try expect(.name))
    return .namespaceAttribute(
      .namespaceAttribute(name: name, attribute: attribute, span(from: token)))
  }

  private func assignable(_ item: TargetItem) throws(TemplateSyntaxIssue) -> AssignmentTarget {
    // Most targets are names, which the tree need not be asked about.
    if case .expression(let expression) = item, case .name(let name) = expression.kind {
      return .name(name, expression.span)
    }
    if let target = item.target(tree) { return target }
    guard case .expression(let expression) = item else { throw issue("invalid target") }
    throw issue("can't assign to '\(expression.kind.nodeName)'", at: expression.span)
  }
}

extension AssignmentTarget {
  /// The target that an expression stands for, if it can be assigned to.
  fileprivate init?(_ expression: Expression, in tree: SyntaxTree) {
    switch expression.kind {
    case .name(let name): self = .name(name, expression.span)
    case .tuple(let items):
      var targets: [AssignmentTarget] = []
      for item in items {
        guard let target = AssignmentTarget(item, in: tree) else { return nil }
        targets.append(target)
      }
      self = .tuple(tree.list(targets), expression.span)
    default: return nil
    }
  }
}

extension Expression.Kind {
  /// What Jinja2's messages call this form.
  fileprivate var nodeName: String {
    switch self {
    case .constant: "const"
    case .name: "name"
    case .list: "list"
    case .tuple: "tuple"
    case .dict: "dict"
    case .conditional: "condexpr"
    case .filter: "filter"
    case .test: "test"
    case .call: "call"
    case .attribute: "getattr"
    case .subscripted, .sliced: "getitem"
    case .unary(.negative, _): "neg"
    case .unary(.positive, _): "pos"
    case .binary(let binary, _, _): binary.nodeName
    case .and: "and"
    case .or: "or"
    case .not: "not"
    case .comparison: "compare"
    case .concatenation: "concat"
    case .markSafe(_, let onlyIfAutoescaping):
      onlyIfAutoescaping ? "marksafeifautoescape" : "marksafe"
    }
  }
}

extension BinaryOperator {
  fileprivate var nodeName: String {
    switch self {
    case .add: "add"
    case .subtract: "sub"
    case .multiply: "mul"
    case .divide: "div"
    case .floorDivide: "floordiv"
    case .modulo: "mod"
    case .power: "pow"
    }
  }
}
