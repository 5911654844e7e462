extension BigInteger {
  /// The whole part of a number, or nil if it is infinite or not a number.
  package init?(_ value: Double) {
    guard value.isFinite else { return nil }
    // Shifting drops the fraction; `rounded` would need the C library's mathematics.
    let whole = value.magnitude
    guard whole >= 1 else {
      self = .zero
      return
    }
    let significand = whole.significandBitPattern | 1 << UInt64(Double.significandBitCount)
    let exponent = Int(whole.exponent) - Double.significandBitCount
    let magnitude = BigInteger(significand).shifted(left: exponent)
    self.init(isNegative: value < 0, magnitude: magnitude.magnitude)
  }

  /// The nearest double, ties to even, or nil where Python raises OverflowError.
  package var asDouble: Double? {
    let width = bitWidth
    guard width > 0 else { return 0 }
    guard width <= 1024 else { return nil }
    let excess = Swift.max(0, width - 64)
    var top: UInt64 = 0
    for word in Magnitude.shiftRight(magnitude, by: excess).reversed() {
      top = (top << UInt.bitWidth) | UInt64(word)
    }
    if Magnitude.hasBits(magnitude, below: excess) { top |= 1 }
    let value = Double(sign: .plus, exponent: excess, significand: Double(top))
    guard value.isFinite else { return nil }
    return isNegative ? -value : value
  }

  /// Compares with a number exactly, without rounding: -1, 0, 1, or nil for `nan`.
  package func compare(to number: Double) -> Int? {
    if number.isNaN { return nil }
    if number.isInfinite { return number > 0 ? -1 : 1 }
    guard let whole = BigInteger(number) else { return nil }
    let order = compare(to: whole)
    if order != 0 { return order }
    let fraction = number - (whole.asDouble ?? number)
    return fraction > 0 ? -1 : fraction < 0 ? 1 : 0
  }

  /// The quotient of two integers rounded once to the nearest double; nil if the divisor is zero
  /// or the result is too large.
  package func trueQuotient(dividingBy divisor: BigInteger) -> Double? {
    guard !divisor.isZero else { return nil }
    if isZero { return divisor.isNegative ? -0.0 : 0.0 }
    let difference = bitWidth - divisor.bitWidth
    guard difference <= 1024 else { return nil }
    let isNegative = self.isNegative != divisor.isNegative
    guard difference >= -1077 else { return isNegative ? -0.0 : 0.0 }
    // The quotient is cut two bits below the last one a double can keep at this size.
    let shift = Swift.max(difference, -1021) - 55
    let scaled = absolute.shifted(left: Swift.max(0, -shift)).magnitude
    let bottom = divisor.absolute.shifted(left: Swift.max(0, shift)).magnitude
    let (quotient, remainder) = Magnitude.divide(scaled, by: bottom)
    let rounded = Self.roundHalfEven(
      quotient, dropping: Swift.max(Magnitude.bitWidth(quotient) - 53, -1074 - shift),
      sticky: !remainder.isEmpty)
    guard let whole = rounded.asDouble else { return nil }
    let value = Double(sign: .plus, exponent: shift, significand: whole)
    guard value.isFinite else { return nil }
    return isNegative ? -value : value
  }

  /// Clears the lowest bits, rounding half to even; `sticky` tells of a remainder further below.
  private static func roundHalfEven(
    _ words: [UInt], dropping count: Int, sticky: Bool
  ) -> BigInteger {
    guard count > 0 else { return BigInteger(isNegative: false, magnitude: words) }
    var kept = BigInteger(
      isNegative: false, magnitude: Magnitude.shiftRight(words, by: count))
    let half = Magnitude.bit(words, at: count - 1)
    let below = sticky || Magnitude.hasBits(words, below: count - 1)
    if half && (below || kept.isOdd) { kept = kept + .one }
    return kept.shifted(left: count)
  }
}
