/// Walks over a syntax tree in the order of Jinja2's `Node.find_all`: a node before its parts, its
/// parts in the order of its fields. The tree's height is bounded, so is the recursion.
package protocol SyntaxVisitor {
  mutating func visit(_ statement: Statement)
  mutating func visit(_ expression: Expression)
}

extension SyntaxVisitor {
  package mutating func visit(_ statement: Statement) {}
  package mutating func visit(_ expression: Expression) {}

  package mutating func walk(_ body: StatementList) {
    for statement in body { walk(statement) }
  }

  package mutating func walk(_ statement: Statement) {
    visit(statement)
    switch statement.kind {
    case .output(let output):
      for case .expression(let expression) in output.pieces { walk(expression) }
    case .ifElse(let node): walk(node)
    case .forLoop(let node):
      walk(node.iterable)
      walk(node.body)
      walk(node.otherwise ?? StatementList())
      walk(node.condition)
    case .set(let node): walk(node.value)
    case .setBlock(let node):
      walk(node.filter)
      walk(node.body)
    case .with(let node):
      for binding in node.bindings { walk(binding.value) }
      walk(node.body)
    case .block(let node): walk(node.body)
    case .extends(let node): walk(node.template)
    case .include(let node): walk(node.template)
    case .importModule(let node): walk(node.template)
    case .fromImport(let node): walk(node.template)
    case .macro(let node):
      walk(node.signature)
      walk(node.body)
    case .callBlock(let node):
      walk(node.call)
      walk(node.signature)
      walk(node.body)
    case .filterBlock(let node):
      walk(node.body)
      walk(node.filter)
    case .autoescape(let node):
      walk(node.enabled)
      walk(node.body)
    case .expression(let expression): walk(expression)
    case .sequence(let statements): walk(statements)
    case .breakLoop, .continueLoop, .debug: break
    }
  }

  private mutating func walk(_ node: IfStatement) {
    for branch in node.branches {
      walk(branch.test)
      walk(branch.body)
    }
    walk(node.otherwise ?? StatementList())
  }

  private mutating func walk(_ signature: MacroSignature) {
    for parameter in signature.parameters { walk(parameter.defaultValue) }
  }

  // MARK: Expressions

  package mutating func walk(_ expression: Expression?) {
    guard let expression else { return }
    visit(expression)
    switch expression.kind {
    case .constant, .name: break
    case .list(let items), .tuple(let items), .concatenation(let items): walk(items)
    case .dict(let items):
      for pair in items {
        walk(pair.key)
        walk(pair.value)
      }
    case .conditional(let test, let then, let otherwise):
      walk(test)
      walk(then)
      walk(otherwise)
    case .filter(let base, _, let arguments):
      walk(base)
      walk(arguments)
    case .test(let base, _, let arguments), .call(let base, let arguments):
      walk(base)
      walk(arguments)
    case .attribute(let base, _), .unary(_, let base), .not(let base), .markSafe(let base, _):
      walk(base)
    case .subscripted(let left, let right), .binary(_, let left, let right),
      .and(let left, let right), .or(let left, let right):
      walk(left)
      walk(right)
    case .sliced(let base, let bounds):
      walk(base)
      walk(bounds.lower)
      walk(bounds.upper)
      walk(bounds.step)
    case .comparison(let first, let rest):
      walk(first)
      for part in rest { walk(part.operand) }
    }
  }

  private mutating func walk(_ expressions: SyntaxList<Expression>) {
    for expression in expressions { walk(expression) }
  }

  private mutating func walk(_ arguments: CallArguments) {
    walk(arguments.positional)
    for keyword in arguments.keywords { walk(keyword.value) }
    walk(arguments.spread)
    walk(arguments.keywordSpread)
  }
}
