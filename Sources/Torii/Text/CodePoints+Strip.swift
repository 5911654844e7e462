/// Which ends of a text an operation works on.
package enum TextEnds: Sendable {
  case leading, trailing, both
}

extension CodePoints {
  /// `str.strip` and its one-sided forms: drops white space, or the code points of `set`.
  package static func strip(
    _ text: String, _ ends: TextEnds = .both, of set: String? = nil
  ) -> String {
    stripped(text, ends, of: set) ?? text
  }

  /// What `strip` leaves; nil where that is the whole text.
  static func stripped(_ text: String, _ ends: TextEnds, of set: String?) -> String? {
    guard let set else { return stripped(text, ends, ASCIISet.whitespace, isWhitespace) }
    let ascii = ASCIISet(set)
    if ascii.isWhole { return stripped(text, ends, ascii) { _ in false } }
    let scalars = set.unicodeScalars
    if set.utf8.count <= 32 { return stripped(text, ends, ascii) { scalars.contains($0) } }
    let unique = Set(scalars)
    return stripped(text, ends, ascii) { unique.contains($0) }
  }

  @inline(__always)
  private static func stripped(
    _ text: String, _ ends: TextEnds, _ ascii: ASCIISet, _ drops: (Unicode.Scalar) -> Bool
  ) -> String? {
    withBytes(of: text) { bytes in
      var start = 0
      var end = bytes.count
      while ends != .trailing, start < end {
        if bytes[start] < 0x80 {
          guard ascii.contains(bytes[start]) else { break }
          start &+= 1
        } else {
          let (scalar, next) = scalar(at: start, in: bytes)
          guard drops(scalar) else { break }
          start = next
        }
      }
      while ends != .leading, start < end {
        if bytes[end &- 1] < 0x80 {
          guard ascii.contains(bytes[end &- 1]) else { break }
          end &-= 1
        } else {
          var lead = end &- 1
          while lead > start, bytes[lead] & 0xC0 == 0x80 { lead &-= 1 }
          guard drops(scalar(at: lead, in: bytes).scalar) else { break }
          end = lead
        }
      }
      return end &- start == bytes.count ? nil : string(bytes[start..<end])
    }
  }

  /// The code point that begins at an offset in the bytes of a text, and where the next one does.
  static func scalar(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalar: Unicode.Scalar, next: Int) {
    var value = UInt32(bytes[offset])
    if value >= 0x80 { value &= value >= 0xF0 ? 0x07 : value >= 0xE0 ? 0x0F : 0x1F }
    var next = offset &+ 1
    while next < bytes.count, bytes[next] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(bytes[next] & 0x3F)
      next &+= 1
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", next)
  }
}

/// Some of the 128 ASCII characters.
struct ASCIISet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0
  /// Whether the text that it was made of has no other characters.
  private(set) var isWhole = true

  /// The ASCII characters of a text.
  init(_ text: String) {
    for byte in text.utf8 {
      if byte < 64 {
        low |= 1 << UInt64(byte)
      } else if byte < 0x80 {
        high |= 1 << UInt64(byte & 63)
      } else {
        isWhole = false
      }
    }
  }

  private init(low: UInt64) { self.low = low }

  /// What `CodePoints.isWhitespace` has of them.
  static var whitespace: ASCIISet { ASCIISet(low: 0x1_F000_3E00) }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte < 64
      ? low >> UInt64(byte) & 1 != 0 : byte < 128 && high >> UInt64(byte & 63) & 1 != 0
  }
}
