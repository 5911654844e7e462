/// Takes apart what ``ByteWriter`` put together. After anything that does not fit, it has failed for
/// good and gives empty values; no bytes can make it crash or go on for ever.
struct ByteReader {
  private let bytes: [UInt8]
  private var position: Int
  private(set) var hasFailed = false

  init(_ bytes: [UInt8], from position: Int = 0) {
    self.bytes = bytes
    self.position = min(max(0, position), bytes.count)
  }

  var isAtEnd: Bool { position == bytes.count }

  private mutating func take(_ count: Int) -> Range<Int>? {
    guard !hasFailed, count >= 0, count <= bytes.count - position else {
      hasFailed = true
      return nil
    }
    defer { position += count }
    return position..<position + count
  }

  mutating func byte() -> UInt8 { take(1).map { bytes[$0.lowerBound] } ?? 0 }

  mutating func bool() -> Bool { byte() == 1 }

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
    guard let result = Int(exactly: value), size == 0 || result <= (bytes.count - position) / size
    else {
      hasFailed = true
      return 0
    }
    return result
  }

  mutating func number() -> UInt64 {
    guard let range = take(8) else { return 0 }
    let value = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
    }
    return UInt64(littleEndian: value)
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
