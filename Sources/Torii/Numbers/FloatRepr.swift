/// Python's `repr` of a float: the shortest digits that read back as the same number.
package func pythonRepr(_ value: Double) -> String {
  var text: [UInt8] = []
  appendPythonRepr(of: value, to: &text)
  return String(decoding: text, as: UTF8.self)
}

package func appendPythonRepr(of value: Double, to output: inout [UInt8]) {
  withPythonRepr(of: value) { output.append(contentsOf: $0) }
}

/// Calls `body` with the bytes of Python's `repr` of a float, without keeping an array for them.
package func withPythonRepr<Result>(
  of value: Double, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
) rethrows -> Result {
  if value.magnitude >= 0x1p53 && value.magnitude < 0x1p54 {
    return try wholeRepr(value).withUnsafeBufferPointer(body)
  }
  // Everywhere else the standard library lays the digits out as Python does.
  var text = value.isNaN ? "nan" : value.description
  return try text.withUTF8(body)
}

/// Swift's versions, and their numbers, differ in where whole numbers turn to the exponent; Python's
/// do at 10^16.
private func wholeRepr(_ value: Double) -> [UInt8] {
  let (digits, point) = shortestDigits(of: value)
  var text: [UInt8] = value < 0 ? [0x2D] : []
  if value.magnitude < 1e16 {
    text.append(contentsOf: digits)
    text.append(contentsOf: repeatElement(0x30, count: max(0, point - digits.count)))
    text.append(contentsOf: ".0".utf8)
    return text
  }
  text.append(contentsOf: digits.prefix(1))
  if digits.count > 1 { text.append(0x2E) }
  text.append(contentsOf: digits.dropFirst())
  text.append(contentsOf: "e+\(point - 1)".utf8)
  return text
}

/// The shortest digits of a finite number that read back as the same number, without leading or
/// trailing zeros, and the place of the decimal point: the value is `0.DIGITS * 10^point`.
func shortestDigits(of value: Double) -> (digits: [UInt8], point: Int) {
  guard value != 0 else { return ([0x30], 1) }
  var digits: [UInt8] = []
  var point = 0
  var exponent = 0
  var text = value.magnitude.description.utf8[...]
  if let mark = text.firstIndex(of: 0x65) {
    exponent = Int(Substring(text[text.index(after: mark)...])) ?? 0
    text = text[..<mark]
  }
  var afterPoint = false
  for byte in text {
    if byte == 0x2E {
      afterPoint = true
    } else {
      digits.append(byte)
      if !afterPoint { point += 1 }
    }
  }
  let zeros = digits.prefix { $0 == 0x30 }.count
  digits.removeFirst(zeros)
  point -= zeros
  while digits.last == 0x30 { digits.removeLast() }
  return (digits, point + exponent)
}
