#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Looks for bytes through the C library, which reads many of them at a time.
package enum ByteSearch {
  /// The first place of a byte in `start..<end`, or `end` where it is not there.
  package static func first(
    _ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    guard let base = bytes.baseAddress, start >= 0, start < end, end <= bytes.count,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return end }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The first place of a text from `start` on, or the end of the bytes.
  static func first(
    _ text: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let text = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard let lead = text.first else { return start }
    var index = start
    while true {
      index = first(lead, in: bytes, from: index, to: bytes.count)
      guard index <= bytes.count - text.count else { return bytes.count }
      if bytes[index..<(index + text.count)].elementsEqual(text) { return index }
      index += 1
    }
  }

  package static func contains(_ byte: UInt8, in bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { first(byte, in: $0, from: 0, to: $0.count) < $0.count }
  }

  /// Whether `body` is true for the place of some occurrence of a byte.
  static func contains(
    _ byte: UInt8, in bytes: [UInt8],
    where body: (UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool
  ) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var index = first(byte, in: bytes, from: 0, to: bytes.count)
      while index < bytes.count {
        if body(bytes, index) { return true }
        index = first(byte, in: bytes, from: index + 1, to: bytes.count)
      }
      return false
    }
  }
}

/// The places of two bytes in a text, one after the other. Where it is asked for with a start that
/// never falls back, it takes linear time in all.
struct BytePairSearch {
  private let bytes: (UInt8, UInt8)
  private var places = (-1, -1)

  init(_ first: UInt8, _ second: UInt8) { bytes = (first, second) }

  /// Line endings: a newline, a carriage return, or the one behind the other.
  static var lineEnds: BytePairSearch { BytePairSearch(ASCII.newline, ASCII.carriageReturn) }

  /// The first place of either byte in `start..<end`, or `end`, which is the same each time.
  mutating func next(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int
  ) -> Int {
    if places.0 < start { places.0 = ByteSearch.first(bytes.0, in: text, from: start, to: end) }
    if places.1 < start { places.1 = ByteSearch.first(bytes.1, in: text, from: start, to: end) }
    return min(places.0, places.1)
  }
}
