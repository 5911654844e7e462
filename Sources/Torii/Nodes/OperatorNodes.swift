/// A binary operator.
class BinaryNode: Node {
  private let operands: NodePair
  private let operation: BinaryOperator
  fileprivate let leftInteger: IntegerOperand
  fileprivate let rightInteger: IntegerOperand
  private let integerHeight: Int
  /// Whether the operands are read where they are: nothing that runs between could move them.
  private let hasPlaces: Bool

  private var left: Node { operands.left }
  private var right: Node { operands.right }

  required init(
    _ operation: BinaryOperator, _ left: consuming Node, _ right: consuming Node, hasPlaces: Bool
  ) {
    self.operation = operation
    self.hasPlaces = hasPlaces
    leftInteger = .reading(left)
    rightInteger = .reading(right)
    integerHeight = IntegerShape.height(operation, left, right)
    operands = NodePair(left: left, right: right)
  }

  /// The node for an operator, which for many a literal behind it is one of its own.
  static func make(
    _ operation: BinaryOperator, _ left: consuming Node, _ right: consuming Node, hasPlaces: Bool
  ) -> BinaryNode {
    let kind: BinaryNode.Type =
      if case .int(let literal)? = right.constant, left.heightOfIntegers >= 0 {
        switch operation {
        case .add: LiteralSumNode.self
        case .subtract: LiteralDifferenceNode.self
        case .multiply: LiteralProductNode.self
        case .modulo where literal > 0:
          literal & (literal &- 1) == 0 ? LiteralLowBitsNode.self : LiteralRemainderNode.self
        case .floorDivide where literal > 0: LiteralQuotientNode.self
        default: BinaryNode.self
        }
      } else {
        BinaryNode.self
      }
    return kind.init(operation, left, right, hasPlaces: hasPlaces)
  }

  override final var heightOfIntegers: Int { integerHeight }

  override func integer(_ machine: MachineRef) -> Int? {
    IntegerShape.evaluate(operation, leftInteger, rightInteger, machine)
  }

  /// Computes with the literal on the right; inlined where the operator is known.
  @inline(__always)
  fileprivate final func integerWithLiteral(
    _ operation: BinaryOperator, _ machine: MachineRef
  ) -> Int? {
    guard let number = leftInteger.read(machine) else { return nil }
    return IntegerShape.compute(operation, number, rightInteger.number)
  }

  /// The operands of a sum.
  final func sum(if isWanted: Bool) -> (left: Node, right: Node)? {
    isWanted && operation == .add && !hasPlaces ? (left, right) : nil
  }

  override final func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    if integerHeight >= 0, let number = integer(machine) { return .int(number) }
    if hasPlaces {
      let first = try left.place(machine)
      let second = try right.place(machine)
      return try machine.binary(operation, first.pointee, second.pointee)
    }
    let first = try left.eval(machine)
    let second = try right.eval(machine)
    if case .int(let a) = first, case .int(let b) = second,
      let number = IntegerShape.compute(operation, a, b)
    {
      return .int(number)
    }
    return try machine.binary(operation, first, second)
  }
}

/// `x + 1`
private final class LiteralSumNode: BinaryNode {
  override func integer(_ machine: MachineRef) -> Int? {
    integerWithLiteral(.add, machine)
  }
}

/// `x - 1`
private final class LiteralDifferenceNode: BinaryNode {
  override func integer(_ machine: MachineRef) -> Int? {
    integerWithLiteral(.subtract, machine)
  }
}

/// `x * 2`
private final class LiteralProductNode: BinaryNode {
  override func integer(_ machine: MachineRef) -> Int? {
    integerWithLiteral(.multiply, machine)
  }
}

/// `x % 3`
private final class LiteralRemainderNode: BinaryNode {
  override func integer(_ machine: MachineRef) -> Int? {
    integerWithLiteral(.modulo, machine)
  }
}

/// `x % 2`, with a power of two: the lowest bits, also of negative numbers.
private final class LiteralLowBitsNode: BinaryNode {
  override func integer(_ machine: MachineRef) -> Int? {
    guard let number = leftInteger.read(machine) else { return nil }
    return number & (rightInteger.number &- 1)
  }
}

/// `x // 2`
private final class LiteralQuotientNode: BinaryNode {
  override func integer(_ machine: MachineRef) -> Int? {
    integerWithLiteral(.floorDivide, machine)
  }
}

/// `-x` and `+x`
final class UnaryNode: Node {
  private let operation: UnaryOperator
  private let operand: Node

  init(_ operation: UnaryOperator, _ operand: Node) {
    self.operation = operation
    self.operand = operand
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.unary(operation, try operand.eval(machine))
  }
}
