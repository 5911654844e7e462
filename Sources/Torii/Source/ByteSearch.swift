/// Searches through a template's bytes, sixteen at a time.
extension SourceBytes {
  private typealias Chunk = SIMD16<UInt8>

  /// The first place of a byte at or after `start`.
  func firstOffset(of wanted: UInt8, from start: Int) -> Int? {
    guard start >= 0 else { return nil }
    let bytes = UnsafeRawBufferPointer(buffer)
    var offset = start
    while offset < bytes.count, bytes.count &- offset >= 16 {
      let marks = Self.marks(of: wanted, in: bytes, at: offset, mark: 0x80)
      let words = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
      if words[0] != 0 { return offset &+ words[0].trailingZeroBitCount >> 3 }
      if words[1] != 0 { return offset &+ 8 &+ words[1].trailingZeroBitCount >> 3 }
      offset &+= 16
    }
    while offset < bytes.count {
      if bytes[offset] == wanted { return offset }
      offset &+= 1
    }
    return nil
  }

  /// How many newlines a range holds; what is out of range counts as empty.
  package func newlineCount(in range: Range<Int>) -> Int {
    let newline = UInt8(ascii: "\n")
    let range = range.clamped(to: 0..<count)
    let bytes = UnsafeRawBufferPointer(buffer)
    var newlines = 0
    var offset = range.lowerBound
    while range.upperBound &- offset >= 16 {
      var lanes = Chunk(repeating: 0)
      // The lanes of a word together count up to 255.
      let chunks = Swift.min(31, (range.upperBound &- offset) / 16)
      for _ in 0..<chunks {
        lanes &+= Self.marks(of: newline, in: bytes, at: offset, mark: 1)
        offset &+= 16
      }
      let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
      newlines &+= Self.sumOfBytes(words[0]) &+ Self.sumOfBytes(words[1])
    }
    while range.upperBound &- offset >= 8 {
      let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      newlines &+= Self.zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
      offset &+= 8
    }
    while offset < range.upperBound {
      if bytes[offset] == newline { newlines &+= 1 }
      offset &+= 1
    }
    return newlines
  }

  /// Up to 255.
  @inline(__always)
  private static func sumOfBytes(_ word: UInt64) -> Int {
    Int(truncatingIfNeeded: (word &* 0x0101_0101_0101_0101) >> 56)
  }

  /// How many of a word's eight bytes are zero.
  @inline(__always)
  private static func zeroBytes(_ word: UInt64) -> Int {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    return (~(((word & low) &+ low) | word | low)).nonzeroBitCount
  }

  /// The end of the ASCII name characters that start at `offset`.
  func nameEnd(from offset: Int) -> Int {
    var end = Swift.max(0, offset)
    while end < count, PythonCharacters.isNameByte(start[end]) { end &+= 1 }
    return end
  }

  /// The end of the text before the next `quote` or backslash.
  func plainEnd(from offset: Int, quote: UInt8) -> Int {
    var end = Swift.max(0, offset)
    while end < count, start[end] != quote, start[end] != UInt8(ascii: "\\") { end &+= 1 }
    return end
  }

  /// `mark` in each lane whose byte is the wanted one; sixteen bytes follow `offset`.
  @inline(__always)
  private static func marks(
    of wanted: UInt8, in bytes: UnsafeRawBufferPointer, at offset: Int, mark: UInt8
  ) -> Chunk {
    let chunk = bytes.loadUnaligned(fromByteOffset: offset, as: Chunk.self)
    return Chunk(repeating: 0)
      .replacing(with: Chunk(repeating: mark), where: chunk .== Chunk(repeating: wanted))
  }
}
