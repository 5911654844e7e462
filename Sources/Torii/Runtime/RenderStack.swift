/// Memory for frames and arguments, taken and given back in order.
///
/// It grows by chunks, so that what was handed out never moves.
struct RenderStack {
  private var pointer: UnsafeMutableRawPointer
  private var end: UnsafeMutableRawPointer
  private var chunk: UnsafeMutableRawPointer
  /// A chunk that was given back: the frame of an include in a list may need one again and again.
  private var spare: UnsafeMutableRawPointer?

  private struct ChunkHeader {
    var previousChunk: UnsafeMutableRawPointer?
    var previousPointer: UnsafeMutableRawPointer
    var previousEnd: UnsafeMutableRawPointer
    /// Without the header.
    let capacity: Int
  }

  private static let headerSize = 32

  /// What most templates need; with its header small enough for the allocator's quickest way.
  static let firstCapacity = 960

  init(capacity: Int) {
    chunk = RawMemory.allocate(capacity + RenderStack.headerSize)
    pointer = chunk + RenderStack.headerSize
    end = chunk + capacity + RenderStack.headerSize
    let header = ChunkHeader(
      previousChunk: nil, previousPointer: pointer, previousEnd: end, capacity: capacity)
    chunk.initializeMemory(as: ChunkHeader.self, to: header)
  }

  /// Frees all chunks.
  func deallocate() {
    var next: UnsafeMutableRawPointer? = chunk
    while let current = next {
      next = current.load(as: ChunkHeader.self).previousChunk
      RawMemory.deallocate(current)
    }
    if let spare { RawMemory.deallocate(spare) }
  }

  /// Takes memory for `count` values, uninitialised.
  @inline(__always)
  mutating func allocateValues(_ count: Int) -> ValuePointer {
    allocate(count &* MemoryLayout<Value>.stride).assumingMemoryBound(to: Value.self)
  }

  /// Takes memory for `count` places, uninitialised.
  @inline(__always)
  mutating func allocatePlaces(_ count: Int) -> UnsafeMutablePointer<ValuePointer> {
    allocate(count &* MemoryLayout<ValuePointer>.stride)
      .assumingMemoryBound(to: ValuePointer.self)
  }

  /// Takes `bytes` bytes, a multiple of 8.
  @inline(__always)
  mutating func allocate(_ bytes: Int) -> UnsafeMutableRawPointer {
    if end - pointer < bytes { addChunk(bytes) }
    let result = pointer
    pointer += bytes
    return result
  }

  @inline(never)
  private mutating func addChunk(_ bytes: Int) {
    let (fresh, capacity) = takeSpare(bytes) ?? makeChunk(bytes)
    let header = ChunkHeader(
      previousChunk: chunk, previousPointer: pointer, previousEnd: end, capacity: capacity)
    fresh.initializeMemory(as: ChunkHeader.self, to: header)
    chunk = fresh
    pointer = fresh + RenderStack.headerSize
    end = pointer + capacity
  }

  private func makeChunk(_ bytes: Int) -> (UnsafeMutableRawPointer, capacity: Int) {
    // Who needs more than the first chunk often needs little more.
    let isSecond = chunk.load(as: ChunkHeader.self).previousChunk == nil
    let capacity = max(bytes, isSecond ? 12 << 10 : 64 << 10)
    return (RawMemory.allocate(capacity + RenderStack.headerSize), capacity)
  }

  private mutating func takeSpare(_ bytes: Int) -> (UnsafeMutableRawPointer, capacity: Int)? {
    guard let spare else { return nil }
    let capacity = spare.load(as: ChunkHeader.self).capacity
    guard capacity >= bytes else { return nil }
    self.spare = nil
    return (spare, capacity)
  }

  /// Gives back everything taken since `mark` was.
  @inline(__always)
  mutating func release(to mark: UnsafeMutableRawPointer) {
    if isInChunk(mark) { pointer = mark } else { popChunks(to: mark) }
  }

  /// Whether a mark was taken in the newest chunk: one of no bytes may stand at its very end.
  @inline(__always)
  private func isInChunk(_ mark: UnsafeMutableRawPointer) -> Bool {
    mark >= chunk + RenderStack.headerSize && mark <= end
  }

  @inline(never)
  private mutating func popChunks(to mark: UnsafeMutableRawPointer) {
    while !isInChunk(mark) {
      let header = chunk.load(as: ChunkHeader.self)
      guard let previous = header.previousChunk else { return }
      keepAsSpare(chunk)
      chunk = previous
      pointer = header.previousPointer
      end = header.previousEnd
    }
    pointer = mark
  }

  /// Of two chunks the larger one is kept.
  private mutating func keepAsSpare(_ chunk: UnsafeMutableRawPointer) {
    guard let spare else {
      self.spare = chunk
      return
    }
    let isLarger =
      chunk.load(as: ChunkHeader.self).capacity > spare.load(as: ChunkHeader.self).capacity
    self.spare = isLarger ? chunk : spare
    RawMemory.deallocate(isLarger ? spare : chunk)
  }
}
