/// Puts values one after the other into bytes, for the cache.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  /// Takes what is full; without it all bytes stay here.
  private let file: CacheFile?

  init(capacity: Int = 0, to file: CacheFile? = nil) {
    self.file = file
    bytes.reserveCapacity(capacity)
  }

  /// Hands over what was written so far, if that is worth it: encoders of many things call this
  /// after each.
  mutating func spill(atLeast count: Int = CacheFile.pieceBytes) {
    guard let file, bytes.count >= count else { return }
    file.append(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Small numbers in few bytes.
  mutating func count(_ value: Int) {
    var rest = UInt64(clamping: value)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// A place that may be none.
  mutating func optionalIndex(_ value: Int?) { count(value.map { $0 + 1 } ?? 0) }

  mutating func indices(_ values: [Int]) {
    count(values.count)
    for value in values { count(value) }
  }

  mutating func number(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Four bytes.
  mutating func short(_ value: UInt32) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func number(_ value: Int64) { number(UInt64(bitPattern: value)) }

  mutating func append(_ more: [UInt8]) { bytes += more }

  mutating func append(_ more: ArraySlice<UInt8>) { bytes += more }

  mutating func byte(_ value: UInt8) { bytes.append(value) }

  mutating func bool(_ value: Bool) { bytes.append(value ? 1 : 0) }

  mutating func text(_ value: String) {
    value.readBytes { utf8 in
      count(utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func text(_ value: String?) {
    bool(value != nil)
    if let value { text(value) }
  }

  mutating func data(_ value: [UInt8]) {
    count(value.count)
    bytes.append(contentsOf: value)
  }

  mutating func numbers(_ values: [UInt64]) {
    count(values.count)
    for value in values { number(value) }
  }

  mutating func identity(_ value: FileIdentity) {
    let numbers = (
      value.inode.littleEndian, value.size.littleEndian, value.modified.littleEndian,
      value.changed.littleEndian
    )
    withUnsafeBytes(of: numbers) { bytes.append(contentsOf: $0) }
  }
}
