extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's binary operators.
  @inline(__always)
  package func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value)
    throws(TemplateError) -> Value
  {
    if case .int(let leftInt) = left, case .int(let rightInt) = right {
      switch operation {
      case .add:
        let (result, overflow) = leftInt.addingReportingOverflow(rightInt)
        if !overflow { return .int(result) }
      case .subtract:
        let (result, overflow) = leftInt.subtractingReportingOverflow(rightInt)
        if !overflow { return .int(result) }
      case .multiply:
        let (result, overflow) = leftInt.multipliedReportingOverflow(by: rightInt)
        if !overflow { return .int(result) }
      default: break
      }
    }
    return try binarySlowly(operation, left, right)
  }

  @inline(never)
  private func binarySlowly(_ operation: BinaryOperator, _ left: Value, _ right: Value)
    throws(TemplateError) -> Value
  {
    if let leftNumber = Number(left), let rightNumber = Number(right) {
      return try numeric(operation, leftNumber, rightNumber)
    }
    if case .undefined(let missing) = left { throw missing.error }
    if let result = try sequenceBinary(operation, left, right) { return result }
    if case .undefined(let missing) = right { throw missing.error }
    if case .object(let object) = left {
      if let result = try object.binary(operation, right, isReflected: false, self) {
        return result
      }
    }
    if case .object(let object) = right {
      if let result = try object.binary(operation, left, isReflected: true, self) {
        return result
      }
    }
    throw unsupported(operation, left, right)
  }

  private func unsupported(_ operation: BinaryOperator, _ left: Value, _ right: Value)
    -> TemplateError
  {
    switch (operation, left) {
    case (.add, .string), (.add, .list), (.add, .tuple):
      let type = if case .tuple = left { "tuple" } else { left.typeName }
      return .type("can only concatenate \(type) (not \"\(right.typeName)\") to \(type)")
    case (.multiply, .string), (.multiply, .list), (.multiply, .tuple):
      return .type("can't multiply sequence by non-int of type '\(right.typeName)'")
    case (.multiply, _) where right.isMultipliable:
      return .type("can't multiply sequence by non-int of type '\(left.typeName)'")
    default:
      let name = operation == .power ? "** or pow()" : operation.rawValue
      return .type(
        "unsupported operand type(s) for \(name): '\(left.typeName)' and '\(right.typeName)'")
    }
  }

  /// Python's unary operators.
  package func unary(_ operation: UnaryOperator, _ operand: Value) throws(TemplateError) -> Value {
    switch operand {
    case .int(let value):
      if operation == .positive { return operand }
      let (result, overflow) = 0.subtractingReportingOverflow(value)
      return overflow ? .integer(-BigInteger(value)) : .int(result)
    case .bool(let value): return .int(value ? (operation == .positive ? 1 : -1) : 0)
    case .double(let value): return .double(operation == .positive ? value : -value)
    case .bigInt(let box):
      return operation == .positive ? operand : .integer(-box.value)
    case .undefined(let missing): throw missing.error
    case .object(let object as DecimalObject):
      return try object.signed(
        isNegative: object.value.isNegative == (operation == .positive))
    default:
      throw .type("bad operand type for unary \(operation.rawValue): '\(operand.typeName)'")
    }
  }
}

extension Value {
  /// Whether `*` repeats it.
  fileprivate var isMultipliable: Bool {
    switch self {
    case .string, .list, .tuple: return true
    default: return false
    }
  }
}
