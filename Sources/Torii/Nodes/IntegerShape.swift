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

  @inline(__always)
  static func evaluate(
    _ operation: BinaryOperator, _ left: IntegerOperand, _ right: IntegerOperand,
    _ machine: MachineRef, _ result: inout Int
  ) -> Bool {
    var a = 0
    var b = 0
    guard left.read(machine, &a), right.read(machine, &b) else { return false }
    return compute(operation, a, b, &result)
  }

  /// Integer arithmetic that does not overflow; false for everything else.
  @inline(__always)
  static func compute(_ operation: BinaryOperator, _ a: Int, _ b: Int, _ result: inout Int) -> Bool
  {
    switch operation {
    case .add:
      let (sum, overflow) = a.addingReportingOverflow(b)
      result = sum
      return !overflow
    case .subtract:
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      result = difference
      return !overflow
    case .multiply:
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      result = product
      return !overflow
    case .modulo:
      // Leaves division by zero and the one overflow to the general case.
      guard b > 0 else { return false }
      let remainder = a % b
      result = remainder < 0 ? remainder &+ b : remainder
      return true
    case .floorDivide:
      guard b > 0 else { return false }
      let quotient = a / b
      result = a % b < 0 ? quotient &- 1 : quotient
      return true
    case .divide, .power: return false
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
  init(_ node: Node) {
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

  /// Reads a small integer; false where the value is something else.
  @inline(__always)
  func read(_ machine: MachineRef, _ result: inout Int) -> Bool {
    switch kind {
    case .literal:
      result = number
      return true
    case .variable:
      guard case .int(let value) = machine.pointee.slots[number].pointee else { return false }
      result = value
      return true
    case .other: return node.integer(machine, &result)
    }
  }
}
