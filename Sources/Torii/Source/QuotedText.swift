/// A text between quotes as Python's `repr` writes it, for messages
/// (Python library reference, `repr`).
package func quoted(_ text: String) -> String {
  let scalars = text.unicodeScalars
  let quote: Unicode.Scalar = scalars.contains("'") && !scalars.contains("\"") ? "\"" : "'"
  var result = String.UnicodeScalarView([quote])
  for scalar in scalars {
    switch scalar {
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    case "\\", quote:
      result.append("\\")
      result.append(scalar)
    default:
      if isPrintable(scalar) {
        result.append(scalar)
      } else {
        result.append(contentsOf: hexadecimalEscape(scalar).unicodeScalars)
      }
    }
  }
  result.append(quote)
  return String(result)
}

/// `\xNN`, `\uNNNN` or `\UNNNNNNNN`, whichever is the shortest that holds the scalar.
func hexadecimalEscape(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16)
  let (letter, width) =
    scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
  let padding = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return "\\" + letter + padding + digits
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.isASCII { return scalar.value >= 0x20 && scalar.value < 0x7F }
  return switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator, .spaceSeparator:
    false
  default: true
  }
}
