/// A binary operator over operands that have places.
final class BinaryPlaceNode: Node {
  private let operation: BinaryOperator
  private let left: Node
  private let right: Node
  private let leftInteger: IntegerOperand
  private let rightInteger: IntegerOperand
  private let integerHeight: Int

  init(_ operation: BinaryOperator, _ left: Node, _ right: Node) {
    self.operation = operation
    self.left = left
    self.right = right
    leftInteger = IntegerOperand(left)
    rightInteger = IntegerOperand(right)
    integerHeight = IntegerShape.height(operation, left, right)
  }

  override var heightOfIntegers: Int { integerHeight }

  override func integer(_ machine: MachineRef, _ result: inout Int) -> Bool {
    IntegerShape.evaluate(operation, leftInteger, rightInteger, machine, &result)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    if integerHeight >= 0 {
      var number = 0
      if integer(machine, &number) { return .int(number) }
    }
    let first = try left.place(machine)
    let second = try right.place(machine)
    return try machine.binary(operation, first.pointee, second.pointee)
  }
}

/// A binary operator.
final class BinaryNode: Node {
  private let operation: BinaryOperator
  private let left: Node
  private let right: Node
  private let leftInteger: IntegerOperand
  private let rightInteger: IntegerOperand
  private let integerHeight: Int

  init(_ operation: BinaryOperator, _ left: Node, _ right: Node) {
    self.operation = operation
    self.left = left
    self.right = right
    leftInteger = IntegerOperand(left)
    rightInteger = IntegerOperand(right)
    integerHeight = IntegerShape.height(operation, left, right)
  }

  override var heightOfIntegers: Int { integerHeight }

  override func integer(_ machine: MachineRef, _ result: inout Int) -> Bool {
    IntegerShape.evaluate(operation, leftInteger, rightInteger, machine, &result)
  }

  /// The operands of a sum.
  func sum(if isWanted: Bool) -> (left: Node, right: Node)? {
    isWanted && operation == .add ? (left, right) : nil
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    if integerHeight >= 0 {
      var number = 0
      if integer(machine, &number) { return .int(number) }
    }
    let first = try left.eval(machine)
    let second = try right.eval(machine)
    if case .int(let a) = first, case .int(let b) = second {
      var number = 0
      if IntegerShape.compute(operation, a, b, &number) { return .int(number) }
    }
    return try machine.binary(operation, first, second)
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
