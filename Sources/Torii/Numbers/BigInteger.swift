/// An integer without bounds, as Python's `int`: a sign and a magnitude in words of the machine.
///
/// Values that fit `Int` are meant to be kept as `Int`; ``asInt`` tells when a result can go back.
package struct BigInteger: Sendable, Hashable {
  /// Whether the value is below zero; never true for zero.
  package let isNegative: Bool
  /// The words of the absolute value, least significant first, without leading zero words.
  package let magnitude: [UInt]

  package static let zero = BigInteger(isNegative: false, magnitude: [])
  package static let one = BigInteger(isNegative: false, magnitude: [1])

  init(isNegative: Bool, magnitude: [UInt]) {
    var words = magnitude
    Magnitude.normalize(&words)
    self.isNegative = isNegative && !words.isEmpty
    self.magnitude = words
  }

  package init(_ value: Int) {
    isNegative = value < 0
    magnitude = value == 0 ? [] : [value.magnitude]
  }

  package init(_ value: UInt64) {
    let high = UInt(truncatingIfNeeded: value >> UInt.bitWidth)
    self.init(isNegative: false, magnitude: [UInt(truncatingIfNeeded: value), high])
  }

  package var isZero: Bool { magnitude.isEmpty }

  /// The value as `Int`, or nil where it does not fit.
  package var asInt: Int? {
    guard magnitude.count <= 1 else { return nil }
    guard let word = magnitude.first else { return 0 }
    if isNegative {
      return word <= Int.min.magnitude ? Int(truncatingIfNeeded: 0 &- word) : nil
    }
    return Int(exactly: word)
  }

  /// The number of bits of the absolute value: Python's `bit_length`.
  package var bitWidth: Int { Magnitude.bitWidth(magnitude) }

  package var isOdd: Bool { (magnitude.first ?? 0) & 1 == 1 }
}

extension BigInteger: Comparable {
  package static func < (left: BigInteger, right: BigInteger) -> Bool {
    left.compare(to: right) < 0
  }

  /// Negative, zero or positive, as the value is below, equal to or above the other.
  package func compare(to other: BigInteger) -> Int {
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let order = Magnitude.compare(magnitude, other.magnitude)
    return isNegative ? -order : order
  }
}
