/// `a < b` and its like.
class CompareNode: Node {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let left: Node
    let right: Node
    let key: AttributeName
  }

  private let parts: Parts
  fileprivate let operation: ComparisonOperator
  private let hasPlaces: Bool
  private let hasIntegers: Bool
  private let rightIsConstant: Bool
  /// Whether a literal text is looked for, which may be a dictionary's key.
  private let looksForKey: Bool
  fileprivate let leftInteger: IntegerOperand
  fileprivate let rightInteger: IntegerOperand

  private var left: Node { parts.left }
  private var right: Node { parts.right }
  private var key: AttributeName { parts.key }

  /// The node for a comparison, which with a literal integer is one of its own.
  static func make(
    _ operation: ComparisonOperator, _ left: consuming Node, _ right: consuming Node
  ) -> CompareNode {
    if case .int(let literal)? = right.constant, left.heightOfIntegers >= 0,
      operation.ordersValues
    {
      return LiteralCompareNode(operation, left, right, literal: literal)
    }
    return CompareNode(operation, left, right)
  }

  fileprivate init(
    _ operation: ComparisonOperator, _ left: consuming Node, _ right: consuming Node
  ) {
    self.operation = operation
    leftInteger = .reading(left)
    rightInteger = .reading(right)
    rightIsConstant = right.constant != nil
    hasIntegers = left.heightOfIntegers >= 0 && right.heightOfIntegers >= 0
    hasPlaces =
      left.isPlace && right.isPlace && (right.runsNoCode || left.constant != nil)
    let text = left.constant?.text
    looksForKey = (operation == .in || operation == .notIn) && right.isPlace && text != nil
    let key = AttributeName(looksForKey ? text ?? "" : "")
    parts = Parts(left: left, right: right, key: key)
  }

  override final func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    try generalTruth(machine)
  }

  @inline(never)
  fileprivate final func generalTruth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    if hasIntegers, let a = leftInteger.read(machine), let b = rightInteger.read(machine),
      let result = fastComparison(operation, a, b)
    {
      return result
    }
    if looksForKey {
      let container = try right.place(machine)
      if let table = container.dictTable, !machine.pointee.hasThawed {
        return (table.place(key) != nil) == (operation == .in)
      }
      return try machine.compare(operation, try left.eval(machine), container.pointee)
    }
    if hasPlaces {
      let first = try left.place(machine)
      let second = try right.place(machine)
      if let isEqual = machine.equalTexts(first, second) {
        if operation == .equal { return isEqual }
        if operation == .notEqual { return !isEqual }
      }
      // All threads would count references to the list.
      if rightIsConstant, operation == .in || operation == .notIn, let items = second.listTable {
        return try machine.contains(first, among: items) == (operation == .in)
      }
      return try machine.compare(operation, first.pointee, second.pointee)
    }
    let first = try left.eval(machine)
    if rightIsConstant {
      let second = try right.place(machine)
      if case .int(let a) = first, case .int(let b) = second.pointee,
        let result = fastComparison(operation, a, b)
      {
        return result
      }
      return try machine.compare(operation, first, second.pointee)
    }
    let second = try right.eval(machine)
    if case .int(let a) = first, case .int(let b) = second,
      let result = fastComparison(operation, a, b)
    {
      return result
    }
    return try machine.compare(operation, first, second)
  }
}

/// `x > 1` and its like: asks whether a number lies in a range, or outside of it.
private final class LiteralCompareNode: CompareNode {
  private let lowest: Int
  private let span: UInt
  private let isInside: Bool

  init(
    _ operation: ComparisonOperator, _ left: consuming Node, _ right: consuming Node, literal: Int
  ) {
    let (lowest, highest, isInside) = operation.range(of: literal)
    self.lowest = lowest
    span = UInt(bitPattern: highest &- lowest)
    self.isInside = isInside
    super.init(operation, left, right)
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    guard let number = leftInteger.read(machine) else { return try generalTruth(machine) }
    return (UInt(bitPattern: number &- lowest) <= span) == isInside
  }
}

extension ComparisonOperator {
  /// Whether it compares its operands by their size.
  fileprivate var ordersValues: Bool { self != .in && self != .notIn }

  /// The integers that compare so to a literal, or all but which do.
  fileprivate func range(of literal: Int) -> (lowest: Int, highest: Int, isInside: Bool) {
    switch self {
    case .less: (literal, .max, false)
    case .lessOrEqual: (.min, literal, true)
    case .greater: (.min, literal, false)
    case .greaterOrEqual: (literal, .max, true)
    case .notEqual: (literal, literal, false)
    case .equal, .in, .notIn: (literal, literal, true)
    }
  }
}

@inline(__always)
private func fastComparison(_ operation: ComparisonOperator, _ a: Int, _ b: Int) -> Bool? {
  switch operation {
  case .equal: return a == b
  case .notEqual: return a != b
  case .less: return a < b
  case .lessOrEqual: return a <= b
  case .greater: return a > b
  case .greaterOrEqual: return a >= b
  case .in, .notIn: return nil
  }
}

/// `a < b < c`: each operand is evaluated once, and no further than needed.
final class CompareChainNode: Node {
  private let first: Node
  private let rest: [(operation: ComparisonOperator, operand: Node)]

  init(_ first: Node, _ rest: [(operation: ComparisonOperator, operand: Node)]) {
    self.first = first
    self.rest = rest
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    var left = try first.eval(machine)
    for (operation, operand) in rest {
      let right = try operand.eval(machine)
      guard try machine.compare(operation, left, right) else { return false }
      left = right
    }
    return true
  }
}
