/// A fast hash that is the same in every process, for telling whether something changed.
///
/// It mixes sixteen bytes at a time by the full product of 64-bit numbers, and of long texts four times
/// sixteen side by side, in ``StableHash/Lanes``. It is no protection against somebody who looks for
/// two texts with the same hash: what an author could win is that an own page stays as it was.
package struct StableHash: Sendable {
  private var state: UInt64
  private var length: UInt64 = 0

  private static let first: UInt64 = 0xA076_1D64_78BD_642F
  private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB
  private static let third: UInt64 = 0x8EBC_6AF0_9C88_C6E3
  private static let fourth: UInt64 = 0x5899_65CC_7537_4CC3

  package init(seed: UInt64 = 0) { state = seed ^ Self.third }

  @inline(__always)
  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }

  package mutating func combine(_ value: UInt64) {
    state = Self.mix(state ^ value ^ Self.first, Self.second ^ (state &<< 17 | state &>> 47))
    length &+= 1
  }

  package mutating func combine(_ value: Int) { combine(UInt64(bitPattern: Int64(value))) }

  package mutating func combine(_ value: Bool) { combine(value ? 1 as UInt64 : 2) }

  package mutating func combine(_ text: String) {
    text.readBytes { combine(UnsafeRawBufferPointer($0)) }
  }

  /// A text that may be missing, which is not the same as an empty one.
  package mutating func combine(_ text: String?) {
    combine(text != nil)
    if let text { combine(text) }
  }

  package mutating func combine(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { combine($0) }
  }

  package mutating func combine(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBytes { combine($0) }
  }

  package mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var taken = 0
    if bytes.count >= Self.blockBytes {
      var lanes = Lanes(self)
      taken = lanes.absorb(bytes)
      state = lanes.value
    }
    close(UnsafeRawBufferPointer(rebasing: bytes[taken...]), count: bytes.count)
  }

  /// How many bytes are mixed in at once.
  static let blockBytes = 64

  /// Four hashes side by side, of which none waits for another: each takes a quarter of every block.
  struct Lanes {
    private var one: UInt64
    private var two: UInt64
    private var three: UInt64
    private var four: UInt64

    init(_ hash: StableHash) {
      one = hash.state ^ first
      two = hash.state ^ second
      three = hash.state ^ third
      four = hash.state ^ fourth
    }

    /// Mixes in whole blocks; returns how many bytes these were.
    mutating func absorb(_ bytes: UnsafeRawBufferPointer) -> Int {
      guard var next = bytes.baseAddress else { return 0 }
      let blocks = bytes.count / blockBytes
      var (one, two, three, four) = (one, two, three, four)
      for _ in 0..<blocks {
        // Not all in the same order: the compiler would put them into vectors, of which no product of
        // such numbers can be made.
        one = mix(next, second, one)
        two = mix(next + 16, two, third)
        three = mix(next + 32, fourth, three)
        four = mix(next + 48, four, first)
        next += blockBytes
      }
      (self.one, self.two, self.three, self.four) = (one, two, three, four)
      return blocks &* blockBytes
    }

    /// What the hash goes on with.
    var value: UInt64 {
      mix(mix(one ^ second, two ^ third) ^ fourth, mix(three ^ first, four ^ second))
    }
  }

  /// Mixes sixteen bytes with two keys.
  @inline(__always)
  private static func mix(_ bytes: UnsafeRawPointer, _ left: UInt64, _ right: UInt64) -> UInt64 {
    let low = bytes.loadUnaligned(as: UInt64.self)
    let high = bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
    return mix(UInt64(littleEndian: low) ^ left, UInt64(littleEndian: high) ^ right)
  }

  /// Mixes in the last bytes, fewer than a block, and how many there were with all blocks.
  private mutating func close(_ rest: UnsafeRawBufferPointer, count: Int) {
    var offset = 0
    while let start = rest.baseAddress, offset &+ 16 <= rest.count {
      state = Self.mix(start + offset, Self.second, state)
      offset &+= 16
    }
    if offset &+ 8 <= rest.count {
      let word = rest.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      combine(UInt64(littleEndian: word))
      offset &+= 8
    }
    var tail: UInt64 = 0
    while offset < rest.count {
      tail = tail &<< 8 | UInt64(rest[offset])
      offset &+= 1
    }
    // The length keeps apart what differs only in where one part ends.
    combine(tail)
    combine(count)
  }

  /// Mixes in bytes of which all whole blocks went through `lanes`.
  mutating func combine(
    _ lanes: Lanes, rest: UnsafeRawBufferPointer, count: Int
  ) {
    if count >= Self.blockBytes { state = lanes.value }
    close(rest, count: count)
  }

  package var value: UInt64 { Self.mix(state ^ Self.third, length ^ Self.first) }

  package static func of(_ text: String) -> UInt64 {
    var hash = StableHash()
    hash.combine(text)
    return hash.value
  }

  package static func of(_ bytes: [UInt8]) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes)
    return hash.value
  }
}
