/// A template's literal text in one piece of memory, padded so that reading 32 bytes from the
/// start of any text is allowed.
final class TextArena {
  private var chunks: [UnsafeMutablePointer<UInt8>] = []

  /// Stores a text for as long as the arena lives.
  func store(_ text: String) -> UnsafeBufferPointer<UInt8> {
    var text = text
    return text.withUTF8 { bytes in
      let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 32)
      if let start = bytes.baseAddress { memory.initialize(from: start, count: bytes.count) }
      (memory + bytes.count).initialize(repeating: 0, count: 32)
      chunks.append(memory)
      return UnsafeBufferPointer(start: memory, count: bytes.count)
    }
  }

  deinit {
    for chunk in chunks { chunk.deallocate() }
  }
}
