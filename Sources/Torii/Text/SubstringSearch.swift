/// Finds a byte pattern in linear time: short patterns are compared in place, long ones use the
/// Knuth-Morris-Pratt automaton so that no input makes the search quadratic.
///
/// A UTF-8 text is only ever found at code point boundaries of another.
struct SubstringSearch {
  private static let plainLimit = 12

  private let pattern: [UInt8]
  /// For each prefix of a long pattern, the length of its longest border.
  private let borders: [Int]

  /// The pattern is not empty.
  init(_ pattern: some Sequence<UInt8>) {
    self.pattern = Array(pattern)
    borders = self.pattern.count > Self.plainLimit ? Self.borders(of: self.pattern) : []
  }

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

  /// The offset of the first occurrence that lies within the range.
  func first(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let range = range.clamped(to: bytes.indices)
    guard let lead = pattern.first, range.count >= pattern.count else { return nil }
    if !borders.isEmpty { return firstByBorders(in: bytes, range) }
    var offset = range.lowerBound
    let last = range.upperBound - pattern.count
    while offset <= last {
      if bytes[offset] == lead, matches(bytes, at: offset) { return offset }
      offset += 1
    }
    return nil
  }

  private func matches(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
    for index in pattern.indices where bytes[offset + index] != pattern[index] { return false }
    return true
  }

  private func firstByBorders(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Int? {
    var matched = 0
    for offset in range {
      while matched > 0, bytes[offset] != pattern[matched] { matched = borders[matched - 1] }
      if bytes[offset] == pattern[matched] { matched += 1 }
      if matched == pattern.count { return offset - matched + 1 }
    }
    return nil
  }

  /// The offset of the last occurrence that lies within the range.
  func last(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    let range = range.clamped(to: bytes.indices)
    guard range.count >= pattern.count else { return nil }
    if borders.isEmpty {
      let starts = range.lowerBound...(range.upperBound - pattern.count)
      return starts.reversed().first { matches(bytes, at: $0) }
    }
    let mirrored = bytes[range].reversed() as [UInt8]
    return mirrored.withUnsafeBufferPointer { mirror in
      SubstringSearch(pattern.reversed()).first(in: mirror, 0..<mirror.count)
        .map { range.upperBound - $0 - pattern.count }
    }
  }

  /// The offsets of the occurrences from left to right that do not overlap, at most `limit`.
  func all(
    in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, limit: Int = .max
  ) -> [Int] {
    var found: [Int] = []
    var start = range.lowerBound
    while found.count < limit, start <= range.upperBound,
      let offset = first(in: bytes, start..<range.upperBound)
    {
      found.append(offset)
      start = offset + pattern.count
    }
    return found
  }
}
