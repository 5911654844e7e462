extension Statement {
  /// The parts of a statement that stand directly in it, in the order in which Jinja2 visits them.
  enum Part {
    case expression(Expression)
    case target(AssignmentTarget)
    /// A parameter of a macro or call block.
    case parameter(String)
    /// A name that the statement itself assigns, such as a macro's.
    case assigns(String)
    case statements([Statement])
  }

  var parts: [Part] {
    switch kind {
    case .output(let output):
      return output.pieces.compactMap {
        if case .expression(let expression) = $0 { return .expression(expression) }
        return nil
      }
    case .ifElse(let statement):
      return statement.branches.flatMap {
        [Part.expression($0.test), .statements($0.body)]
      } + (statement.otherwise.map { [.statements($0)] } ?? [])
    case .forLoop(let loop):
      return [.target(loop.target), .expression(loop.iterable), .statements(loop.body)]
        + (loop.otherwise.map { [.statements($0)] } ?? [])
        + (loop.condition.map { [.expression($0)] } ?? [])
    case .set(let set): return [.target(set.target), .expression(set.value)]
    case .setBlock(let set):
      return [.target(set.target)] + (set.filter.map { [.expression($0)] } ?? [])
        + [.statements(set.body)]
    case .with(let with):
      return with.bindings.map { .target($0.target) } + with.bindings.map { .expression($0.value) }
        + [.statements(with.body)]
    case .block(let block): return [.statements(block.body)]
    case .extends(let extends): return [.expression(extends.template)]
    case .include(let include): return [.expression(include.template)]
    case .importModule(let statement):
      return [.expression(statement.template), .assigns(statement.target)]
    case .fromImport(let statement):
      return [.expression(statement.template)] + statement.names.map { .assigns($0.alias) }
    case .macro(let macro):
      return [.assigns(macro.name)] + signature(macro.signature) + [.statements(macro.body)]
    case .callBlock(let block):
      return [.expression(block.call)] + signature(block.signature) + [.statements(block.body)]
    case .filterBlock(let block): return [.statements(block.body), .expression(block.filter)]
    case .autoescape(let block): return [.expression(block.enabled), .statements(block.body)]
    case .expression(let expression): return [.expression(expression)]
    case .sequence(let statements): return [.statements(statements)]
    case .breakLoop, .continueLoop, .debug: return []
    }
  }

  private func signature(_ signature: MacroSignature) -> [Part] {
    signature.parameters.map { .parameter($0.name) }
      + signature.parameters.compactMap { $0.defaultValue.map { .expression($0) } }
  }

  /// Visits this statement and every one inside it, depth first.
  func visit(_ body: (Statement) -> Void) {
    body(self)
    for case .statements(let inner) in parts {
      for statement in inner { statement.visit(body) }
    }
  }
}

extension Expression {
  /// The expressions that stand directly in this one, in order of evaluation.
  var children: [Expression] {
    switch kind {
    case .constant, .name, .templateData: return []
    case .list(let items), .tuple(let items), .concatenation(let items): return items
    case .dict(let pairs): return pairs.flatMap { [$0.key, $0.value] }
    case .conditional(let test, let then, let otherwise):
      return [test, then] + (otherwise.map { [$0] } ?? [])
    case .filter(let base, _, let arguments):
      return (base.map { [$0] } ?? []) + arguments.expressions
    case .test(let base, _, let arguments): return [base] + arguments.expressions
    case .call(let callee, let arguments): return [callee] + arguments.expressions
    case .attribute(let base, _), .unary(_, let base), .not(let base),
      .markSafe(let base, onlyIfAutoescaping: _):
      return [base]
    case .subscripted(let left, let right), .binary(_, let left, let right),
      .and(let left, let right), .or(let left, let right):
      return [left, right]
    case .sliced(let base, let lower, let upper, let step):
      return [base] + [lower, upper, step].compactMap { $0 }
    case .comparison(let first, let rest): return [first] + rest.map(\.operand)
    }
  }

  /// Visits this expression and every one inside it.
  func visit(_ body: (Expression) -> Void) {
    body(self)
    for child in children { child.visit(body) }
  }
}

extension CallArguments {
  /// All argument expressions, in order of evaluation.
  var expressions: [Expression] {
    positional + keywords.map(\.value) + [spread, keywordSpread].compactMap { $0 }
  }
}

extension AssignmentTarget {
  /// The plain names that are assigned, in order.
  var names: [(name: String, span: SourceSpan)] {
    switch self {
    case .name(let name, let span): return [(name, span)]
    case .tuple(let targets, _): return targets.flatMap(\.names)
    case .namespaceAttribute: return []
    }
  }

  /// The namespaces whose attributes are assigned.
  var namespaces: [String] {
    switch self {
    case .name: return []
    case .tuple(let targets, _): return targets.flatMap(\.namespaces)
    case .namespaceAttribute(let name, _, _): return [name]
    }
  }
}

/// Which of some special names a body reads before it assigns them; blocks are not looked into,
/// since they are compiled by themselves.
struct UndeclaredNames {
  private var wanted: Set<String>
  private(set) var found: Set<String> = []

  static func find(_ names: Set<String>, in body: [Statement]) -> Set<String> {
    var finder = UndeclaredNames(wanted: names)
    finder.visit(body)
    return finder.found
  }

  private init(wanted: Set<String>) { self.wanted = wanted }

  private mutating func visit(_ body: [Statement]) {
    for statement in body {
      if wanted.isEmpty { return }
      visit(statement)
    }
  }

  private mutating func visit(_ statement: Statement) {
    if case .block = statement.kind { return }
    for part in statement.parts {
      switch part {
      case .expression(let expression): visit(expression)
      case .target(let target):
        for (name, _) in target.names { wanted.remove(name) }
        for name in target.namespaces { note(name) }
      case .parameter(let name): wanted.remove(name)
      case .assigns: break
      case .statements(let inner): visit(inner)
      }
    }
  }

  private mutating func visit(_ expression: Expression) {
    if case .name(let name) = expression.kind { note(name) }
    for child in expression.children { visit(child) }
  }

  private mutating func note(_ name: String) {
    if wanted.contains(name) { found.insert(name) }
  }
}
