/// Finds a byte pattern in linear time. Places where the pattern's first and last byte match are
/// looked for sixteen or eight at a time, and compared; where comparing costs more than it passes, the
/// Knuth-Morris-Pratt automaton goes on, so that no input makes the search quadratic.
///
/// A UTF-8 text is only ever found at code point boundaries of another.
struct SubstringSearch {
  private let pattern: UnsafeBufferPointer<UInt8>
  /// The pattern's ends, in each of sixteen bytes.
  private let first: SIMD16<UInt8>
  private let last: SIMD16<UInt8>

  /// Comparisons that are free, in words: what a search may begin with before it has passed bytes.
  private static let allowance = 32

  /// - Parameter pattern: Is not empty, and stays where it is for as long as the search is used.
  init(_ pattern: UnsafeBufferPointer<UInt8>) {
    self.pattern = pattern
    first = SIMD16(repeating: pattern.first ?? 0)
    last = SIMD16(repeating: pattern.last ?? 0)
  }

  /// The offset of the first occurrence that lies within the range.
  func first(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let range = range.clamped(to: bytes.indices)
    guard !pattern.isEmpty, range.count >= pattern.count else { return nil }
    let end = range.upperBound &- pattern.count
    var offset = range.lowerBound
    var work = offset &- Self.allowance
    while end &- offset >= 7 {
      if end &- offset >= 15, !mayBegin(in: bytes, at: offset) {
        offset &+= 16
        continue
      }
      var hits = candidates(in: bytes, at: offset)
      while hits != 0 {
        let place = offset &+ hits.trailingZeroBitCount >> 3
        if matches(bytes, at: place) { return place }
        work &+= pattern.count >> 3
        hits &= hits &- 1
      }
      offset &+= 8
      if work > offset {
        return searchByBorders(in: bytes, offset..<range.upperBound, backwards: false)
      }
    }
    while offset <= end {
      if matches(bytes, at: offset) { return offset }
      offset &+= 1
    }
    return nil
  }

  /// The offset of the last occurrence that lies within the range.
  func last(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let range = range.clamped(to: bytes.indices)
    guard !pattern.isEmpty, range.count >= pattern.count else { return nil }
    var end = range.upperBound &- pattern.count
    var work = -Self.allowance
    while end &- range.lowerBound >= 7 {
      var hits = candidates(in: bytes, at: end &- 7)
      while hits != 0 {
        let bit = 63 &- hits.leadingZeroBitCount
        let place = end &- 7 &+ bit >> 3
        if matches(bytes, at: place) { return place }
        work &+= pattern.count >> 3
        hits &= ~(1 << UInt64(bit))
      }
      end &-= 8
      if work > range.upperBound &- end {
        let upper = end &+ pattern.count
        return searchByBorders(in: bytes, range.lowerBound..<upper, backwards: true)
      }
    }
    while end >= range.lowerBound {
      if matches(bytes, at: end) { return end }
      end &-= 1
    }
    return nil
  }

  /// Calls `body` with the offsets of the occurrences from left to right that do not overlap, at
  /// most `limit`.
  @inline(__always)
  func forEach(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = .max,
    _ body: (Int) -> Void
  ) {
    var start = range.lowerBound
    var count = 0
    while count < limit, let offset = first(in: bytes, start..<range.upperBound) {
      body(offset)
      start = offset &+ pattern.count
      count &+= 1
    }
  }

  /// Whether one of the sixteen places from an offset on may begin the pattern.
  @inline(__always)
  private func mayBegin(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    typealias Chunk = SIMD16<UInt8>
    let raw = UnsafeRawBufferPointer(bytes)
    let heads = raw.loadUnaligned(fromByteOffset: offset, as: Chunk.self)
    let tails = raw.loadUnaligned(fromByteOffset: offset &+ pattern.count &- 1, as: Chunk.self)
    let differences = (heads ^ first) | (tails ^ last)
    let marks = Chunk(repeating: 0).replacing(
      with: Chunk(repeating: 0x80), where: differences .== Chunk(repeating: 0))
    let words = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }

  /// Which of the eight places from an offset on may begin the pattern: the high bits of their
  /// bytes. No place that does is missing.
  @inline(__always)
  private func candidates(in bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    let head = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let tail = raw.loadUnaligned(
      fromByteOffset: offset &+ pattern.count &- 1, as: UInt64.self)
    let first = unsafeBitCast(first, to: SIMD2<UInt64>.self)[0]
    let last = unsafeBitCast(last, to: SIMD2<UInt64>.self)[0]
    return zeros(UInt64(littleEndian: head ^ first)) & zeros(UInt64(littleEndian: tail ^ last))
  }

  /// The high bits of the bytes that are zero, and sometimes of those behind one.
  @inline(__always)
  private func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }

  /// Whether the pattern is at an offset where it has room.
  @inline(__always)
  private func matches(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    CodePoints.areEqual(
      UnsafeBufferPointer(rebasing: bytes[offset..<(offset &+ pattern.count)]), pattern)
  }

  /// Searches with the Knuth-Morris-Pratt automaton, from either end.
  @inline(never)
  private func searchByBorders(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, backwards: Bool
  ) -> Int? {
    let needle = backwards ? pattern.reversed() : Array(pattern)
    let borders = Self.borders(of: needle)
    var matched = 0
    for step in 0..<range.count {
      let offset = backwards ? range.upperBound - 1 - step : range.lowerBound + step
      while matched > 0, bytes[offset] != needle[matched] { matched = borders[matched - 1] }
      if bytes[offset] == needle[matched] { matched += 1 }
      if matched == needle.count { return backwards ? offset : offset - matched + 1 }
    }
    return nil
  }

  /// For each prefix of a pattern, the length of its longest border.
  private static func borders(of pattern: [UInt8]) -> [Int] {
    var borders = [Int](repeating: 0, count: pattern.count)
    var length = 0
    for index in pattern.indices.dropFirst() {
      while length > 0, pattern[index] != pattern[length] { length = borders[length - 1] }
      if pattern[index] == pattern[length] { length += 1 }
      borders[index] = length
    }
    return borders
  }
}
