/// Escaping as cmark does it, byte for byte.
extension HTMLOutput {
  /// Appends text with `<`, `>`, `&` and `"` escaped.
  mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while true {
      // Each pair differs in one bit.
      index = append(
        text, from: index,
        upTo: { chunk in
          let quotes = chunk & ~Chunk(repeating: 4) .== Chunk(repeating: ASCII.quote)
          let angles = chunk & ~Chunk(repeating: 2) .== Chunk(repeating: ASCII.lessThan)
          return ByteChunks.marks(quotes .| angles)
        },
        { word in
          ByteWords.zeros(word & ~Self.fours ^ Self.quotes)
            | ByteWords.zeros(word & ~Self.twos ^ Self.angles)
        })
      guard index < text.count else { return }
      switch text[index] {
      case ASCII.quote: append("&quot;")
      case ASCII.ampersand: append("&amp;")
      case ASCII.lessThan: append("&lt;")
      default: append("&gt;")
      }
      index += 1
    }
  }

  mutating func append(escaping text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { append(escaping: $0) }
  }

  mutating func append(escaping text: [UInt8]) {
    text.withUnsafeBufferPointer { append(escaping: $0) }
  }

  mutating func append(escaping text: String) {
    var text = text
    text.withUTF8 { append(escaping: $0) }
  }

  private typealias Chunk = ByteChunks.Chunk

  private static var twos: UInt64 { ByteWords.each &* 2 }
  private static var fours: UInt64 { ByteWords.each &* 4 }
  /// `"` and `&` without the bit in which they differ.
  private static var quotes: UInt64 { ByteWords.each &* UInt64(ASCII.quote) }
  /// `<` and `>` without the bit in which they differ.
  private static var angles: UInt64 { ByteWords.each &* UInt64(ASCII.lessThan) }

  /// Appends an address for an attribute: what may not stand in one is percent-encoded.
  mutating func append(address text: ArraySlice<UInt8>) {
    for byte in text {
      switch byte {
      case ASCII.ampersand: append("&amp;")
      case ASCII.apostrophe: append("&#x27;")
      case _ where byte.isASCIIAlphanumeric || Self.isSafeInAddress(byte): append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(Self.hexDigit(byte >> 4))
        append(Self.hexDigit(byte & 15))
      }
    }
  }

  private static func isSafeInAddress(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x23, 0x24, 0x25, 0x28...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5F, 0x7E: true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? 0x30 + value : 0x37 + value
  }
}

/// Destinations that browsers run or that leave the web, by cmark's list.
enum DangerousDestination {
  static func matches(_ text: ArraySlice<UInt8>) -> Bool {
    switch (text.first ?? 0) | 0x20 {
    case UInt8(ascii: "j"), UInt8(ascii: "v"), UInt8(ascii: "f"), UInt8(ascii: "d"): break
    default: return false
    }
    let start = Array(text.prefix(24))
    if start.hasIgnoringCase("javascript:", at: 0) || start.hasIgnoringCase("vbscript:", at: 0)
      || start.hasIgnoringCase("file:", at: 0)
    {
      return true
    }
    guard start.hasIgnoringCase("data:", at: 0) else { return false }
    let images: [StaticString] = ["image/png", "image/gif", "image/jpeg", "image/webp"]
    return !images.contains { start.hasIgnoringCase($0, at: 5) }
  }
}
