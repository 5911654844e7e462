/// Jinja2 writes an infinite literal as `inf` into the code that it generates, a name that Python
/// does not know. Spared are expressions that Jinja2 works out itself while it compiles.
extension Compiler {
  /// The node of an expression around an infinite literal; nil where there is nothing special.
  func infinite(_ expression: Expression, _ scope: Scope, isPrinted: Bool = false)
    throws(TemplateError) -> Node?
  {
    guard traits.hasInfinity, !scope.foldsConstants, containsInfinity(expression) else {
      return nil
    }
    guard isFoldable(expression) else { return nil }
    if !isPrinted, case .constant = expression.kind {
      return FailureNode(FoldedNode.unknownName("inf"))
    }
    var inner = scope
    inner.foldsConstants = true
    return FoldedNode(try compile(expression, inner), isPrinted: isPrinted)
  }

  private func containsInfinity(_ expression: Expression) -> Bool {
    if case .double(let value)? = expression.literal { return value.isInfinite }
    return operands(expression)?.contains(where: containsInfinity) ?? false
  }

  /// Whether Jinja2 knows the value when it compiles.
  private func isFoldable(_ expression: Expression) -> Bool {
    operands(expression)?.allSatisfy(isFoldable) ?? false
  }

  /// The parts of an expression that may be constant; nil for one that cannot be.
  private func operands(_ expression: Expression) -> [Expression]? {
    switch expression.kind {
    case .constant: return []
    case .list(let items), .tuple(let items), .concatenation(let items):
      return Array(items)
    case .dict(let pairs): return pairs.flatMap { [$0.key, $0.value] }
    case .conditional(let test, let then, let otherwise?): return [test, then, otherwise]
    case .unary(_, let operand), .not(let operand): return [operand]
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right):
      return [left, right]
    case .comparison(let first, let rest): return [first] + rest.map(\.operand)
    case .subscripted(let base, let key): return [base, key]
    case .filter(let base?, let name, let arguments):
      guard environment.filter(named: name.value)?.isPure ?? false else { return nil }
      return [base] + arguments.positional + arguments.keywords.map(\.value)
    case .test(let base, _, let arguments):
      return [base] + arguments.positional + arguments.keywords.map(\.value)
    default: return nil
    }
  }
}

/// A value that Jinja2 works out when it compiles.
final class FoldedNode: Node {
  private let node: Node
  /// Whether the value goes to the output as text, and not into generated code.
  private let isPrinted: Bool

  init(_ node: Node, isPrinted: Bool) {
    self.node = node
    self.isPrinted = isPrinted
  }

  static func unknownName(_ name: String) -> TemplateError {
    TemplateError(.name, "name '\(name)' is not defined")
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let value: Value
    do throws(TemplateError) {
      value = try node.eval(machine)
    } catch {
      // What fails is left to the generated code, and to its literals.
      throw error.kind == .limit ? error : FoldedNode.unknownName("inf")
    }
    if !isPrinted, let name = FoldedNode.name(in: value, depth: 0) {
      throw FoldedNode.unknownName(name)
    }
    return value
  }

  /// The name that Python does not know in a value's literal.
  private static func name(in value: Value, depth: Int) -> String? {
    guard depth < 50 else { return nil }
    switch value {
    case .double(let number): return number.isNaN ? "nan" : number.isInfinite ? "inf" : nil
    case .list(let items), .tuple(let items):
      for item in items {
        if let name = name(in: item, depth: depth + 1) { return name }
      }
      return nil
    case .dict(let dict):
      for (key, item) in dict {
        let found = name(in: key, depth: depth + 1) ?? name(in: item, depth: depth + 1)
        if let found { return found }
      }
      return nil
    default: return nil
    }
  }
}
