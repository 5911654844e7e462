/// Decimal digits of the exact binary value of a double, rounded half to even.
enum DecimalExpansion {
  /// The number `round(|value| * 10^places)` in decimal digits, without sign; `0` for nothing.
  ///
  /// `value` is finite and `places` bounded by the caller; it may be negative.
  static func scaledDigits(of value: Double, places: Int) -> [UInt8] {
    guard value != 0 else { return [0x30] }
    let magnitude = value.magnitude
    let exponent = Int(magnitude.exponent) - 52
    let significand = UInt64(magnitude.significand * 0x1p52)
    if places >= 0, places <= 22, exponent < 0 {
      return smallDigits(significand, shift: -exponent, places: places)
    }
    return largeDigits(significand, exponent: exponent, places: places)
  }

  /// The product fits 128 bits: 53 of the significand and 74 of the power of ten.
  private static func smallDigits(_ significand: UInt64, shift: Int, places: Int) -> [UInt8] {
    var scale: UInt128 = 1
    for _ in 0..<places { scale &*= 10 }
    let product = UInt128(significand) &* scale
    guard shift < 128 else { return [0x30] }
    var quotient = product >> UInt128(shift)
    let rest = product & ((1 << UInt128(shift)) &- 1)
    let half = (1 as UInt128) << UInt128(shift - 1)
    if rest > half || (rest == half && quotient & 1 == 1) { quotient &+= 1 }
    return Array(String(quotient).utf8)
  }

  private static func largeDigits(
    _ significand: UInt64, exponent: Int, places: Int
  ) -> [UInt8] {
    var top = BigInteger(significand).shifted(left: max(0, exponent))
    var bottom = BigInteger.one.shifted(left: max(0, -exponent))
    let scale = powerOfTen(Int(places.magnitude))
    if places >= 0 { top = top * scale } else { bottom = bottom * scale }
    guard let parts = top.floorDivided(by: bottom) else { return [0x30] }
    let order = (parts.remainder + parts.remainder).compare(to: bottom)
    let roundsUp = order > 0 || (order == 0 && parts.quotient.isOdd)
    return (roundsUp ? parts.quotient + .one : parts.quotient).digits()
  }

  private static func powerOfTen(_ exponent: Int) -> BigInteger {
    BigInteger(10).power(exponent, bitLimit: .max) ?? .one
  }

  /// The first `count` significant digits and the decimal exponent of the first of them.
  static func significantDigits(
    of value: Double, count: Int
  ) -> (digits: [UInt8], exponent: Int) {
    guard value != 0 else { return ([UInt8](repeating: 0x30, count: count), 0) }
    // The shortest digits may have been rounded up to a power of ten above the exact value, so
    // the place they start at is only an estimate.
    var exponent = shortestDigits(of: value).point - 1
    var digits = scaledDigits(of: value, places: count - 1 - exponent)
    if digits.count > count {
      exponent += 1
      digits.removeLast()
    } else if digits.count < count || digits.dropFirst().allSatisfy({ $0 == 0x30 }) {
      let finer = scaledDigits(of: value, places: count - exponent)
      if finer.count == count { return (finer, exponent - 1) }
    }
    return (digits, exponent)
  }
}
