extension Filter {
  /// `title(s)`: words begin in upper case and go on in lower case; the result is plain text
  /// (Jinja2 documentation, `title`).
  package static let title = Filter(Signature("do_title", "s")) {
    (arguments) throws(TemplateError) in
    let subject = try SoftText(arguments[0], arguments.machine)
    return .string(titleASCII(subject.text) ?? titleUnicode(subject.text))
  }

  /// Words are parted by white space, hyphens and opening brackets.
  private static func partsWords(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09...0x0D, 0x1C...0x20, 0x2D, 0x28, 0x7B, 0x5B, 0x3C: true
    default: false
    }
  }

  private static func titleASCII(_ text: String) -> String? {
    CodePoints.withBytes(of: text) { bytes in
      guard CodePoints.isASCII(bytes) else { return nil }
      return String(unsafeUninitializedCapacity: bytes.count) { output in
        var beginsWord = true
        for index in bytes.indices {
          let byte = bytes[index]
          let isLetter = (byte | 0x20) &- 0x61 < 26
          let mapped = !isLetter ? byte : beginsWord ? byte & 0xDF : byte | 0x20
          output.initializeElement(at: index, to: mapped)
          beginsWord = partsWords(byte)
        }
        return bytes.count
      }
    }
  }

  /// The rest of a word is mapped on its own: a final sigma does not see the first letter.
  private static func titleUnicode(_ text: String) -> String {
    let scalars = text.unicodeScalars
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      guard !partsWords(scalar) else {
        result.unicodeScalars.append(scalar)
        index = next
        continue
      }
      let end = scalars[next...].firstIndex(where: partsWords) ?? scalars.endIndex
      result += CodePoints.uppercased(String(scalar))
      result += CodePoints.lowercased(String(scalars[next..<end]))
      index = end
    }
    return result
  }

  private static func partsWords(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? partsWords(UInt8(truncatingIfNeeded: scalar.value)) : CodePoints.isWhitespace(scalar)
  }
}
