/// Hashes that agree for equal numbers of different types, as Python's do: a number is reduced
/// modulo the prime 2^61 - 1, so `1`, `1.0` and `True` share a hash.
package enum PythonHash {
  private static let bits = 61
  private static let modulus: UInt64 = 1 << 61 - 1

  package static func hash(of value: Int) -> Int {
    signed(UInt64(value.magnitude) % modulus, isNegative: value < 0)
  }

  package static func hash(of value: Double) -> Int {
    if value.isNaN { return 0 }
    if value.isInfinite { return value > 0 ? 314159 : -314159 }
    if value == 0 { return 0 }
    let exponent = Int(value.exponent) - 52
    let significand = UInt64(value.magnitude.significand * 0x1p52)
    let turns = ((exponent % bits) + bits) % bits
    return signed(rotate(significand % modulus, by: turns), isNegative: value < 0)
  }

  /// Multiplies by two `count` times modulo the prime, which is a rotation of its 61 bits.
  private static func rotate(_ value: UInt64, by count: Int) -> UInt64 {
    guard count > 0 else { return value }
    return (value << UInt64(count) & modulus) | value >> UInt64(bits - count)
  }

  static func signed(_ value: UInt64, isNegative: Bool) -> Int {
    let hash = Int(truncatingIfNeeded: value)
    // Python keeps -1 for errors.
    return isNegative ? (hash == 1 ? -2 : -hash) : hash
  }

  package static func hash(of value: BigInteger) -> Int {
    var rest: UInt64 = 0
    let wordTurns = UInt.bitWidth % bits
    for word in value.magnitude.reversed() {
      rest = (rotate(rest, by: wordTurns) + UInt64(word) % modulus) % modulus
    }
    return signed(rest, isNegative: value.isNegative)
  }
}

extension BigInteger {
  package var pythonHash: Int { PythonHash.hash(of: self) }
}
