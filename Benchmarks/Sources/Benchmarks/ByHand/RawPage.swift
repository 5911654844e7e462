/// Bytes in memory of their own, as one who counts nanoseconds would have them: one look at how much
/// room is left for each piece, and stores without further checks.
struct RawPage: PageWriter, ~Copyable {
  private var start = UnsafeMutablePointer<UInt8>.allocate(capacity: 1 << 10)
  private var capacity = 1 << 10
  private var count = 0

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  deinit {
    start.deallocate()
  }

  mutating func clear() {
    count = 0
  }

  @inline(__always)
  mutating func write(_ text: StaticString) {
    makeRoom(for: text.utf8CodeUnitCount)
    add(text)
  }

  mutating func write(_ number: Int) {
    makeRoom(for: 20)
    if number < 0 { add(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var end = start + count + Self.digits(of: rest)
    count = end - start
    repeat {
      end -= 1
      end.pointee = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  mutating func write(escaping bytes: UnsafeBufferPointer<UInt8>) {
    // The longest reference has five characters.
    makeRoom(for: bytes.count * 5)
    for byte in bytes {
      if let reference = characterReference(byte) { add(reference) } else { add(byte) }
    }
  }

  @inline(__always)
  private mutating func add(_ byte: UInt8) {
    start[count] = byte
    count += 1
  }

  @inline(__always)
  private mutating func add(_ text: StaticString) {
    (start + count).update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    count += text.utf8CodeUnitCount
  }

  @inline(__always)
  private mutating func makeRoom(for added: Int) {
    if capacity - count < added { grow(by: added) }
  }

  @inline(never)
  private mutating func grow(by added: Int) {
    capacity = max(capacity * 2, count + added)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
  }

  @inline(__always)
  private static func digits(of number: UInt) -> Int {
    var digits = 1
    var limit: UInt = 10
    while number >= limit, digits < 20 {
      digits += 1
      limit = limit.multipliedReportingOverflow(by: 10).partialValue
    }
    return digits
  }
}
