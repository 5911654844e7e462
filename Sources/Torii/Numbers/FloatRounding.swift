/// Python's `round` of a float to a number of places: half to even on the exact binary value.
///
/// Nil where the rounded value is too large for a float.
package func pythonRound(_ value: Double, places: Int) -> Double? {
  guard value.isFinite, value != 0, places <= 323 else { return value }
  guard places >= -308 else { return value < 0 ? -0.0 : 0.0 }
  let text: [UInt8]
  if places >= 0 {
    text = FloatFormat.fixed(value, precision: places)
  } else {
    var digits: [UInt8] = value < 0 ? [0x2D] : []
    digits.append(contentsOf: DecimalExpansion.scaledDigits(of: value, places: places))
    digits.append(contentsOf: "e\(-places)".utf8)
    text = digits
  }
  guard let rounded = Double(String(decoding: text, as: UTF8.self)) else { return nil }
  return rounded.isFinite ? rounded : nil
}

/// Python's `round` of an integer to a place left of the point: half to even on the decimal.
///
/// `places` is the number of digits to clear; the caller bounds it.
package func pythonRound(_ value: BigInteger, clearing places: Int) -> BigInteger {
  guard places > 0 else { return value }
  // A power of ten more than twice the value rounds it to zero.
  if places > value.bitWidth + 1 { return .zero }
  guard let unit = BigInteger(10).power(places, bitLimit: .max),
    let parts = value.floorDivided(by: unit)
  else { return value }
  let order = (parts.remainder + parts.remainder).compare(to: unit)
  let roundsUp = order > 0 || (order == 0 && parts.quotient.isOdd)
  return (roundsUp ? parts.quotient + .one : parts.quotient) * unit
}
