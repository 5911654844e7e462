/// Expressions over small integers, computed without making values of them: literals, variables,
/// attributes of plain dictionaries and namespaces, and sums, products and remainders of those.
///
/// To try costs as much as the expression is large, so only low expressions are tried: where it
/// fails, at any height, the general way is gone from there.
enum IntegerShape {
  private static let limit = 3

  /// The height of an operator's expression, -1 where it is not to be tried.
  static func height(_ operation: BinaryOperator, _ left: Node, _ right: Node) -> Int {
    switch operation {
    case .divide, .power: return -1
    case .add, .subtract, .multiply, .floorDivide, .modulo: break
    }
    let (first, second) = (left.heightOfIntegers, right.heightOfIntegers)
    guard first >= 0, second >= 0, max(first, second) < limit else { return -1 }
    return max(first, second) + 1
  }

  /// The height of a function of one operand, -1 where it is not to be tried.
  static func height(over operand: Node) -> Int {
    let height = operand.heightOfIntegers
    return height >= 0 && height < limit ? height + 1 : -1
  }

  @inline(__always)
  static func evaluate(
    _ operation: BinaryOperator, _ left: IntegerOperand, _ right: IntegerOperand,
    _ machine: MachineRef
  ) -> Int? {
    guard let a = left.read(machine), let b = right.read(machine) else { return nil }
    return compute(operation, a, b)
  }

  /// Integer arithmetic that does not overflow; nil for everything else.
  @inline(__always)
  static func compute(_ operation: BinaryOperator, _ a: Int, _ b: Int) -> Int? {
    switch operation {
    case .add:
      let (sum, overflow) = a.addingReportingOverflow(b)
      return overflow ? nil : sum
    case .subtract:
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      return overflow ? nil : difference
    case .multiply:
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      return overflow ? nil : product
    case .modulo:
      // Leaves division by zero and the one overflow to the general case.
      guard b > 0 else { return nil }
      let remainder = a % b
      return remainder < 0 ? remainder &+ b : remainder
    case .floorDivide:
      guard b > 0 else { return nil }
      let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
      return remainder < 0 ? quotient &- 1 : quotient
    case .divide, .power: return nil
    }
  }
}

/// An operand of an expression over small integers: literals and variables are read without a call.
struct IntegerOperand {
  private enum Kind: UInt8 { case literal, variable, other }

  private let kind: Kind
  /// The literal, or the variable's slot.
  let number: Int
  private let node: NodeReference

  /// - Parameter node: Kept alive by whoever holds the operand.
  static func reading(_ node: Node) -> IntegerOperand { IntegerOperand(node) }

  private init(_ node: Node) {
    self.node = NodeReference(node)
    if case .int(let literal)? = node.constant {
      kind = .literal
      number = literal
    } else if let local = node as? LocalNode {
      kind = .variable
      number = local.slot
    } else {
      kind = .other
      number = 0
    }
  }

  /// An operand that is a literal.
  init(_ literal: Int) {
    kind = .literal
    number = literal
    node = NodeReference(ConstantNode.nothing)
  }

  /// Reads a small integer; nil where the value is something else.
  @inline(__always)
  func read(_ machine: MachineRef) -> Int? {
    switch kind {
    case .literal: return number
    case .variable:
      guard case .int(let value) = machine.pointee.slots[number].pointee else { return nil }
      return value
    case .other: return node.integer(machine)
    }
  }
}
