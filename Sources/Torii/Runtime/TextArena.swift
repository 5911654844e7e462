/// A template's literal text in one piece of memory, padded so that reading 32 bytes from the
/// start of any text is allowed.
final class TextArena {
  private var chunks: [UnsafeMutablePointer<UInt8>] = []

  /// Stores a text for as long as the arena lives.
  func store(_ text: String) -> UnsafeBufferPointer<UInt8> {
    let bytes = Array(text.utf8)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + 32)
    memory.initialize(repeating: 0, count: bytes.count + 32)
    for (index, byte) in bytes.enumerated() { memory[index] = byte }
    chunks.append(memory)
    return UnsafeBufferPointer(start: memory, count: bytes.count)
  }

  deinit {
    for chunk in chunks { chunk.deallocate() }
  }
}
