extension Filter {
  /// `abs(x)`: the absolute value of a number (Python documentation, `abs`).
  package static let abs = Filter(
    Signature("abs", "x", positionalOnly: true), integerFunction: .absolute
  ) {
    (arguments) throws(TemplateError) in
    switch arguments[0] {
    case .int(let value):
      return value == .min ? .integer(-BigInteger(value)) : .int(Swift.abs(value))
    case .double(let value): return .double(value.magnitude)
    case .bool(let value): return .int(value ? 1 : 0)
    case .bigInt(let box): return .integer(box.value.absolute)
    case .object(let object as DecimalObject): return try object.signed(isNegative: false)
    default: throw .type("bad operand type for abs(): '\(arguments[0].typeName)'")
    }
  }
}
