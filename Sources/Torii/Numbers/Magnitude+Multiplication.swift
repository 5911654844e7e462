extension Magnitude {
  /// From this many words on, three products of half the length beat the schoolbook's four.
  private static let karatsubaThreshold = 48

  static func multiply(_ left: [UInt], _ right: [UInt]) -> [UInt] {
    if left.isEmpty || right.isEmpty { return [] }
    if min(left.count, right.count) < karatsubaThreshold { return multiplyPlainly(left, right) }
    if max(left.count, right.count) > 2 * min(left.count, right.count) {
      return multiplyUnevenly(left, right)
    }
    return multiplyByHalves(left, right)
  }

  private static func multiplyPlainly(_ left: [UInt], _ right: [UInt]) -> [UInt] {
    var result = [UInt](repeating: 0, count: left.count + right.count)
    for (offset, factor) in left.enumerated() where factor != 0 {
      var carry: UInt = 0
      for (position, word) in right.enumerated() {
        carry = accumulate(factor, word, carry, into: &result[offset + position])
      }
      result[offset + right.count] = carry
    }
    return result
  }

  /// Adds `a * b + carry` to a word and returns the new carry; two words always hold the sum.
  @inline(__always)
  private static func accumulate(
    _ a: UInt, _ b: UInt, _ carry: UInt, into word: inout UInt
  ) -> UInt {
    var (high, low) = a.multipliedFullWidth(by: b)
    let (partial, first) = low.addingReportingOverflow(carry)
    high &+= first ? 1 : 0
    let (sum, second) = partial.addingReportingOverflow(word)
    high &+= second ? 1 : 0
    low = sum
    word = low
    return high
  }

  /// Cuts the longer factor into pieces as long as the shorter one.
  private static func multiplyUnevenly(_ left: [UInt], _ right: [UInt]) -> [UInt] {
    let (long, short) = left.count >= right.count ? (left, right) : (right, left)
    var result = [UInt](repeating: 0, count: long.count + short.count)
    for start in stride(from: 0, to: long.count, by: short.count) {
      let piece = Array(long[start..<min(start + short.count, long.count)])
      add(multiply(piece, short), into: &result, at: start)
    }
    return result
  }

  /// Karatsuba: the middle term from one product of sums.
  private static func multiplyByHalves(_ left: [UInt], _ right: [UInt]) -> [UInt] {
    let half = max(left.count, right.count) / 2
    let (leftLow, leftHigh) = split(left, at: half)
    let (rightLow, rightHigh) = split(right, at: half)
    let low = multiply(leftLow, rightLow)
    let high = multiply(leftHigh, rightHigh)
    let sums = multiply(add(leftLow, leftHigh), add(rightLow, rightHigh))
    let middle = subtract(subtract(sums, low), high)
    var result = [UInt](repeating: 0, count: left.count + right.count)
    add(trimmed(low), into: &result, at: 0)
    add(trimmed(middle), into: &result, at: half)
    add(trimmed(high), into: &result, at: 2 * half)
    return result
  }

  private static func split(_ words: [UInt], at index: Int) -> (low: [UInt], high: [UInt]) {
    (trimmed(Array(words.prefix(index))), trimmed(Array(words.dropFirst(index))))
  }

  private static func trimmed(_ words: [UInt]) -> [UInt] {
    var words = words
    normalize(&words)
    return words
  }
}
