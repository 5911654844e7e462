extension Statement {
  /// The parts of a statement that stand directly in it, in the order in which Jinja2 visits them.
  enum Part {
    case expression(Expression)
    case target(AssignmentTarget)
    /// A parameter of a macro or call block.
    case parameter(NameReference)
    /// A name that the statement itself assigns, such as a macro's.
    case assigns(NameReference)
    case statements(StatementList)
  }

  /// Hands over each part, without making a list of them.
  func forEachPart(_ body: (Part) -> Void) {
    switch kind {
    case .output(let output):
      for case .expression(let expression) in output.pieces { body(.expression(expression)) }
    case .ifElse(let statement):
      for branch in statement.branches {
        body(.expression(branch.test))
        body(.statements(branch.body))
      }
      if let otherwise = statement.otherwise { body(.statements(otherwise)) }
    case .forLoop(let loop):
      body(.target(loop.target))
      body(.expression(loop.iterable))
      body(.statements(loop.body))
      if let otherwise = loop.otherwise { body(.statements(otherwise)) }
      if let condition = loop.condition { body(.expression(condition)) }
    case .set(let set):
      body(.target(set.target))
      body(.expression(set.value))
    case .setBlock(let set):
      body(.target(set.target))
      if let filter = set.filter { body(.expression(filter)) }
      body(.statements(set.body))
    case .with(let with):
      for binding in with.bindings { body(.target(binding.target)) }
      for binding in with.bindings { body(.expression(binding.value)) }
      body(.statements(with.body))
    case .block(let block): body(.statements(block.body))
    case .extends(let extends): body(.expression(extends.template))
    case .include(let include): body(.expression(include.template))
    case .importModule(let statement):
      body(.expression(statement.template))
      body(.assigns(statement.target))
    case .fromImport(let statement):
      body(.expression(statement.template))
      for name in statement.names { body(.assigns(name.alias)) }
    case .macro(let macro):
      body(.assigns(macro.name))
      macro.signature.forEachPart(body)
      body(.statements(macro.body))
    case .callBlock(let block):
      body(.expression(block.call))
      block.signature.forEachPart(body)
      body(.statements(block.body))
    case .filterBlock(let block):
      body(.statements(block.body))
      body(.expression(block.filter))
    case .autoescape(let block):
      body(.expression(block.enabled))
      body(.statements(block.body))
    case .expression(let expression): body(.expression(expression))
    case .sequence(let statements): body(.statements(statements))
    case .breakLoop, .continueLoop, .debug: break
    }
  }

  /// Visits this statement and every one inside it, depth first.
  func visit(_ body: (Statement) -> Void) {
    body(self)
    forEachPart { part in
      guard case .statements(let inner) = part else { return }
      for statement in inner { statement.visit(body) }
    }
  }
}

extension MacroSignature {
  fileprivate func forEachPart(_ body: (Statement.Part) -> Void) {
    for parameter in parameters { body(.parameter(parameter.name)) }
    for parameter in parameters {
      if let value = parameter.defaultValue { body(.expression(value)) }
    }
  }
}

extension Expression {
  /// Hands over the expressions that stand directly in this one, in order of evaluation.
  @inline(__always)
  func forEachChild(_ body: (Expression) -> Void) {
    switch kind {
    case .constant, .name: break
    case .list(let items), .tuple(let items), .concatenation(let items):
      for item in items { body(item) }
    case .dict(let pairs):
      for pair in pairs {
        body(pair.key)
        body(pair.value)
      }
    case .conditional(let test, let then, let otherwise):
      body(test)
      body(then)
      if let otherwise { body(otherwise) }
    case .filter(let base, _, let arguments):
      if let base { body(base) }
      arguments.forEach(body)
    case .test(let base, _, let arguments), .call(let base, let arguments):
      body(base)
      arguments.forEach(body)
    case .attribute(let base, _), .unary(_, let base), .not(let base),
      .markSafe(let base, onlyIfAutoescaping: _):
      body(base)
    case .subscripted(let left, let right), .binary(_, let left, let right),
      .and(let left, let right), .or(let left, let right):
      body(left)
      body(right)
    case .sliced(let base, let bounds):
      body(base)
      if let lower = bounds.lower { body(lower) }
      if let upper = bounds.upper { body(upper) }
      if let step = bounds.step { body(step) }
    case .comparison(let first, let rest):
      body(first)
      for part in rest { body(part.operand) }
    }
  }

  /// Hands over every name that is read in this expression, in order of evaluation.
  func forEachName(_ body: (NameReference) -> Void) {
    if case .name(let name) = kind {
      body(name)
    } else {
      forEachChild { $0.forEachName(body) }
    }
  }
}

extension CallArguments {
  /// Hands over all argument expressions, in order of evaluation.
  @inline(__always)
  fileprivate func forEach(_ body: (Expression) -> Void) {
    for argument in positional { body(argument) }
    for keyword in keywords { body(keyword.value) }
    if let spread { body(spread) }
    if let keywordSpread { body(keywordSpread) }
  }
}

extension AssignmentTarget {
  /// The plain names that are assigned, in order.
  var names: [(name: NameReference, span: SourceSpan)] {
    switch self {
    case .name(let name, let span): return [(name, span)]
    case .tuple(let targets, _): return targets.flatMap(\.names)
    case .namespaceAttribute: return []
    }
  }

  /// The name where it is nothing else.
  var onlyName: NameReference? {
    if case .name(let name, _) = self { name } else { nil }
  }

  /// The namespaces whose attributes are assigned.
  var namespaces: [NameReference] {
    switch self {
    case .name: return []
    case .tuple(let targets, _): return targets.flatMap(\.namespaces)
    case .namespaceAttribute(let name, _, _): return [name]
    }
  }
}
