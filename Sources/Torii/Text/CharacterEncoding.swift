/// `str.encode` for the encodings of one byte a character, with Python's error handlers `strict`,
/// `ignore`, `replace`, `xmlcharrefreplace`, `backslashreplace` and `namereplace`.
struct CharacterEncoding {
  /// As messages name it.
  let name: String
  /// The first code point that it has no byte for.
  let limit: UInt32

  static let ascii = CharacterEncoding(name: "ascii", limit: 0x80)
  static let latin1 = CharacterEncoding(name: "latin-1", limit: 0x100)

  /// - Throws: Python's UnicodeEncodeError, and its LookupError for a handler that it does not know.
  func encode(_ text: String, errors: String) throws(TemplateError) -> [UInt8] {
    var bytes: [UInt8] = []
    for (position, scalar) in text.unicodeScalars.enumerated() {
      if scalar.value < limit {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        continue
      }
      switch errors {
      case "ignore": break
      case "replace": bytes.append(0x3F)
      case "xmlcharrefreplace": bytes += "&#\(scalar.value);".utf8
      case "namereplace":
        if let name = scalar.properties.name {
          bytes += "\\N{\(name)}".utf8
        } else {
          bytes += escape(scalar)
        }
      case "backslashreplace": bytes += escape(scalar)
      case "strict", "surrogateescape", "surrogatepass":
        throw refusal(of: text, at: position)
      default:
        throw TemplateError(.lookup, "unknown error handler name \(errors.quotedForMessage)")
      }
    }
    return bytes
  }

  private func escape(_ scalar: Unicode.Scalar) -> some Sequence<UInt8> {
    pythonASCII(pythonRepr(String(scalar))).utf8.dropFirst().dropLast()
  }

  private func refusal(of text: String, at position: Int) -> TemplateError {
    let rest = text.unicodeScalars.dropFirst(position)
    let count = rest.prefix { $0.value >= limit }.count
    var place = "characters in position \(position)-\(position + count - 1)"
    if count == 1, let scalar = rest.first {
      place = "character \(pythonASCII(pythonRepr(String(scalar)))) in position \(position)"
    }
    return TemplateError(
      .unicodeEncode, "'\(name)' codec can't encode \(place): ordinal not in range(\(limit))")
  }
}
