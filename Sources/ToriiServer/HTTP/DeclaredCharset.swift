import ToriiSite

/// What a file says about its own charset. A charset in the header of an answer would win over it,
/// so none is sent for a file that says it is not in UTF-8.
package enum DeclaredCharset {
  /// Browsers look no further for it (HTML Standard, section 13.2.3.2).
  package static let bytesToRead = 1024

  /// Whether a text says that it is in another charset than UTF-8.
  /// - Parameter start: Its first bytes.
  package static func isForeign(_ start: [UInt8], mediaType: String) -> Bool {
    if start.starts(with: [0xFE, 0xFF]) || start.starts(with: [0xFF, 0xFE]) { return true }
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return false }
    let type = MediaType.withoutCharset(mediaType)
    let name: String?
    if type == "text/html" {
      name = inMeta(start)
    } else if type == "text/css" {
      name = quoted(after: "@charset ", in: start)
    } else if type.hasSuffix("xml"), start.starts(with: "<?xml".utf8) {
      let declaration = Array(start.prefix { $0 != UInt8(ascii: ">") })
      name = quoted(after: "encoding=", in: declaration)
    } else {
      name = nil
    }
    return name.map { !["utf-8", "utf8", ""].contains($0) } ?? false
  }

  /// `<meta charset=...>` or the same as it was before.
  private static func inMeta(_ bytes: [UInt8]) -> String? {
    var cursor = HTMLTagCursor(bytes)
    while let tag = cursor.nextTag() {
      guard tag.name == "meta", !tag.isEnd else { continue }
      let values = tag.attributes.map { ($0.name, lowercased(bytes[$0.value])) }
      if let (_, charset) = values.first(where: { $0.0 == "charset" }) { return charset }
      if values.contains(where: { $0.0 == "http-equiv" && $0.1 == "content-type" }),
        let (_, content) = values.first(where: { $0.0 == "content" }),
        let start = content.firstRange(of: "charset=")?.upperBound
      {
        return String(content[start...].prefix { $0 != ";" && $0 != " " })
      }
    }
    return nil
  }

  /// What stands in quotes behind the first place of some words.
  private static func quoted(after words: String, in bytes: [UInt8]) -> String? {
    let text = lowercased(bytes[...])
    guard let start = text.firstRange(of: words)?.upperBound else { return nil }
    let value = text[start...]
    guard let quote = value.first, quote == "\"" || quote == "'" else { return nil }
    return String(value.dropFirst().prefix { $0 != quote })
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    // Names of charsets are ASCII.
    let lower = bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : min($0, 0x7F) }
    return String(decoding: Array(lower), as: UTF8.self)
  }
}
