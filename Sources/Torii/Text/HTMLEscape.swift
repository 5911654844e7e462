/// Escaping of text for HTML, with MarkupSafe's choice of references.
package enum HTMLEscape {
  /// The reference that stands for a byte, or nil for one that needs none.
  @inline(__always)
  static func reference(for byte: UInt8) -> StaticString? {
    switch byte {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x27: "&#39;"
    case 0x22: "&#34;"
    default: nil
    }
  }

  package static func escape(_ text: String) -> String {
    CodePoints.withBytes(of: text) { bytes in
      guard bytes.contains(where: { reference(for: $0) != nil }) else { return text }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 4 + 16)
      append(bytes, to: &output)
      return String(decoding: output, as: UTF8.self)
    }
  }

  package static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    for index in bytes.indices {
      guard let reference = reference(for: bytes[index]) else { continue }
      output.append(contentsOf: bytes[start..<index])
      reference.withUTF8Buffer { output.append(contentsOf: $0) }
      start = index + 1
    }
    output.append(contentsOf: bytes[start...])
  }
}
