/// A set of bytes.
struct ByteSet: Sendable {
  private var low: (UInt64, UInt64) = (0, 0)
  private var high: (UInt64, UInt64) = (0, 0)

  /// The bytes of a text, in which `a-z` is a range unless the hyphen comes first or last.
  /// `nonASCII` adds every byte from 0x80.
  init(_ text: StaticString, nonASCII: Bool = false) {
    text.withUTF8Buffer { bytes in
      var index = 0
      while index < bytes.count {
        if index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "-"),
          bytes[index] <= bytes[index + 2]
        {
          for byte in bytes[index]...bytes[index + 2] { insert(byte) }
          index += 3
        } else {
          insert(bytes[index])
          index += 1
        }
      }
    }
    if nonASCII { high = (.max, .max) }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = 1 as UInt64 &<< (UInt64(byte) & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let word =
      byte < 128 ? (byte < 64 ? low.0 : low.1) : (byte < 192 ? high.0 : high.1)
    return (word &>> (UInt64(byte) & 63)) & 1 != 0
  }

  func union(_ other: ByteSet) -> ByteSet {
    var union = self
    union.low = (low.0 | other.low.0, low.1 | other.low.1)
    union.high = (high.0 | other.high.0, high.1 | other.high.1)
    return union
  }

  var inverted: ByteSet {
    var inverted = self
    inverted.low = (~low.0, ~low.1)
    inverted.high = (~high.0, ~high.1)
    return inverted
  }

  static let digits = ByteSet("0-9")
  static let hexDigits = ByteSet("0-9a-fA-F")
  static let octalDigits = ByteSet("0-7")
  static let letters = ByteSet("a-zA-Z")
  /// Blanks that do not end a line.
  static let blanks = ByteSet(" \t\u{0B}\u{0C}\r")
  static let spaces = ByteSet(" \t\u{0B}\u{0C}\r\n")
  /// What begins and what continues a word in most languages.
  static let wordStart = ByteSet("a-zA-Z_", nonASCII: true)
  static let word = ByteSet("a-zA-Z0-9_", nonASCII: true)
  static let asciiWordStart = ByteSet("a-zA-Z_")
  static let asciiWord = ByteSet("a-zA-Z0-9_")
}
