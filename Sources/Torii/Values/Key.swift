/// A dictionary key in 16 bytes, compared as two words.
///
/// Text of up to 15 bytes and integers are held exactly. Longer text and other values are held by
/// hash; whoever finds an equal key then compares the values themselves (`isExact` says when).
/// Equality follows Python: `1`, `1.0` and `True` are one key, markup equals its text.
package struct Key: Equatable, BitwiseCopyable, Sendable {
  var low: UInt64
  var high: UInt64

  private static let integerTag = UInt64(0xFD) << 56
  private static let otherTag = UInt64(0xFE) << 56
  private static let longTextTag = UInt64(0xFF) << 56

  @inline(__always)
  package static func == (left: Key, right: Key) -> Bool {
    (left.low ^ right.low) | (left.high ^ right.high) == 0
  }

  /// Whether equal keys mean equal values.
  @inline(__always)
  package var isExact: Bool { high < Key.otherTag }

  /// Whether the text may begin with a byte; long texts may begin with any.
  @inline(__always)
  func mayBegin(with byte: UInt8) -> Bool {
    !isExact || UInt8(truncatingIfNeeded: low) == byte
  }

  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { Key(utf8: $0) }
  }

  /// The key of a text without characters.
  static var empty: Key { Key(low: 0, high: 0) }

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  package init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    low = 0
    high = 0
    guard bytes.count > 15 else {
      (low, high) = Key.packed(UnsafeRawBufferPointer(bytes))
      high |= UInt64(truncatingIfNeeded: bytes.count) << 56
      return
    }
    low = Key.hash(bytes)
    high = Key.longTextTag | (UInt64(truncatingIfNeeded: bytes.count) & 0xFF_FFFF_FFFF)
  }

  /// Up to 15 bytes, the first one lowest.
  @inline(__always)
  private static func packed(_ bytes: UnsafeRawBufferPointer) -> (low: UInt64, high: UInt64) {
    let count = bytes.count
    if count >= 8 {
      let low = bytes.loadUnaligned(as: UInt64.self)
      // The last eight bytes, of which those that `low` has too are shifted out.
      let last = bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
      let shift = UInt64(truncatingIfNeeded: 16 &- count) &* 8
      return (UInt64(littleEndian: low), shift > 63 ? 0 : UInt64(littleEndian: last) >> shift)
    }
    if count >= 4 {
      // The last four bytes over the first four: where both have a byte, it is the same.
      let first = UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self))
      let last = UInt32(
        littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      let shift = UInt64(truncatingIfNeeded: count &- 4) &* 8
      return (UInt64(first) | UInt64(last) &<< shift, 0)
    }
    if count == 0 { return (0, 0) }
    let middle = UInt64(bytes[count >> 1]) &<< (UInt64(truncatingIfNeeded: count >> 1) &* 8)
    let last = UInt64(bytes[count &- 1]) &<< (UInt64(truncatingIfNeeded: count &- 1) &* 8)
    return (UInt64(bytes[0]) | middle | last, 0)
  }

  package init(integer: Int) {
    low = UInt64(bitPattern: Int64(integer))
    high = Key.integerTag
  }

  package init(otherHash: UInt64) {
    low = otherHash
    high = Key.otherTag
  }

  /// Where a search in a table of keys begins.
  @inline(__always)
  package var tableHash: UInt64 { tableHash(Key.seed) }

  /// The same for who has the seed at hand.
  @inline(__always)
  func tableHash(_ seed: UInt64) -> UInt64 {
    // Both words meet the seed before they meet each other, so that it decides which keys collide.
    let product = (low ^ seed).multipliedFullWidth(by: high ^ seed.byteSwapped)
    return product.high ^ product.low
  }

  /// Differs from run to run, so that nobody can prepare keys that collide; fixed where Swift's own
  /// hashes are, so that counted instructions repeat.
  static let seed = UInt64(truncatingIfNeeded: Hasher().finalize()) | 1

  static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var state = seed ^ UInt64(truncatingIfNeeded: bytes.count)
    var index = 0
    let raw = UnsafeRawBufferPointer(bytes)
    while index &+ 8 <= raw.count {
      state ^= raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      state = (state &* 0x9FB2_1C65_1E98_DF25) ^ (state >> 29)
      index &+= 8
    }
    var tail: UInt64 = 0
    while index < raw.count {
      tail = tail << 8 | UInt64(raw[index])
      index &+= 1
    }
    state = (state ^ tail) &* 0x9FB2_1C65_1E98_DF25
    return state ^ (state >> 32)
  }
}

/// A name that templates look up, with its packed key made once at compile time.
package struct AttributeName: Sendable, Hashable {
  package let text: String
  package let key: Key

  package init(_ text: String) {
    self.text = text
    key = Key(text)
  }

  /// - Parameter key: The key of that text.
  init(_ text: String, key: Key) {
    self.text = text
    self.key = key
  }

  /// Names are equal if their bytes are.
  // Byte by byte, though names may be long: with a call in it, the searches that this is part of
  // count references to the texts, of short names too.
  @inline(__always)
  package static func == (left: AttributeName, right: AttributeName) -> Bool {
    left.key == right.key
      && (left.key.isExact || left.text.utf8.elementsEqual(right.text.utf8))
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(key.tableHash) }
}

/// The names that mean something to the compiler.
extension AttributeName {
  static let loop = AttributeName("loop")
  static let selfName = AttributeName("self")
  static let superName = AttributeName("super")
  static let caller = AttributeName("caller")
  static let varargs = AttributeName("varargs")
  static let kwargs = AttributeName("kwargs")

  @inline(__always)
  static func ~= (pattern: AttributeName, name: AttributeName) -> Bool { pattern == name }
}
