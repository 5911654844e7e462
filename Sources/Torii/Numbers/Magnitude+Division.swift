extension Magnitude {
  /// Divides in place by one word other than zero and returns the remainder.
  static func divide(_ words: inout [UInt], by divisor: UInt) -> UInt {
    var remainder: UInt = 0
    for index in words.indices.reversed() {
      (words[index], remainder) = divisor.dividingFullWidth((remainder, words[index]))
    }
    normalize(&words)
    return remainder
  }

  /// Quotient and remainder of normalised magnitudes; the divisor is not zero.
  static func divide(
    _ dividend: [UInt], by divisor: [UInt]
  ) -> (quotient: [UInt], remainder: [UInt]) {
    if compare(dividend, divisor) < 0 { return ([], dividend) }
    if divisor.count == 1, let word = divisor.first {
      var quotient = dividend
      let remainder = divide(&quotient, by: word)
      return (quotient, remainder == 0 ? [] : [remainder])
    }
    return divideLong(dividend, by: divisor)
  }

  /// Long division (Knuth's algorithm D): both sides are shifted until the divisor's top bit is
  /// set, so that a quotient word guessed from the top words is at most two too large.
  private static func divideLong(
    _ dividend: [UInt], by divisor: [UInt]
  ) -> (quotient: [UInt], remainder: [UInt]) {
    let shift = divisor.last?.leadingZeroBitCount ?? 0
    var bottom = shiftLeft(divisor, by: shift)
    normalize(&bottom)
    var top = shiftLeft(dividend, by: shift)
    if top.count == dividend.count { top.append(0) }
    let steps = top.count - bottom.count
    var quotient = [UInt](repeating: 0, count: steps)
    for step in (0..<steps).reversed() {
      var guess = guessWord(top, at: step, bottom)
      if subtractProduct(bottom, guess, from: &top, at: step) {
        repeat { guess &-= 1 } while !addBack(bottom, to: &top, at: step)
      }
      quotient[step] = guess
    }
    normalize(&quotient)
    var remainder = shiftRight(top, by: shift)
    normalize(&remainder)
    return (quotient, remainder)
  }

  private static func guessWord(_ top: [UInt], at step: Int, _ bottom: [UInt]) -> UInt {
    let high = top[step + bottom.count]
    let next = top[step + bottom.count - 1]
    let lead = bottom[bottom.count - 1]
    if high >= lead { return UInt.max }
    var (guess, rest) = lead.dividingFullWidth((high, next))
    let second = bottom[bottom.count - 2]
    let third = top[step + bottom.count - 2]
    while true {
      let product = guess.multipliedFullWidth(by: second)
      if product.high < rest || (product.high == rest && product.low <= third) { return guess }
      guess &-= 1
      let (sum, overflow) = rest.addingReportingOverflow(lead)
      if overflow { return guess }
      rest = sum
    }
  }

  /// Subtracts `bottom * factor`; true if it was too much and the difference went below zero.
  private static func subtractProduct(
    _ bottom: [UInt], _ factor: UInt, from top: inout [UInt], at step: Int
  ) -> Bool {
    var carry: UInt = 0
    for (index, word) in bottom.enumerated() {
      var (high, low) = word.multipliedFullWidth(by: factor)
      let (sum, overflow) = low.addingReportingOverflow(carry)
      low = sum
      high &+= overflow ? 1 : 0
      let (difference, borrow) = top[step + index].subtractingReportingOverflow(low)
      top[step + index] = difference
      carry = high &+ (borrow ? 1 : 0)
    }
    let (difference, borrow) = top[step + bottom.count].subtractingReportingOverflow(carry)
    top[step + bottom.count] = difference
    return borrow
  }

  /// Adds the divisor once; true when the difference is back above zero.
  private static func addBack(_ bottom: [UInt], to top: inout [UInt], at step: Int) -> Bool {
    var carry: UInt = 0
    for (index, word) in bottom.enumerated() {
      let (partial, first) = top[step + index].addingReportingOverflow(word)
      let (sum, second) = partial.addingReportingOverflow(carry)
      top[step + index] = sum
      carry = first || second ? 1 : 0
    }
    let (sum, overflow) = top[step + bottom.count].addingReportingOverflow(carry)
    top[step + bottom.count] = sum
    return overflow
  }
}
