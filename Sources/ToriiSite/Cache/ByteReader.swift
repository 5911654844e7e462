/// Takes apart what ``ByteWriter`` put together. After anything that does not fit, it has failed for
/// good and gives empty values; no bytes can make it crash or go on for ever.
struct ByteReader {
  let bytes: [UInt8]
  private(set) var position: Int
  private let end: Int
  private(set) var hasFailed = false

  init(_ bytes: [UInt8], from position: Int = 0, to end: Int = .max) {
    self.bytes = bytes
    self.end = min(max(0, end), bytes.count)
    self.position = min(max(0, position), self.end)
  }

  var isAtEnd: Bool { position == end }

  private mutating func take(_ count: Int) -> Range<Int>? {
    guard !hasFailed, count >= 0, count <= end - position else {
      hasFailed = true
      return nil
    }
    defer { position += count }
    return position..<position + count
  }

  mutating func byte() -> UInt8 { take(1).map { bytes[$0.lowerBound] } ?? 0 }

  mutating func bool() -> Bool { byte() == 1 }

  /// Notes that what was read makes no sense.
  mutating func fail() { hasFailed = true }

  /// A number of things, each of which takes so many bytes at least.
  mutating func count(ofBytes size: Int = 0) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 63 {
      let next = byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { break }
      shift += 7
    }
    guard let result = Int(exactly: value), size == 0 || result <= (end - position) / size
    else {
      hasFailed = true
      return 0
    }
    return result
  }

  /// The place of one of so many things.
  mutating func index(below limit: Int) -> Int {
    let value = count()
    if value >= limit { hasFailed = true }
    return hasFailed ? 0 : value
  }

  /// The place of one of so many things, or of none.
  mutating func optionalIndex(below limit: Int) -> Int? {
    let value = count()
    if value > limit { hasFailed = true }
    return hasFailed || value == 0 ? nil : value - 1
  }

  mutating func indices(below limit: Int) -> [Int] {
    let count = count(ofBytes: 1)
    var result: [Int] = []
    result.reserveCapacity(count)
    for _ in 0..<count { result.append(index(below: limit)) }
    return hasFailed ? [] : result
  }

  /// Passes over so many bytes.
  mutating func skip(_ count: Int) { _ = take(count) }

  mutating func number() -> UInt64 {
    guard let range = take(8) else { return 0 }
    let value = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
    }
    return UInt64(littleEndian: value)
  }

  /// Four bytes.
  mutating func short() -> UInt32 {
    guard let range = take(4) else { return 0 }
    let value = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt32.self)
    }
    return UInt32(littleEndian: value)
  }

  mutating func signed() -> Int64 { Int64(bitPattern: number()) }

  mutating func text() -> String {
    guard let range = take(count(ofBytes: 1)) else { return "" }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  mutating func optionalText() -> String? { bool() ? text() : nil }

  mutating func data() -> [UInt8] {
    guard let range = take(count(ofBytes: 1)) else { return [] }
    return Array(bytes[range])
  }

  mutating func numbers() -> [UInt64] {
    let count = count(ofBytes: 8)
    return (0..<count).map { _ in number() }
  }

  mutating func identity() -> FileIdentity {
    FileIdentity(inode: number(), size: signed(), modified: signed(), changed: signed())
  }
}
