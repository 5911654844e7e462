/// Percent-encoding of text as UTF-8, as Python's `urllib.parse.quote`.
package enum PercentEncoding {
  /// Letters, digits and `-_.~` stay, and `/` if `keepsSlash`; a space becomes `+` in forms.
  package static func encode(
    _ text: String, keepsSlash: Bool = true, spaceAsPlus: Bool = false
  ) -> String {
    var output: [UInt8] = []
    CodePoints.withBytes(of: text) { bytes in
      output.reserveCapacity(bytes.count)
      for byte in bytes {
        if isUnreserved(byte) || (keepsSlash && byte == 0x2F) {
          output.append(byte)
        } else if spaceAsPlus && byte == 0x20 {
          output.append(0x2B)
        } else {
          output.append(0x25)
          output.append(digit(byte >> 4))
          output.append(digit(byte & 15))
        }
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
    default: false
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
