/// Python's `round` of a float to a number of places: half to even on the exact binary value.
///
/// Nil where the rounded value is too large for a float.
package func pythonRound(_ value: Double, places: Int) -> Double? {
  guard value.isFinite, value != 0, places <= 323 else { return value }
  guard places >= -308 else { return value < 0 ? -0.0 : 0.0 }
  if let quick = quicklyRounded(value, places: places) { return quick }
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

/// The same for few places of values that are not too large; nil where the scaled value is so near
/// to the middle between two integers that its own rounding may have decided.
///
/// An integer below 2**53 divided by a power of ten up to 10**22 is the float that is nearest to the
/// decimal, because both are exact (Clinger, "How to Read Floating Point Numbers Accurately").
private func quicklyRounded(_ value: Double, places: Int) -> Double? {
  guard places >= 0, places < powersOfTen.count else { return nil }
  let scaled = value * powersOfTen[places]
  guard scaled.magnitude < 0x1p49 else { return nil }
  let whole = scaled.rounded(.toNearestOrEven)
  // The product is off by half a unit in its last place, which is less than 2**-4 of this bound.
  guard ((scaled - whole).magnitude - 0.5).magnitude > 0x1p-48 * (scaled.magnitude + 1) else {
    return nil
  }
  let result = whole / powersOfTen[places]
  return result == 0 && value < 0 ? -0.0 : result
}

private let powersOfTen: [Double] = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10]

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
