/// `www.`, with which an address may begin. Its period is rarer than its letters.
enum WebAddress {
  private static let w: UInt8 = 0x77

  static func mayOccur(in source: [UInt8]) -> Bool {
    ByteSearch.contains(ASCII.period, in: source) { bytes, index in ends(at: index, in: bytes) }
  }

  /// The next place of `www.` from `start` on, or the end.
  static func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var period = start + 3
    while period < bytes.count {
      period = ByteSearch.first(ASCII.period, in: bytes, from: period, to: bytes.count)
      if period < bytes.count, ends(at: period, in: bytes) { return period - 3 }
      period += 1
    }
    return bytes.count
  }

  static func ends(at period: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    period >= 3 && period < bytes.count && bytes[period] == ASCII.period && bytes[period - 1] == w
      && bytes[period - 2] == w && bytes[period - 3] == w
  }
}
