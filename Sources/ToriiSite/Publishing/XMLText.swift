/// Text for HTML and XML.
package enum XMLText {
  /// Escapes markup and leaves out the characters that XML 1.0 does not allow.
  package static func escaped(_ text: String) -> String {
    if !text.utf8.contains(where: needsWork) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: if isAllowed(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Removes the characters that no XML document may contain, however they are written.
  package static func strippingForbidden(_ bytes: [UInt8]) -> [UInt8] {
    if !bytes.contains(where: { $0 < 0x20 && $0 != 0x0A || $0 == 0xEF }) { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0xEF, index + 2 < bytes.count, bytes[index + 1] == 0xBF,
        bytes[index + 2] == 0xBE || bytes[index + 2] == 0xBF
      {
        index += 3
        continue
      }
      if byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { result.append(byte) }
      index += 1
    }
    return result
  }

  private static func needsWork(_ byte: UInt8) -> Bool {
    byte < 0x20 || [0x22, 0x26, 0x27, 0x3C, 0x3E, 0xEF].contains(byte)
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }
}
