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
    while rest >= 10 {
      end -= 2
      end.update(from: Self.pairs.utf8Start + Int(rest % 100) * 2, count: 2)
      rest /= 100
    }
    if rest > 0 || number == 0 { end[-1] = UInt8(ascii: "0") + UInt8(rest) }
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

  /// The numbers from 00 to 99: two digits at a time halve the divisions.
  private static let pairs: StaticString = """
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """

  private static func digits(of number: UInt) -> Int {
    switch number {
    case ..<10: 1
    case ..<100: 2
    case ..<1000: 3
    case ..<10_000: 4
    default: 4 + digits(of: number / 10_000)
    }
  }
}
