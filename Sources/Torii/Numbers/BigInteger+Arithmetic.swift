extension BigInteger {
  package static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isNegative == right.isNegative {
      let sum = Magnitude.add(left.magnitude, right.magnitude)
      return BigInteger(isNegative: left.isNegative, magnitude: sum)
    }
    if Magnitude.compare(left.magnitude, right.magnitude) >= 0 {
      let difference = Magnitude.subtract(left.magnitude, right.magnitude)
      return BigInteger(isNegative: left.isNegative, magnitude: difference)
    }
    let difference = Magnitude.subtract(right.magnitude, left.magnitude)
    return BigInteger(isNegative: right.isNegative, magnitude: difference)
  }

  package static func - (left: BigInteger, right: BigInteger) -> BigInteger { left + -right }

  package static prefix func - (value: BigInteger) -> BigInteger {
    BigInteger(isNegative: !value.isNegative, magnitude: value.magnitude)
  }

  package static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    BigInteger(
      isNegative: left.isNegative != right.isNegative,
      magnitude: Magnitude.multiply(left.magnitude, right.magnitude))
  }

  package var absolute: BigInteger { BigInteger(isNegative: false, magnitude: magnitude) }

  /// Floor division and modulo, the remainder with the divisor's sign; nil for division by zero.
  package func floorDivided(
    by divisor: BigInteger
  ) -> (quotient: BigInteger, remainder: BigInteger)? {
    guard !divisor.isZero else { return nil }
    let parts = Magnitude.divide(magnitude, by: divisor.magnitude)
    let opposed = isNegative != divisor.isNegative
    let quotient = BigInteger(isNegative: opposed, magnitude: parts.quotient)
    let remainder = BigInteger(isNegative: isNegative, magnitude: parts.remainder)
    guard opposed, !remainder.isZero else { return (quotient, remainder) }
    return (quotient - .one, remainder + divisor)
  }

  /// The value to a power, or nil if the exponent is negative or the result would have more than
  /// `bitLimit` bits, judged by the bits below the value's top one.
  package func power(_ exponent: Int, bitLimit: Int) -> BigInteger? {
    guard exponent >= 0 else { return nil }
    if exponent == 0 { return .one }
    if magnitude == [1] || isZero { return exponent & 1 == 1 ? self : absolute }
    let (bits, overflow) = (bitWidth - 1).multipliedReportingOverflow(by: exponent)
    guard !overflow, bits <= bitLimit else { return nil }
    var result = BigInteger.one
    for position in (0..<(Int.bitWidth - exponent.leadingZeroBitCount)).reversed() {
      result = result * result
      if exponent >> position & 1 == 1 { result = result * self }
    }
    return result
  }

  /// The value times two to the power of `count`; a negative count floors. The caller bounds it.
  package func shifted(left count: Int) -> BigInteger {
    if count >= 0 {
      return BigInteger(
        isNegative: isNegative, magnitude: Magnitude.shiftLeft(magnitude, by: count))
    }
    let distance = count == .min ? Int.max : -count
    let kept = BigInteger(
      isNegative: isNegative, magnitude: Magnitude.shiftRight(magnitude, by: distance))
    return isNegative && Magnitude.hasBits(magnitude, below: distance) ? kept - .one : kept
  }
}
