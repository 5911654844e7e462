#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The order and equality of texts by their bytes, which the C library compares many at a time.
enum ByteOrder {
  static func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.withUnsafeBytes { left in right.withUnsafeBytes { precedes(left, $0) } }
  }

  static func precedes(_ left: String, _ right: String) -> Bool {
    left.readBytes { left in
      right.readBytes { precedes(UnsafeRawBufferPointer(left), UnsafeRawBufferPointer($0)) }
    }
  }

  /// Texts in order. Their first bytes are compared as numbers, which tell most of them apart.
  static func sorted(_ texts: [String]) -> [String] {
    sorted(
      texts,
      prefix: { text in text.readBytes { Prefix(UnsafeRawBufferPointer($0)) } },
      precedes: precedes)
  }

  /// The same for texts that are lists of bytes.
  static func sorted(_ texts: [[UInt8]]) -> [[UInt8]] {
    sorted(texts, prefix: { text in text.withUnsafeBytes { Prefix($0) } }, precedes: precedes)
  }

  /// The first sixteen bytes of a text, and zeros behind it.
  private struct Prefix {
    private var high: UInt64 = 0
    private var low: UInt64 = 0

    init(_ text: UnsafeRawBufferPointer) {
      withUnsafeMutableBytes(of: &self) { $0.copyMemory(from: .init(rebasing: text.prefix(16))) }
      (high, low) = (UInt64(bigEndian: high), UInt64(bigEndian: low))
    }

    /// Nil where the prefixes are the same.
    @inline(__always)
    func precedes(_ other: Prefix) -> Bool? {
      if high != other.high { return high < other.high }
      return low == other.low ? nil : low < other.low
    }
  }

  @inline(__always)
  private static func sorted<Text>(
    _ texts: [Text], prefix: (Text) -> Prefix, precedes: (Text, Text) -> Bool
  ) -> [Text] {
    var keys = texts.indices.map { (prefix: prefix(texts[$0]), index: $0) }
    keys.sort { left, right in
      left.prefix.precedes(right.prefix) ?? precedes(texts[left.index], texts[right.index])
    }
    return keys.map { texts[$0.index] }
  }

  /// Two ordered lists as one.
  static func merged(_ left: [String], _ right: [String]) -> [String] {
    var result: [String] = []
    result.reserveCapacity(left.count + right.count)
    var rest = right[...]
    for text in left {
      while let next = rest.first, precedes(next, text) { result.append(rest.removeFirst()) }
      result.append(text)
    }
    return result + rest
  }

  /// Whether two texts have the same bytes.
  static func areEqual(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else { return false }
    return left.readBytes { left in
      right.readBytes { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return true }
        return memcmp(first, second, min(left.count, right.count)) == 0
      }
    }
  }

  private static func precedes(
    _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
  ) -> Bool {
    if let first = left.baseAddress, let second = right.baseAddress {
      let order = memcmp(first, second, min(left.count, right.count))
      if order != 0 { return order < 0 }
    }
    return left.count < right.count
  }
}
