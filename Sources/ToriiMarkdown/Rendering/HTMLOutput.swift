/// HTML that grows at its end, in memory of its own: each piece is copied with one look at how much
/// room is left.
struct HTMLOutput: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// The byte that was appended last.
  var last: UInt8? { count > 0 ? start[count &- 1] : nil }

  /// A part of it as text. What lies beyond the end is left out.
  func string(_ range: Range<Int>) -> String {
    let range = range.clamped(to: 0..<count)
    return String(
      decoding: UnsafeBufferPointer(start: start + range.lowerBound, count: range.count),
      as: UTF8.self)
  }

  // MARK: Appending

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    start[count] = byte
    count &+= 1
  }

  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    (start + count).initialize(from: source, count: bytes.count)
    count &+= bytes.count
  }

  mutating func append(contentsOf bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  mutating func append(contentsOf bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { append($0) }
  }

  mutating func append(contentsOf text: String.UTF8View) {
    if text.withContiguousStorageIfAvailable({ append($0) }) == nil {
      for byte in text { append(byte) }
    }
  }

  mutating func append(decimal number: Int) {
    if number >= 0, number < 10 {
      append(0x30 + UInt8(truncatingIfNeeded: number))
    } else {
      append(contentsOf: String(number).utf8)
    }
  }

  /// Copies bytes up to the first that `marks` marks, sixteen and eight at a time; returns where that
  /// one is, or the end. Of the marks only the lowest has to be right.
  @inline(__always)
  mutating func append(
    _ bytes: UnsafeBufferPointer<UInt8>, from first: Int,
    upTo chunkMarks: (ByteChunks.Chunk) -> ByteChunks.Marks, _ marks: (UInt64) -> UInt64
  ) -> Int {
    guard first >= 0, first < bytes.count else { return bytes.count }
    reserve(bytes.count &- first)
    let source = UnsafeRawBufferPointer(bytes)
    let target = UnsafeMutableRawPointer(start)
    var index = first
    var count = count
    defer { self.count = count }
    while index &+ 16 <= source.count {
      let chunk = source.loadUnaligned(fromByteOffset: index, as: ByteChunks.Chunk.self)
      target.storeBytes(of: chunk, toByteOffset: count, as: ByteChunks.Chunk.self)
      let found = chunkMarks(chunk)
      if found[0] | found[1] != 0 {
        let clean =
          found[0] != 0
          ? found[0].trailingZeroBitCount &>> 3 : 8 &+ found[1].trailingZeroBitCount &>> 3
        count &+= clean
        return index &+ clean
      }
      index &+= 16
      count &+= 16
    }
    while index < source.count {
      let length = min(8, source.count &- index)
      let word =
        length == 8
        ? ByteWords.load(source, index) : ByteWords.load(source, index, before: source.count)
      let found = marks(word)
      let clean = found == 0 ? length : min(length, found.trailingZeroBitCount &>> 3)
      if length == 8 {
        target.storeBytes(of: word.littleEndian, toByteOffset: count, as: UInt64.self)
      } else {
        for offset in 0..<clean { start[count &+ offset] = source[index &+ offset] }
      }
      count &+= clean
      index &+= clean
      if clean < length { break }
    }
    return index
  }

  // MARK: Memory

  @inline(__always)
  private mutating func reserve(_ more: Int) {
    if more > capacity &- count { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    // Sums of lengths of what is in memory do not overflow, twice that is checked.
    let (twice, overflows) = capacity.multipliedReportingOverflow(by: 2)
    let wanted = max(count + more, overflows ? capacity : twice)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    larger.initialize(from: start, count: count)
    start.deallocate()
    (start, capacity) = (larger, wanted)
  }
}
