import CCommonMark

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Memory for what libcmark makes of one document: taken from few blocks, and given back all at once.
/// libcmark asks for memory two hundred times for a page of text.
///
/// libcmark's calls do not say for which document they are, so the thread knows which one it reads.
struct ParseMemory: ~Copyable {
  /// What libcmark gives back of larger documents is worth having before their end.
  static let maximumBytes = 256 << 10

  private let blocks: UnsafeMutablePointer<MemoryBlocks>

  private init(_ blocks: UnsafeMutablePointer<MemoryBlocks>) { self.blocks = blocks }

  /// Nil where the thread reads a document already, or cannot note that it does.
  static func begin() -> ParseMemory? {
    guard Self.functions != nil, pthread_getspecific(Self.key) == nil else { return nil }
    let blocks = UnsafeMutablePointer<MemoryBlocks>.allocate(capacity: 1)
    blocks.initialize(to: MemoryBlocks())
    if pthread_setspecific(Self.key, blocks) == 0 { return ParseMemory(blocks) }
    blocks.deinitialize(count: 1)
    blocks.deallocate()
    return nil
  }

  deinit {
    pthread_setspecific(Self.key, nil)
    blocks.pointee.freeAll()
    blocks.deinitialize(count: 1)
    blocks.deallocate()
  }

  /// What libcmark calls; nil where threads cannot note anything. Like libcmark's own functions, these
  /// end the process where there is no memory. Nothing may be given back after the document's end.
  nonisolated(unsafe) static let functions: UnsafeMutablePointer<cmark_mem>? = {
    var made = pthread_key_t()
    guard pthread_key_create(&made, nil) == 0 else { return nil }
    key = made
    let functions = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    functions.initialize(
      to: cmark_mem(
        calloc: { count, size in
          let (bytes, overflows) = count.multipliedReportingOverflow(by: size)
          guard !overflows, let memory = MemoryBlocks.allocate(bytes, in: ParseMemory.current)
          else { abort() }
          memset(memory, 0, bytes)
          return memory
        },
        realloc: { memory, bytes in
          let moved =
            memory.map { MemoryBlocks.reallocate($0, bytes) }
            ?? MemoryBlocks.allocate(bytes, in: ParseMemory.current)
          guard let moved else { abort() }
          return moved
        },
        free: { memory in
          if let memory { MemoryBlocks.free(memory) }
        }))
    return functions
  }()

  /// Set with `functions`, before anybody reads it, and never again: libcmark's calls need not ask
  /// whether it is there.
  @exclusivity(unchecked) nonisolated(unsafe) private static var key: pthread_key_t = 0

  private static var current: UnsafeMutablePointer<MemoryBlocks>? {
    pthread_getspecific(key)?.assumingMemoryBound(to: MemoryBlocks.self)
  }
}

/// Blocks of memory that are handed out piece by piece. Before each piece stand its size and where
/// the blocks are, so that only who has no piece yet asks the thread.
private struct MemoryBlocks {
  private static let blockBytes = 32 << 10
  private static let headerBytes = 16
  /// How far before a piece stands where the blocks are.
  private static let ownerBytes = 8

  private var all: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer?
  private var left = 0
  /// The piece that was handed out last.
  private var last: UnsafeMutableRawPointer?

  static func allocate(
    _ bytes: Int, in blocks: UnsafeMutablePointer<MemoryBlocks>?
  ) -> UnsafeMutableRawPointer? {
    guard let blocks, let piece = blocks.pointee.allocate(bytes) else { return nil }
    (piece - ownerBytes).storeBytes(of: blocks, as: UnsafeMutablePointer<MemoryBlocks>.self)
    return piece
  }

  static func reallocate(
    _ piece: UnsafeMutableRawPointer, _ bytes: Int
  ) -> UnsafeMutableRawPointer? {
    let blocks = owner(of: piece)
    if blocks.pointee.grow(piece, to: bytes) { return piece }
    let old = size(of: piece)
    guard let moved = allocate(bytes, in: blocks) else { return nil }
    memcpy(moved, piece, old)
    return moved
  }

  /// Takes back the piece that was handed out last; any other waits for the end.
  static func free(_ piece: UnsafeMutableRawPointer) { owner(of: piece).pointee.takeBack(piece) }

  private static func owner(
    of piece: UnsafeMutableRawPointer
  ) -> UnsafeMutablePointer<MemoryBlocks> {
    (piece - ownerBytes).load(as: UnsafeMutablePointer<MemoryBlocks>.self)
  }

  private static func size(of piece: UnsafeMutableRawPointer) -> Int {
    (piece - headerBytes).load(as: Int.self)
  }

  private mutating func allocate(_ bytes: Int) -> UnsafeMutableRawPointer? {
    // What no allocator has, and what rounding up would overflow.
    guard bytes >= 0, bytes < 1 << 40 else { return nil }
    let needed = Self.rounded(bytes) &+ Self.headerBytes
    if needed > left, !addBlock(needed) { return nil }
    guard let start = next else { return nil }
    let piece = start + Self.headerBytes
    start.storeBytes(of: bytes, as: Int.self)
    next = start + needed
    left &-= needed
    last = piece
    return piece
  }

  /// Whether a piece has as many bytes now, in its place.
  private mutating func grow(_ piece: UnsafeMutableRawPointer, to bytes: Int) -> Bool {
    let old = Self.size(of: piece)
    if bytes <= old { return true }
    guard piece == last, bytes < 1 << 40 else { return false }
    let more = Self.rounded(bytes) &- Self.rounded(old)
    guard more <= left else { return false }
    (piece - Self.headerBytes).storeBytes(of: bytes, as: Int.self)
    next = next.map { $0 + more }
    left &-= more
    return true
  }

  private mutating func takeBack(_ piece: UnsafeMutableRawPointer) {
    guard piece == last else { return }
    left &+= Self.rounded(Self.size(of: piece)) &+ Self.headerBytes
    next = piece - Self.headerBytes
    last = nil
  }

  func freeAll() { for block in all { Self.release(block) } }

  private static func release(_ block: UnsafeMutableRawPointer) {
    #if canImport(Glibc)
      Glibc.free(block)
    #elseif canImport(Musl)
      Musl.free(block)
    #else
      Darwin.free(block)
    #endif
  }

  private mutating func addBlock(_ needed: Int) -> Bool {
    let bytes = max(Self.blockBytes, needed)
    guard let block = malloc(bytes) else { return false }
    all.append(block)
    (next, left) = (block, bytes)
    return true
  }

  private static func rounded(_ bytes: Int) -> Int { (bytes &+ 15) & ~15 }
}
