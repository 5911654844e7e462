/// Python's `repr` of a text.
package func pythonRepr(_ text: String) -> String {
  var output: [UInt8] = []
  appendPythonRepr(of: text, to: &output)
  return String(decoding: output, as: UTF8.self)
}

/// Single quotes unless the text has one and no double quote; what cannot be printed is escaped.
package func appendPythonRepr(of text: String, to output: inout [UInt8]) {
  CodePoints.withBytes(of: text) { bytes in
    let quote: UInt8 = bytes.contains(0x27) && !bytes.contains(0x22) ? 0x22 : 0x27
    output.reserveCapacity(output.count + bytes.count + 2)
    output.append(quote)
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != quote && $0 != 0x5C }) {
      output.append(contentsOf: bytes)
    } else {
      for scalar in text.unicodeScalars { appendEscaped(scalar, quote: quote, to: &output) }
    }
    output.append(quote)
  }
}

private func appendEscaped(_ scalar: Unicode.Scalar, quote: UInt8, to output: inout [UInt8]) {
  switch scalar {
  case "\n": output.append(contentsOf: [0x5C, 0x6E])
  case "\r": output.append(contentsOf: [0x5C, 0x72])
  case "\t": output.append(contentsOf: [0x5C, 0x74])
  case "\\": output.append(contentsOf: [0x5C, 0x5C])
  case _ where scalar.value == UInt32(quote): output.append(contentsOf: [0x5C, quote])
  case _ where CodePoints.isPrintable(scalar):
    output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  default: appendCodeEscape(scalar.value, to: &output)
  }
}

/// `\xNN`, `\uNNNN` or `\UNNNNNNNN`.
private func appendCodeEscape(_ value: UInt32, to output: inout [UInt8]) {
  let (letter, digits): (UInt8, Int) =
    value < 0x100 ? (0x78, 2) : value < 0x10000 ? (0x75, 4) : (0x55, 8)
  output.append(0x5C)
  output.append(letter)
  for place in (0..<digits).reversed() {
    let digit = UInt8(truncatingIfNeeded: value >> UInt32(4 * place) & 15)
    output.append(digit < 10 ? 0x30 + digit : 0x57 + digit)
  }
}

/// Python's `ascii`: `repr` with everything outside ASCII escaped.
package func pythonASCII(_ repr: String) -> String {
  var output: [UInt8] = []
  for scalar in repr.unicodeScalars {
    if scalar.isASCII {
      output.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      appendCodeEscape(scalar.value, to: &output)
    }
  }
  return String(decoding: output, as: UTF8.self)
}
