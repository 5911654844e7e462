/// Python's `decimal.Decimal` in its default context of 28 digits, as hosts pass it: it prints,
/// compares and calculates exactly.
package final class DecimalObject: Object {
  let value: DecimalNumber

  /// Reads a finite number as `Decimal(text)` does; nil for other text.
  package convenience init?(_ text: String) {
    guard let value = DecimalNumber(text) else { return nil }
    self.init(value)
  }

  init(_ value: DecimalNumber) { self.value = value }

  override package var typeName: String { "decimal.Decimal" }

  /// Python's `str`.
  package var plainText: String { value.description }

  override package func text(_ machine: MachineRef) throws(TemplateError) -> String { plainText }

  override package var plainRepr: String? { "Decimal('\(plainText)')" }

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    !value.isZero
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    switch name.key {
    case Self.realName.key: return .object(self)
    case Self.imaginaryName.key: return .object(DecimalObject(DecimalNumber(.zero)))
    default: return nil
    }
  }

  private static let realName = AttributeName("real")
  private static let imaginaryName = AttributeName("imag")

  // MARK: Calculation

  /// A decimal or an integer; nil for any other value.
  static func number(_ value: Value) -> DecimalNumber? {
    if case .object(let object) = value { return (object as? DecimalObject)?.value }
    return Number(value)?.integer.map { DecimalNumber($0) }
  }

  /// `+x`, `-x` and `abs(x)` round; zero has no sign afterwards.
  func signed(isNegative: Bool) throws(TemplateError) -> Value {
    .object(DecimalObject(try value.with(isNegative: isNegative && !value.isZero).fixed()))
  }

  override package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? {
    guard let operand = DecimalObject.number(other) else { return nil }
    let (left, right) = isReflected ? (operand, value) : (value, operand)
    let result: DecimalNumber
    switch operation {
    case .add: result = try left.plus(right)
    case .subtract: result = try left.minus(right)
    case .multiply: result = try left.times(right)
    case .divide: result = try left.divided(by: right)
    case .floorDivide: result = try left.wholeQuotient(by: right)
    case .modulo: result = try left.remainder(dividingBy: right)
    case .power:
      guard let power = try left.power(right) else { return nil }
      result = power
    }
    return .object(DecimalObject(result))
  }

  /// `round(x, places)`; without places an integer.
  func rounded(places: Value) throws(TemplateError) -> Value {
    if places.isNone { return try whole(.halfEven) }
    if case .bigInt = places {
      throw .overflow("Python int too large to convert to C ssize_t")
    }
    guard let places = places.indexInt else { throw .type("optional arg must be an integer") }
    return .object(DecimalObject(try value.quantized(to: places == .min ? .max : -places)))
  }

  /// The number as an integer, which may need more digits than a value may have.
  func whole(_ rounding: DecimalRounding) throws(TemplateError) -> Value {
    guard let integer = value.whole(rounding).wholePart else {
      throw .overflow("Python int too large to convert to C ssize_t")
    }
    return .integer(integer)
  }

  override package func isEqual(to other: Value) -> Bool { order(to: other) == .same }

  override package func isLess(than other: Value) -> Bool? {
    order(to: other).map { $0 == .below }
  }

  private func order(to other: Value) -> Order? {
    if case .double(let number) = other {
      if let exact = DecimalNumber(exactly: number) { return value.compare(to: exact) }
      return number.isNaN ? .unordered : number > 0 ? .below : .above
    }
    return DecimalObject.number(other).map { value.compare(to: $0) }
  }

  /// Decimals are hashable; their keys are those of the numbers that they equal.
  override package var hashForKey: UInt64? { 0 }
}
