/// An array of bytes, which most programs would use.
extension [UInt8]: PageWriter {
  mutating func clear() {
    removeAll(keepingCapacity: true)
  }

  @inline(__always)
  mutating func write(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func write(_ number: Int) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
      var start = digits.endIndex
      var rest = number.magnitude
      repeat {
        start -= 1
        digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      } while rest > 0
      if number < 0 { append(UInt8(ascii: "-")) }
      append(contentsOf: digits[start...])
    }
  }

  /// Appends what needs no escaping at once.
  mutating func write(escaping bytes: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for index in bytes.indices {
      guard let reference = characterReference(bytes[index]) else { continue }
      append(contentsOf: bytes[start..<index])
      write(reference)
      start = index + 1
    }
    append(contentsOf: bytes[start...])
  }
}
