/// Python's `decimal.Decimal` in its default context of 28 digits, as hosts pass it: it prints,
/// compares and calculates exactly.
package final class DecimalObject: Object {
  private let isNegative: Bool
  /// The digits without point and sign.
  private let digits: BigInteger
  /// The power of ten that they are multiplied by.
  private let exponent: Int

  private static let precision = 28
  /// Numbers further apart than this are not brought to one exponent.
  private static let widest = 1000

  /// Reads a finite number as `Decimal(text)` does; nil for other text.
  package convenience init?(_ text: String) {
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    var exponent = 0
    if let mark = rest.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let given = Int(rest[rest.index(after: mark)...]), given.magnitude < 1 << 32 else {
        return nil
      }
      exponent = given
      rest = rest[..<mark]
    }
    if let point = rest.firstIndex(of: ".") {
      exponent -= rest.utf8.distance(from: point, to: rest.endIndex) - 1
      rest.remove(at: point)
    }
    guard !rest.isEmpty, rest.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let digits = BigInteger(digits: rest.utf8, radix: 10)
    else { return nil }
    self.init(isNegative: isNegative, digits, exponent)
  }

  private init(isNegative: Bool, _ digits: BigInteger, _ exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  private var signed: BigInteger { isNegative ? -digits : digits }

  override package var typeName: String { "decimal.Decimal" }

  /// `str`: in full where that takes few zeros, else with an exponent.
  package var plainText: String {
    let digits = digits.description
    let adjusted = exponent + digits.utf8.count - 1
    let sign = isNegative ? "-" : ""
    if exponent == 0 { return sign + digits }
    if exponent < 0, adjusted >= -6 {
      if adjusted < 0 { return sign + "0." + String(repeating: "0", count: -1 - adjusted) + digits }
      return sign + digits.prefix(adjusted + 1) + "." + digits.dropFirst(adjusted + 1)
    }
    let fraction = digits.utf8.count > 1 ? "." + digits.dropFirst() : ""
    return sign + digits.prefix(1) + fraction + "E\(adjusted < 0 ? "" : "+")\(adjusted)"
  }

  /// The nearest float.
  var double: Double { Double(plainText) ?? 0 }

  /// The whole part.
  var truncated: Value? {
    guard exponent.magnitude < DecimalObject.widest else { return nil }
    if exponent >= 0 { return .integer(signed * DecimalObject.ten(to: exponent)) }
    let whole = digits.description.utf8.dropLast(-exponent)
    guard let value = BigInteger(digits: whole.isEmpty ? [0x30] : Array(whole), radix: 10) else {
      return nil
    }
    return .integer(isNegative ? -value : value)
  }

  override package func text(_ machine: MachineRef) throws(TemplateError) -> String { plainText }

  override package var plainRepr: String? { "Decimal('\(plainText)')" }

  override package func repr(_ machine: MachineRef) throws(TemplateError) -> String {
    "Decimal('\(plainText)')"
  }

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    !digits.isZero
  }

  // MARK: Calculation

  private static func ten(to power: Int) -> BigInteger {
    BigInteger(digits: [0x31] + [UInt8](repeating: 0x30, count: power), radix: 10) ?? .one
  }

  /// A decimal or an integer; nil for any other value.
  private static func of(_ value: Value) -> DecimalObject? {
    switch value {
    case .object(let object): return object as? DecimalObject
    case .int(let number): return DecimalObject("\(number)")
    case .bool(let flag): return DecimalObject(flag ? "1" : "0")
    case .bigInt(let box): return DecimalObject(box.value.description)
    default: return nil
    }
  }

  /// Both numbers in units of the smaller power of ten.
  private func aligned(with other: DecimalObject) -> (BigInteger, BigInteger, Int)? {
    let common = min(exponent, other.exponent)
    guard exponent - common < DecimalObject.widest, other.exponent - common < DecimalObject.widest
    else { return nil }
    return (
      signed * DecimalObject.ten(to: exponent - common),
      other.signed * DecimalObject.ten(to: other.exponent - common), common
    )
  }

  /// A result with at most 28 digits, rounded half to even.
  private static func rounded(_ value: BigInteger, _ exponent: Int) -> DecimalObject {
    let text = Array(value.absolute.description.utf8)
    guard text.count > precision else {
      return DecimalObject(isNegative: value.isNegative, value.absolute, exponent)
    }
    let rest = text[precision...]
    let isHalf = rest.first == 0x35 && rest.dropFirst().allSatisfy { $0 == 0x30 }
    let isUp = isHalf ? text[precision - 1] & 1 == 1 : (rest.first ?? 0x30) >= 0x35
    let kept = BigInteger(digits: text[..<precision], radix: 10) ?? .one
    return DecimalObject(
      isNegative: value.isNegative, isUp ? kept + .one : kept, exponent + rest.count)
  }

  var rounded: DecimalObject { DecimalObject.rounded(signed, exponent) }

  /// Zero has no sign after a calculation.
  var negated: DecimalObject { DecimalObject.rounded(-signed, exponent) }

  var absolute: DecimalObject { DecimalObject.rounded(digits, exponent) }

  override package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? {
    guard let right = DecimalObject.of(other) else { return nil }
    if operation == .multiply {
      let product = DecimalObject.rounded(signed * right.signed, exponent + right.exponent)
      // A product with zero keeps the signs' product.
      return .object(
        product.digits.isZero
          ? DecimalObject(
            isNegative: isNegative != right.isNegative, product.digits, product.exponent)
          : product)
    }
    guard operation == .add || operation == .subtract, let (own, its, common) = aligned(with: right)
    else { return nil }
    if operation == .add { return .object(DecimalObject.rounded(own + its, common)) }
    return .object(DecimalObject.rounded(isReflected ? its - own : own - its, common))
  }

  override package func isEqual(to other: Value) -> Bool {
    if case .double(let number) = other { return double == number }
    guard let right = DecimalObject.of(other) else { return false }
    guard let (own, its, _) = aligned(with: right) else {
      return digits.isZero && right.digits.isZero
    }
    return own == its
  }

  override package func isLess(than other: Value) -> Bool? {
    if case .double(let number) = other { return double < number }
    guard let right = DecimalObject.of(other) else { return nil }
    guard let (own, its, _) = aligned(with: right) else { return double < right.double }
    return own < its
  }

  override package var hashForKey: UInt64? { double.bitPattern &* 0x9FB2_1C65_1E98_DF25 }
}
