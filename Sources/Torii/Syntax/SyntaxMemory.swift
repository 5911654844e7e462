/// Memory for what needs no clean-up, handed out piece by piece and freed at once.
package struct SyntaxMemory: ~Copyable {
  /// The piece of memory that was taken last; each begins with the address of the one before it.
  private var chunk: UnsafeMutableRawPointer?
  private var chunkSize = 0
  private var cursor: UnsafeMutableRawPointer?
  private var free = 0
  private var nextSize: Int
  /// How many chunks of the first size are still to be taken before they grow. Up to about a
  /// kilobyte and to so many, the C library keeps what is given back ready for the next template.
  private var firstChunks = 7

  private static let largestChunk = 1 << 16
  private static let alignment = 16
  /// What the address at the start of a chunk takes, with the alignment of what follows.
  private static let header = 16
  /// How many bytes behind a chunk's last piece may be read.
  private static let padding = 32

  package init(firstChunk: Int = 1024) { nextSize = firstChunk }

  deinit { SyntaxMemory.free(chunk) }

  private static func free(_ chunk: UnsafeMutableRawPointer?) {
    var next = chunk
    while let chunk = next {
      next = chunk.load(as: UnsafeMutableRawPointer?.self)
      RawMemory.deallocate(chunk)
    }
  }

  /// Forgets what was stored. One piece of memory is kept for what comes next.
  mutating func reset() {
    guard let last = chunk else { return }
    SyntaxMemory.free(last.load(as: UnsafeMutableRawPointer?.self))
    if chunkSize > SyntaxMemory.largestChunk {
      RawMemory.deallocate(last)
      chunk = nil
      cursor = nil
      free = 0
      return
    }
    last.storeBytes(of: nil, as: UnsafeMutableRawPointer?.self)
    cursor = last + SyntaxMemory.header
    free = chunkSize
  }

  @inline(__always)
  package mutating func store<Element: BitwiseCopyable>(_ element: Element) -> UnsafePointer<
    Element
  > {
    let place = reserve(MemoryLayout<Element>.stride).assumingMemoryBound(to: Element.self)
    place.initialize(to: element)
    return UnsafePointer(place)
  }

  package mutating func store<Element: BitwiseCopyable>(
    _ elements: UnsafeBufferPointer<Element>
  ) -> SyntaxList<Element> {
    guard let start = elements.baseAddress, !elements.isEmpty else { return SyntaxList() }
    // The elements are in memory, so their size is a number.
    let size = MemoryLayout<Element>.stride &* elements.count
    let place = reserve(size).assumingMemoryBound(to: Element.self)
    place.initialize(from: start, count: elements.count)
    return SyntaxList(start: place, count: elements.count)
  }

  /// Memory for some elements, which are not initialized.
  mutating func allocate<Element>(_ count: Int) -> UnsafeMutablePointer<Element> {
    reserve(MemoryLayout<Element>.stride &* Swift.max(0, count))
      .assumingMemoryBound(to: Element.self)
  }

  @inline(__always)
  private mutating func reserve(_ size: Int) -> UnsafeMutableRawPointer {
    let rounded = (size &+ (Self.alignment &- 1)) & ~(Self.alignment &- 1)
    guard rounded <= free, let place = cursor else { return takeChunk(for: rounded) }
    cursor = place + rounded
    free &-= rounded
    return place
  }

  @inline(never)
  private mutating func takeChunk(for size: Int) -> UnsafeMutableRawPointer {
    let capacity = Swift.max(size, nextSize)
    let made = RawMemory.allocate(
      SyntaxMemory.header + capacity + SyntaxMemory.padding)
    made.storeBytes(of: chunk, as: UnsafeMutableRawPointer?.self)
    chunk = made
    chunkSize = capacity
    firstChunks -= 1
    if firstChunks <= 0 { nextSize = Swift.min(nextSize * 2, Self.largestChunk) }
    let place = made + SyntaxMemory.header
    // A chunk made for one large piece does not end the use of a small one.
    if capacity - size > free {
      cursor = place + size
      free = capacity - size
    }
    return place
  }
}

/// Values that stay where they are for as long as the pool lives.
package struct SyntaxPool<Element>: ~Copyable {
  private var chunks: [UnsafeMutableBufferPointer<Element>] = []
  /// How many elements of the last chunk there are; those before it are full.
  private var used = 0

  package init() {}

  deinit {
    for (index, chunk) in chunks.enumerated() {
      let count = index == chunks.count - 1 ? used : chunk.count
      _ = UnsafeMutableBufferPointer(rebasing: chunk[..<count]).deinitialize()
      if let start = chunk.baseAddress { RawMemory.deallocate(start) }
    }
  }

  /// Forgets what was stored. One piece of memory is kept for what comes next.
  mutating func reset() {
    guard let last = chunks.last else { return }
    for (index, chunk) in chunks.enumerated() {
      let count = index == chunks.count - 1 ? used : chunk.count
      _ = UnsafeMutableBufferPointer(rebasing: chunk[..<count]).deinitialize()
      if index < chunks.count - 1, let start = chunk.baseAddress { RawMemory.deallocate(start) }
    }
    if chunks.count > 1 { chunks = [last] }
    used = 0
  }

  package mutating func store(_ element: Element) -> UnsafeMutablePointer<Element> {
    if used == chunks.last?.count ?? 0 {
      // Chunks double until they are as large as they get.
      let size = 8 << Swift.min(chunks.count, 6)
      chunks.append(UnsafeMutableBufferPointer(start: RawMemory.allocate(size), count: size))
      used = 0
    }
    let place = chunks[chunks.count - 1].baseAddress.unsafelyUnwrapped + used
    place.initialize(to: element)
    used += 1
    return place
  }
}

/// Elements of lists that are being read: those of an inner list above those of the outer ones.
package struct SyntaxStack<Element: BitwiseCopyable>: ~Copyable {
  private var memory: UnsafeMutablePointer<Element>?
  private var capacity = 0
  package private(set) var count = 0

  package init() {}

  deinit { if let memory { RawMemory.deallocate(memory) } }

  @inline(__always)
  package mutating func push(_ element: Element) {
    let memory = count < capacity ? self.memory ?? grow() : grow()
    (memory + count).initialize(to: element)
    count &+= 1
  }

  /// The elements from a mark on, which is a count that the stack had.
  @inline(__always)
  package func elements(above mark: Int) -> UnsafeBufferPointer<Element> {
    guard let memory, mark >= 0, mark < count else {
      return UnsafeBufferPointer(start: nil, count: 0)
    }
    return UnsafeBufferPointer(start: memory + mark, count: count &- mark)
  }

  /// The element at a position, which is below `count`.
  @inline(__always)
  package subscript(position: Int) -> Element {
    get {
      // No template leads here: positions are counted up to `count`, or are slots that stand for a push
      // each. Memory stays safe where they are not.
      guard let memory, position >= 0, position < count else {
        preconditionFailure("above the stack")
      }
      return memory[position]
    }
    set {
      guard let memory, position >= 0, position < count else { return }
      memory[position] = newValue
    }
  }

  var last: Element? { count > 0 ? self[count - 1] : nil }

  @inline(__always)
  package mutating func drop(to mark: Int) { count = Swift.min(Swift.max(0, mark), count) }

  /// Forgets the elements, and gives much memory back.
  mutating func reset() {
    count = 0
    guard let memory, capacity > 4096 else { return }
    RawMemory.deallocate(memory)
    self.memory = nil
    capacity = 0
  }

  @inline(never)
  private mutating func grow() -> UnsafeMutablePointer<Element> {
    capacity = Swift.max(16, capacity * 2)
    let larger: UnsafeMutablePointer<Element> = RawMemory.allocate(capacity)
    if let memory {
      larger.update(from: memory, count: count)
      RawMemory.deallocate(memory)
    }
    memory = larger
    return larger
  }
}
