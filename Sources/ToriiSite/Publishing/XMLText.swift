/// Text for HTML and XML.
package enum XMLText {
  /// Escapes markup and leaves out the characters that XML 1.0 does not allow.
  package static func escaped(_ text: String) -> String {
    let escaped: [UInt8]? = text.readBytes { bytes in
      bytes.contains(where: needsWork) ? Self.escaped(bytes) : nil
    }
    return escaped.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 4)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard needsWork(byte) else {
        result.append(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): result.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): result.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): result.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): result.append(contentsOf: "&#39;".utf8)
      case 0x09, 0x0A, 0x0D: result.append(byte)
      case 0xEF:
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        if index + 1 < bytes.count, bytes[index] == 0xBF, bytes[index + 1] >= 0xBE {
          index += 2
        } else {
          result.append(byte)
        }
      default: break
      }
    }
    return result
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

  @inline(__always)
  private static func needsWork(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0xEF: true
    default: false
    }
  }
}
