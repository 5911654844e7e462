/// `www.`, with which an address may begin.
enum WebAddress {
  static let w: UInt8 = 0x77

  /// The next place of `www.` from `start` on, or the end.
  static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while true {
      index = ByteChunks.first(
        in: bytes, from: index, to: bytes.count,
        chunk: { chunk in
          ByteChunks.pairs(ByteChunks.marks(chunk .== ByteChunks.Chunk(repeating: w)))
        },
        word: { ByteWords.pairs(of: w, in: $0) })
      if index == bytes.count || ends(at: index + 3, in: bytes) { return index }
      index += 1
    }
  }

  static func ends(at period: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    period >= 3 && period < bytes.count && bytes[period] == ASCII.period && bytes[period - 1] == w
      && bytes[period - 2] == w && bytes[period - 3] == w
  }
}
