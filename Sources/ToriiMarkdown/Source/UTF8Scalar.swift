/// Reads characters in UTF-8.
enum UTF8Scalar {
  /// The scalar that begins at `index`, which is before `end`, and how many bytes it takes. What is
  /// not UTF-8 is U+FFFD of one byte, and so is what lies outside.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int
  ) -> (value: UInt32, length: Int) {
    guard index >= 0, index < end, end <= bytes.count else { return (0xFFFD, 1) }
    let first = bytes[index]
    let length: Int
    var value: UInt32
    switch first {
    case 0..<0x80: return (UInt32(first), 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return (0xFFFD, 1)
    }
    guard index <= end - length else { return (0xFFFD, 1) }
    for offset in 1..<length {
      let next = bytes[index + offset]
      guard next & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    return (value, length)
  }
}
