/// Eight bytes of a text as one number: what most bytes are not is found out for all of them at once.
enum ByteWords {
  /// One in each byte.
  static let each: UInt64 = 0x0101_0101_0101_0101
  /// The highest bit of each byte.
  static let highest: UInt64 = 0x8080_8080_8080_8080

  /// The highest bits of the bytes that are zero. Above the first of them more may be marked.
  @inline(__always)
  static func zeros(_ word: UInt64) -> UInt64 { (word &- each) & ~word & highest }

  /// The same for the bytes that are equal to one.
  @inline(__always)
  static func places(of byte: UInt8, in word: UInt64) -> UInt64 {
    zeros(word ^ each &* UInt64(byte))
  }

  /// The highest bits of the bytes that are equal to one and that such a byte follows, or the end of
  /// the word.
  @inline(__always)
  static func pairs(of byte: UInt8, in word: UInt64) -> UInt64 {
    let others = word ^ each &* UInt64(byte)
    let places = ~(((others & ~highest) &+ ~highest) | others) & highest
    return places & (places &>> 8 | 1 &<< 63)
  }

  /// The highest bits of the bytes from `byte` on, in words of ASCII. No other byte is marked.
  @inline(__always)
  static func atLeast(_ byte: UInt8, in word: UInt64) -> UInt64 {
    ((word | highest) &- each &* UInt64(byte)) & highest
  }

  /// The first place in `start..<end` that `marks` marks by the highest bit of a byte, or `end`. Of
  /// the marks of a word only the lowest has to be right, and zero must not be marked.
  @inline(__always)
  static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
    where marks: (UInt64) -> UInt64
  ) -> Int {
    guard start >= 0, start < end, end <= bytes.count else { return end }
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index &+ 8 <= end {
      let found = marks(load(raw, index))
      if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    guard index < end else { return end }
    let found = marks(load(raw, index, before: end))
    return found == 0 ? end : index &+ found.trailingZeroBitCount &>> 3
  }

  /// The eight bytes from an offset on.
  @inline(__always)
  static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The bytes from an offset to an end less than eight bytes away, and zeros.
  @inline(__always)
  static func load(_ bytes: UnsafeRawBufferPointer, _ offset: Int, before end: Int) -> UInt64 {
    if end >= 8 {
      return load(bytes, end &- 8) &>> (UInt64(truncatingIfNeeded: offset &- end &+ 8) &* 8)
    }
    var word: UInt64 = 0
    for index in stride(from: end - 1, through: offset, by: -1) {
      word = word &<< 8 | UInt64(bytes[index])
    }
    return word
  }
}
