extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's operators on two numbers: integers without bounds, or floats if one of them is.
  func numeric(_ operation: BinaryOperator, _ left: Number, _ right: Number)
    throws(TemplateError) -> Value
  {
    if case .int(let leftInt) = left, case .int(let rightInt) = right,
      let result = try small(operation, leftInt, rightInt)
    {
      return result
    }
    if let leftInteger = left.integer, let rightInteger = right.integer {
      return try large(operation, leftInteger, rightInteger)
    }
    let (left, right) = (try left.asDouble(), try right.asDouble())
    if operation == .power { return try floatPower(left, right) }
    return .double(try floating(operation, left, right))
  }

  /// The result where 64 bits hold it.
  private func small(_ operation: BinaryOperator, _ left: Int, _ right: Int)
    throws(TemplateError) -> Value?
  {
    let result: (partialValue: Int, overflow: Bool)
    switch operation {
    case .add: result = left.addingReportingOverflow(right)
    case .subtract: result = left.subtractingReportingOverflow(right)
    case .multiply: result = left.multipliedReportingOverflow(by: right)
    case .divide:
      guard right != 0, left.magnitude <= 1 << 53, right.magnitude <= 1 << 53 else { return nil }
      return .double(Double(left) / Double(right))
    case .floorDivide:
      guard right != 0, right != -1 else { return nil }
      let quotient = left / right
      return .int(left % right != 0 && (left < 0) != (right < 0) ? quotient &- 1 : quotient)
    case .modulo:
      guard right != 0, right != -1 else { return nil }
      let remainder = left % right
      return .int(remainder != 0 && (remainder < 0) != (right < 0) ? remainder &+ right : remainder)
    case .power: return nil
    }
    return result.overflow ? nil : .int(result.partialValue)
  }

  private func large(_ operation: BinaryOperator, _ left: BigInteger, _ right: BigInteger)
    throws(TemplateError) -> Value
  {
    try chargeWords(left, right)
    switch operation {
    case .add: return .integer(left + right)
    case .subtract: return .integer(left - right)
    case .multiply: return .integer(left * right)
    case .divide:
      if right.isZero { throw TemplateError(.zeroDivision, "division by zero") }
      guard let quotient = left.trueQuotient(dividingBy: right) else {
        throw .overflow("integer division result too large for a float")
      }
      return .double(quotient)
    case .floorDivide:
      guard let parts = left.floorDivided(by: right) else {
        throw TemplateError(.zeroDivision, "integer division or modulo by zero")
      }
      return .integer(parts.quotient)
    case .modulo:
      guard let parts = left.floorDivided(by: right) else {
        throw TemplateError(.zeroDivision, "integer modulo by zero")
      }
      return .integer(parts.remainder)
    case .power: return try power(left, right)
    }
  }

  /// Multiplication and division cost the product of the sizes.
  private func chargeWords(_ left: BigInteger, _ right: BigInteger) throws(TemplateError) {
    let leftWords = left.magnitude.count
    let rightWords = right.magnitude.count
    try checkSize(8, times: leftWords &+ rightWords)
    try charge(leftWords.multipliedReportingOverflow(by: rightWords).partialValue >> 4)
  }

  private func power(_ base: BigInteger, _ exponent: BigInteger) throws(TemplateError) -> Value {
    if exponent.isNegative {
      return try floatPower(try Number.big(base).asDouble(), try Number.big(exponent).asDouble())
    }
    // 0, 1 and -1 have no large powers.
    if exponent.isZero { return .int(1) }
    if base.bitWidth <= 1 { return .integer(exponent.isOdd ? base : base.absolute) }
    guard let exponent = exponent.asInt else { throw powerTooLarge() }
    let (bits, overflow) = base.bitWidth.multipliedReportingOverflow(by: exponent)
    guard !overflow, bits <= Self.powerBitLimit else { throw powerTooLarge() }
    let words = bits >> 6
    try checkSize(words, times: 8)
    try charge((words &* words) >> 8)
    guard let result = base.power(exponent, bitLimit: bits) else { throw powerTooLarge() }
    return .integer(result)
  }

  /// Larger powers take longer than anybody waits.
  private static var powerBitLimit: Int { 1 << 22 }

  private func powerTooLarge() -> TemplateError {
    .limit("a value would be larger than the limit of \(pointee.environment.limits.valueSize)")
  }

  private func floating(_ operation: BinaryOperator, _ left: Double, _ right: Double)
    throws(TemplateError) -> Double
  {
    switch operation {
    case .add: return left + right
    case .subtract: return left - right
    case .multiply: return left * right
    case .divide:
      if right == 0 { throw TemplateError(.zeroDivision, "float division by zero") }
      return left / right
    case .floorDivide:
      if right == 0 { throw TemplateError(.zeroDivision, "float floor division by zero") }
      return floorDivision(left, right).quotient
    case .modulo:
      if right == 0 { throw TemplateError(.zeroDivision, "float modulo") }
      return floorDivision(left, right).remainder
    case .power: return .nan
    }
  }

  /// CPython's `float_divmod`: the remainder has the divisor's sign.
  private func floorDivision(_ left: Double, _ right: Double)
    -> (quotient: Double, remainder: Double)
  {
    var remainder = left.truncatingRemainder(dividingBy: right)
    var quotient = (left - remainder) / right
    if remainder != 0 {
      if (right < 0) != (remainder < 0) {
        remainder += right
        quotient -= 1
      }
    } else {
      remainder = Double(signOf: right, magnitudeOf: 0)
    }
    guard quotient != 0 else {
      return (Double(signOf: left / right, magnitudeOf: 0), remainder)
    }
    var floored = quotient.rounded(.down)
    if quotient - floored > 0.5 { floored += 1 }
    return (floored, remainder)
  }
}
