/// Sixteen bytes of a text at once: what most bytes are not is found out for all of them together.
enum ByteChunks {
  typealias Chunk = SIMD16<UInt8>
  /// The highest bits of sixteen bytes, of the first eight and of the others.
  typealias Marks = SIMD2<UInt64>

  /// The first place in `start..<end` that is marked, or `end`, as ``ByteWords/first`` finds it.
  ///
  /// - Parameters:
  ///   - chunk: Marks bytes of sixteen: all that are looked for, and perhaps others, which who calls
  ///     passes over.
  ///   - word: The same for eight bytes, for the end of the text.
  @inline(__always)
  static func first(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int,
    chunk: (Chunk) -> Marks, word: (UInt64) -> UInt64
  ) -> Int {
    guard start >= 0, start < end, end <= bytes.count else { return end }
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index &+ 16 <= end {
      let found = chunk(raw.loadUnaligned(fromByteOffset: index, as: Chunk.self))
      if found[0] | found[1] != 0 {
        return found[0] != 0
          ? index &+ found[0].trailingZeroBitCount &>> 3
          : index &+ 8 &+ found[1].trailingZeroBitCount &>> 3
      }
      index &+= 16
    }
    return ByteWords.first(in: bytes, from: index, to: end, where: word)
  }

  /// The marks of bytes for which something holds.
  @inline(__always)
  static func marks(_ holds: SIMDMask<SIMD16<Int8>>) -> Marks {
    marks(Chunk(repeating: 0).replacing(with: Chunk(repeating: 0x80), where: holds))
  }

  /// The highest bits of bytes.
  @inline(__always)
  static func marks(_ chunk: Chunk) -> Marks {
    let words = unsafeBitCast(chunk, to: Marks.self)
    return Marks(UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
      & Marks(repeating: ByteWords.highest)
  }

  /// Those of marked bytes that a marked one follows, or the end of the sixteen.
  @inline(__always)
  static func pairs(_ marks: Marks) -> Marks {
    Marks(
      marks[0] & (marks[0] &>> 8 | marks[1] &<< 56), marks[1] & (marks[1] &>> 8 | 1 &<< 63))
  }

  /// Whether bytes lie in a range of so many from the first one.
  @inline(__always)
  static func areIn(
    _ chunk: Chunk, from first: UInt8, count: UInt8
  ) -> SIMDMask<SIMD16<Int8>> {
    chunk &- Chunk(repeating: first) .< Chunk(repeating: count)
  }
}
