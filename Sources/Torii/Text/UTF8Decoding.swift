/// Encodings that templates may name.
enum TextEncoding {
  case utf8, ascii, latin1

  init?(_ name: String) {
    switch String(
      decoding: CodePoints.lowercased(name).utf8.filter { $0 != 0x2D && $0 != 0x5F }, as: UTF8.self)
    {
    case "utf8": self = .utf8
    case "ascii", "usascii": self = .ascii
    case "latin1", "iso88591": self = .latin1
    default: return nil
    }
  }
}

/// `bytes.decode` with Python's error handlers `strict`, `ignore` and `replace`.
enum UTF8Decoding {
  static func decode(_ bytes: [UInt8], errors: String) throws(TemplateError) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    switch errors {
    case "ignore":
      var kept = String.UnicodeScalarView()
      for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars where scalar != "\u{FFFD}"
      { kept.append(scalar) }
      return String(kept)
    case "replace": return String(decoding: bytes, as: UTF8.self)
    default: throw firstError(in: bytes)
    }
  }

  static func decodeASCII(_ bytes: [UInt8], errors: String) throws(TemplateError) -> String {
    guard let position = bytes.firstIndex(where: { $0 >= 0x80 }) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    switch errors {
    case "ignore": return String(decoding: bytes.filter { $0 < 0x80 }, as: UTF8.self)
    case "replace":
      return String(
        String.UnicodeScalarView(bytes.map { $0 < 0x80 ? Unicode.Scalar($0) : "\u{FFFD}" }))
    default:
      throw refusal("ascii", bytes, position, "ordinal not in range(128)")
    }
  }

  private static func refusal(
    _ codec: String, _ bytes: [UInt8], _ position: Int, _ reason: String
  ) -> TemplateError {
    let digits = String(bytes[position], radix: 16)
    return TemplateError(
      .unicodeDecode,
      "'\(codec)' codec can't decode byte 0x\(digits) in position \(position): \(reason)")
  }

  /// The words for the first byte that begins no character.
  private static func firstError(in bytes: [UInt8]) -> TemplateError {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      let length =
        lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
      if length == 0 { return refusal("utf-8", bytes, position, "invalid start byte") }
      for offset in 1..<max(2, length) where length > 1 {
        guard position + offset < bytes.count else {
          let reason = "unexpected end of data"
          if offset == 1 { return refusal("utf-8", bytes, position, reason) }
          return TemplateError(
            .unicodeDecode,
            "'utf-8' codec can't decode bytes in position \(position)-\(bytes.count - 1): \(reason)"
          )
        }
        if !isContinuation(bytes[position + offset], at: offset, of: lead) {
          if offset == 1 {
            return refusal("utf-8", bytes, position, "invalid continuation byte")
          }
          return TemplateError(
            .unicodeDecode,
            "'utf-8' codec can't decode bytes in position \(position)-\(position + offset - 1): "
              + "invalid continuation byte")
        }
      }
      position += length
    }
    return TemplateError(.unicodeDecode, "'utf-8' codec can't decode bytes: invalid data")
  }

  private static func isContinuation(_ byte: UInt8, at offset: Int, of lead: UInt8) -> Bool {
    guard offset == 1 else { return byte & 0xC0 == 0x80 }
    switch lead {
    case 0xE0: return (0xA0...0xBF).contains(byte)
    case 0xED: return (0x80...0x9F).contains(byte)
    case 0xF0: return (0x90...0xBF).contains(byte)
    case 0xF4: return (0x80...0x8F).contains(byte)
    default: return byte & 0xC0 == 0x80
    }
  }
}
