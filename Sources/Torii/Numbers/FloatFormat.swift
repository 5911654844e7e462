/// Python's fixed, exponent and general notations with a given precision.
///
/// The text is that of the exact binary value, rounded half to even. The caller bounds the
/// precision, which decides the size of the result.
package enum FloatFormat {
  /// No double has more decimal places or significant digits than this; beyond are zeros.
  private static let exactDigits = 1080

  /// `%.Nf`: `precision` digits after the point.
  package static func fixed(
    _ value: Double, precision: Int, alternate: Bool = false
  ) -> [UInt8] {
    guard value.isFinite else { return notFinite(value) }
    let zeros = max(0, precision - exactDigits)
    let precision = max(0, precision) - zeros
    var digits = DecimalExpansion.scaledDigits(of: value, places: precision)
    if digits.count <= precision {
      digits = [UInt8](repeating: 0x30, count: precision + 1 - digits.count) + digits
    }
    var text = sign(of: value)
    text.append(contentsOf: digits.dropLast(precision))
    if precision > 0 || alternate { text.append(0x2E) }
    text.append(contentsOf: digits.suffix(precision))
    text.append(contentsOf: repeatElement(0x30, count: zeros))
    return text
  }

  /// `%.Ne`: one digit before the point, `precision` after it.
  package static func exponent(
    _ value: Double, precision: Int, alternate: Bool = false, uppercase: Bool = false
  ) -> [UInt8] {
    guard value.isFinite else { return notFinite(value, uppercase: uppercase) }
    let count = min(exactDigits, max(0, precision)) + 1
    let parts = DecimalExpansion.significantDigits(of: value, count: count)
    let zeros = [UInt8](repeating: 0x30, count: max(0, precision - exactDigits))
    return exponentText(
      parts.digits + zeros, exponent: parts.exponent, sign: sign(of: value), alternate: alternate,
      uppercase: uppercase)
  }

  /// `%.Ng`: `precision` significant digits in whichever notation is shorter, trailing zeros
  /// dropped unless `alternate`.
  ///
  /// Without a type a format specification turns to the exponent one digit earlier and keeps a
  /// digit after the point: `keepsPoint`.
  package static func general(
    _ value: Double, precision: Int, alternate: Bool = false, uppercase: Bool = false,
    keepsPoint: Bool = false
  ) -> [UInt8] {
    guard value.isFinite else { return notFinite(value, uppercase: uppercase) }
    let precision = max(1, precision)
    var (digits, exponent) = DecimalExpansion.significantDigits(
      of: value, count: min(exactDigits, precision))
    if alternate {
      digits += repeatElement(0x30, count: max(0, precision - exactDigits))
    } else {
      while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
    }
    let limit = keepsPoint ? precision - 1 : precision
    if exponent < -4 || exponent >= limit {
      return exponentText(
        digits, exponent: exponent, sign: sign(of: value), alternate: alternate,
        uppercase: uppercase)
    }
    var text = sign(of: value)
    appendPlain(digits, exponent: exponent, to: &text)
    if !text.contains(0x2E), alternate || keepsPoint {
      text.append(0x2E)
      if keepsPoint && !alternate { text.append(0x30) }
    }
    return text
  }

  /// Python's `repr`, always with a point if `alternate`.
  package static func shortest(_ value: Double, alternate: Bool = false) -> [UInt8] {
    var text: [UInt8] = []
    appendPythonRepr(of: value, to: &text)
    if alternate, value.isFinite, !text.contains(0x2E), let mark = text.firstIndex(of: 0x65) {
      text.insert(0x2E, at: mark)
    }
    return text
  }

  private static func appendPlain(_ digits: [UInt8], exponent: Int, to text: inout [UInt8]) {
    if exponent < 0 {
      text.append(contentsOf: [0x30, 0x2E])
      text.append(contentsOf: repeatElement(0x30, count: -exponent - 1))
      text.append(contentsOf: digits)
    } else {
      text.append(contentsOf: digits.prefix(exponent + 1))
      text.append(contentsOf: repeatElement(0x30, count: max(0, exponent + 1 - digits.count)))
      guard digits.count > exponent + 1 else { return }
      text.append(0x2E)
      text.append(contentsOf: digits.dropFirst(exponent + 1))
    }
  }

  private static func exponentText(
    _ digits: [UInt8], exponent: Int, sign: [UInt8], alternate: Bool, uppercase: Bool
  ) -> [UInt8] {
    var text = sign
    text.append(contentsOf: digits.prefix(1))
    if digits.count > 1 || alternate { text.append(0x2E) }
    text.append(contentsOf: digits.dropFirst())
    text.append(uppercase ? 0x45 : 0x65)
    text.append(exponent < 0 ? 0x2D : 0x2B)
    if exponent.magnitude < 10 { text.append(0x30) }
    text.append(contentsOf: String(exponent.magnitude).utf8)
    return text
  }

  private static func sign(of value: Double) -> [UInt8] { value.sign == .minus ? [0x2D] : [] }

  private static func notFinite(_ value: Double, uppercase: Bool = false) -> [UInt8] {
    let text = value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
    return uppercase ? text.utf8.map { $0 >= 0x61 ? $0 - 0x20 : $0 } : Array(text.utf8)
  }
}
