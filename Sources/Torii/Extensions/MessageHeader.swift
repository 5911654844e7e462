/// The fields of a catalogue that say how it is to be read: those of the empty text's translation.
struct MessageHeader {
  private(set) var charset: String?
  private(set) var pluralForms: [UInt8]?

  init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = line[..<colon].map(Self.lowercased)
      let value = Array(line[(colon + 1)...])
      if name.elementsEqual("content-type".utf8) {
        charset = Self.text(after: "charset=", in: value).map { Self.word($0) }
      } else if name.elementsEqual("plural-forms".utf8) {
        pluralForms = value
      }
    }
  }

  /// Whether the texts can be taken as UTF-8. `CHARSET` is what an unfilled template says.
  var isReadable: Bool {
    guard let charset else { return true }
    let name = charset.utf8.map(Self.lowercased)
    return ["utf-8", "utf8", "us-ascii", "ascii", "charset"].contains {
      $0.utf8.elementsEqual(name)
    }
  }

  /// What comes after the first occurrence of a mark.
  static func text(after mark: StaticString, in bytes: [UInt8]) -> ArraySlice<UInt8>? {
    let pattern = Array(mark.description.utf8)
    guard bytes.count >= pattern.count else { return nil }
    for start in 0...(bytes.count - pattern.count)
    where bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
      return bytes[(start + pattern.count)...]
    }
    return nil
  }

  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    String(
      decoding: bytes.prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") }, as: UTF8.self)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
