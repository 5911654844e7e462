/// A finite number of Python's `decimal.Decimal`: a sign, digits and a power of ten.
///
/// Calculation follows the General Decimal Arithmetic Specification in Python's default context:
/// 28 digits, half to even, and an error where a result has no value.
package struct DecimalNumber: Sendable {
  let isNegative: Bool
  /// The digits without point and sign.
  let digits: BigInteger
  /// The power of ten that they are multiplied by.
  let exponent: Int

  static let precision = 28
  /// The highest power of ten of a leading digit.
  static let highest = 999_999
  /// The lowest power of ten of a last digit.
  static let lowest = -highest - precision + 1

  init(isNegative: Bool, _ digits: BigInteger, _ exponent: Int) {
    self.isNegative = isNegative
    self.digits = digits
    self.exponent = exponent
  }

  init(_ integer: BigInteger) {
    self.init(isNegative: integer.isNegative, integer.absolute, 0)
  }

  /// The exact value of a finite float.
  init?(exactly number: Double) {
    guard number.isFinite else { return nil }
    let power = number == 0 ? 0 : Int(number.exponent) - 52
    let significand = number.significandBitPattern | (number.isNormal ? 1 << 52 : 0)
    let shift = number.isSubnormal ? -1074 : power
    let bits = BigInteger(UInt64(significand))
    if number == 0 || shift >= 0 {
      self.init(
        isNegative: number.sign == .minus, number == 0 ? .zero : bits.shifted(left: shift), 0)
    } else {
      // 1 / 2^n is 5^n / 10^n.
      let fives = BigInteger(5).power(-shift, bitLimit: .max) ?? .one
      self.init(isNegative: number.sign == .minus, bits * fives, shift)
    }
  }

  /// Reads a number as `Decimal(text)` does; nil for other text.
  package init?(_ text: String) {
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

  var isZero: Bool { digits.isZero }

  var signed: BigInteger { isNegative ? -digits : digits }

  /// The digits as text.
  var text: [UInt8] { Array(digits.description.utf8) }

  /// The power of ten of the first digit.
  var adjusted: Int { exponent + text.count - 1 }

  /// The nearest float.
  var double: Double { Double(description) ?? 0 }

  var magnitude: DecimalNumber { DecimalNumber(isNegative: false, digits, exponent) }

  func with(isNegative: Bool) -> DecimalNumber {
    DecimalNumber(isNegative: isNegative, digits, exponent)
  }

  static func ten(to power: Int) -> BigInteger {
    BigInteger(10).power(power, bitLimit: .max) ?? .one
  }

  /// The whole part; nil where it has too many digits to write them down.
  var wholePart: BigInteger? {
    guard adjusted < 10_000 else { return isZero ? .zero : nil }
    return rescaled(to: 0, .down).signed
  }

  /// Below, the same or above.
  func compare(to other: DecimalNumber) -> Order {
    if isZero || other.isZero || isNegative != other.isNegative {
      return Order(sign, other.sign)
    }
    let order: Order
    if adjusted != other.adjusted {
      order = Order(adjusted, other.adjusted)
    } else {
      let common = min(exponent, other.exponent)
      order = Order(
        rescaled(to: common, .down).digits.compare(to: other.rescaled(to: common, .down).digits))
    }
    switch order {
    case .below: return isNegative ? .above : .below
    case .above: return isNegative ? .below : .above
    case .same, .unordered: return order
    }
  }

  private var sign: Int { isZero ? 0 : isNegative ? -1 : 1 }
}

extension DecimalNumber: CustomStringConvertible {
  /// `str`: in full where that takes few zeros, else with an exponent.
  package var description: String { described(pointAfter: 1) }

  /// `to_eng_string`: the exponent is a multiple of three.
  var engineeringDescription: String {
    let leading = exponent + text.count
    if isZero { return described(pointAfter: ((leading + 1) %% 3) - 1) }
    return described(pointAfter: ((leading - 1) %% 3) + 1)
  }

  /// - Parameter place: How many digits stand before the point where there is an exponent.
  private func described(pointAfter place: Int) -> String {
    let digits = digits.description
    let count = digits.utf8.count
    let leading = exponent + count
    let isPlain = exponent <= 0 && leading > -6
    let place = isPlain ? leading : place
    let sign = isNegative ? "-" : ""
    let body: String
    if place <= 0 {
      body = "0." + String(repeating: "0", count: -place) + digits
    } else if place >= count {
      body = digits + String(repeating: "0", count: place - count)
    } else {
      body = digits.prefix(place) + "." + digits.dropFirst(place)
    }
    let power = leading - place
    return sign + body + (power == 0 ? "" : "E\(power < 0 ? "" : "+")\(power)")
  }
}

infix operator %% : MultiplicationPrecedence

/// The remainder that has the divisor's sign.
private func %% (value: Int, divisor: Int) -> Int {
  let remainder = value % divisor
  return remainder < 0 ? remainder + divisor : remainder
}
