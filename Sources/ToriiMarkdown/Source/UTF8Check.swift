/// Tells whether bytes are UTF-8.
package enum UTF8Check {
  /// The offset of the first byte that belongs to no scalar; nil when all is well.
  package static func firstInvalidOffset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = asciiBlocks(bytes)
    while true {
      index = ByteChunks.first(
        in: bytes, from: index, to: bytes.count, chunk: { ByteChunks.marks($0) },
        word: { $0 & ByteWords.highest })
      guard index < bytes.count else { return nil }
      guard let length = scalarLength(bytes, index) else { return index }
      index += length
    }
  }

  /// How many bytes at the start are ASCII, of which four times sixteen are looked at together.
  private static func asciiBlocks(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0
    while index &+ 64 <= raw.count {
      var all = raw.loadUnaligned(fromByteOffset: index, as: ByteChunks.Chunk.self)
      all |= raw.loadUnaligned(fromByteOffset: index &+ 16, as: ByteChunks.Chunk.self)
      all |= raw.loadUnaligned(fromByteOffset: index &+ 32, as: ByteChunks.Chunk.self)
      all |= raw.loadUnaligned(fromByteOffset: index &+ 48, as: ByteChunks.Chunk.self)
      let marks = ByteChunks.marks(all)
      if marks[0] | marks[1] != 0 { break }
      index &+= 64
    }
    return index
  }

  /// How many bytes the scalar takes that begins with a byte beyond ASCII; nil if there is none.
  private static func scalarLength(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
    let length: Int
    let second: ClosedRange<UInt8>
    switch bytes[index] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return nil }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return nil }
    return length
  }
}
