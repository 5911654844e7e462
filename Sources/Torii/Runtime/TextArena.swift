/// A template's literal text in few pieces of memory, padded so that reading 32 bytes from the
/// start of any text is allowed.
final class TextArena {
  /// The piece of memory that was taken last; each begins with the address of the one before it.
  @exclusivity(unchecked) private var chunk: UnsafeMutableRawPointer?
  /// Where the last chunk is free, and how many bytes of it, its padding left out.
  @exclusivity(unchecked) private var cursor: UnsafeMutablePointer<UInt8>?
  @exclusivity(unchecked) private var free = 0
  @exclusivity(unchecked) private var nextSize = 256

  private static let padding = 32
  private static let header = MemoryLayout<UnsafeMutableRawPointer?>.stride
  private static let largestChunk = 1 << 16

  /// Stores a text for as long as the arena lives.
  func store(_ text: String) -> UnsafeBufferPointer<UInt8> {
    var text = text
    return text.withUTF8 { bytes in
      let memory = reserve(bytes.count)
      if let start = bytes.baseAddress { memory.update(from: start, count: bytes.count) }
      return UnsafeBufferPointer(start: memory, count: bytes.count)
    }
  }

  func store(_ text: TemplateText) -> UnsafeBufferPointer<UInt8> {
    let memory = reserve(text.count)
    text.copy(to: memory)
    return UnsafeBufferPointer(start: memory, count: text.count)
  }

  /// A text without bytes.
  var nothing: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: reserve(0), count: 0) }

  /// Stores pieces of output that are texts as one.
  ///
  /// - Parameter escapes: Whether literals that are printed are escaped; the template's own text
  ///   never is.
  func store(_ pieces: Slice<SyntaxList<OutputStatement.Piece>>, escapes: Bool)
    -> UnsafeBufferPointer<UInt8>
  {
    if pieces.count == 1, case .text(let only, _)? = pieces.first { return store(only) }
    var count = 0
    for piece in pieces { count += piece.withText(escapes: escapes) { $0.count } }
    let memory = reserve(count)
    var cursor = memory
    for piece in pieces {
      piece.withText(escapes: escapes) { bytes in
        if let start = bytes.baseAddress { cursor.update(from: start, count: bytes.count) }
        cursor += bytes.count
      }
    }
    return UnsafeBufferPointer(start: memory, count: count)
  }

  /// Zeroed memory for `count` bytes and the padding.
  private func reserve(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    if let place = cursor, count <= free {
      cursor = place + count
      free -= count
      return place
    }
    let size = max(count, nextSize)
    let made = RawMemory.allocate(TextArena.header + size + TextArena.padding)
    made.storeBytes(of: chunk, as: UnsafeMutableRawPointer?.self)
    chunk = made
    let place = (made + TextArena.header).assumingMemoryBound(to: UInt8.self)
    place.initialize(repeating: 0, count: size + TextArena.padding)
    cursor = place + count
    free = size - count
    nextSize = min(nextSize * 2, TextArena.largestChunk)
    return place
  }

  deinit {
    while let last = chunk {
      chunk = last.load(as: UnsafeMutableRawPointer?.self)
      RawMemory.deallocate(last)
    }
  }
}

extension OutputStatement.Piece {
  /// Whether it is known as a text: of the template, or a literal one.
  var isText: Bool {
    switch self {
    case .text: return true
    case .expression(let expression):
      if case .string? = expression.literal { return true }
      return false
    }
  }

  /// Hands over the bytes of a piece that is a text.
  fileprivate func withText<Result>(
    escapes: Bool, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    switch self {
    case .text(let text, _): return body(text.bytes.buffer)
    case .expression(let expression):
      guard case .string(var literal)? = expression.literal else {
        return body(UnsafeBufferPointer(start: nil, count: 0))
      }
      if escapes { literal = HTMLEscape.escape(literal) }
      return literal.withUTF8(body)
    }
  }
}
