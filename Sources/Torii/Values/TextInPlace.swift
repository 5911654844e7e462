/// Reads the bytes of a text in a `Value` where it lies, without counting a reference to the text:
/// a retain and a release cost as much as copying a short text to the output.
///
/// It knows how Swift's standard library lays out a native string on machines with 64-bit words
/// (stdlib/public/core/StringObject.swift): two words, of which the second one tells small texts
/// from large ones. A check at the first use compares what it reads with what `String` says, and
/// where they differ, nothing is read in place. Strings that are neither small nor native never are.
enum TextInPlace {
  /// Whether texts can be read in place on this machine.
  static let isSupported: Bool = check()

  private static let small = UInt64(1) << 61
  private static let kinds = UInt64(0xF) << 60
  /// Large native texts: counted ones have no kind bits, literals the highest.
  private static let immortal = UInt64(1) << 63
  private static let countMask: UInt64 = 0xFFFF_FFFF_FFFF
  /// Says in the word of the count that the bytes follow the object's header.
  private static let isTailAllocated = UInt64(1) << 60
  /// The bytes of a large native text follow its object's header.
  private static let headerSize: UInt64 = 32

  /// The bytes of the text that a place holds, valid until the place changes.
  ///
  /// - Parameter place: Holds a `string` or `markup`; `isSupported` must be true.
  /// - Returns: Nil for texts that have to be read through `String`.
  @inline(__always)
  static func bytes(at place: ValuePointer) -> UnsafeBufferPointer<UInt8>? {
    #if _pointerBitWidth(_64) && _endian(little)
      let raw = UnsafeRawPointer(place)
      let object = raw.load(fromByteOffset: 8, as: UInt64.self)
      if object & small != 0 {
        return UnsafeBufferPointer(
          start: raw.assumingMemoryBound(to: UInt8.self),
          count: Int(truncatingIfNeeded: (object >> 56) & 0xF))
      }
      let kind = object & kinds
      let counts = raw.load(as: UInt64.self)
      guard kind == 0 || kind == immortal, counts & isTailAllocated != 0 else { return nil }
      let address = UInt(truncatingIfNeeded: (object & ~kinds) &+ headerSize)
      return UnsafeBufferPointer(
        start: UnsafePointer(bitPattern: address),
        count: Int(truncatingIfNeeded: counts & countMask))
    #else
      return nil
    #endif
  }

  /// Whether two places hold the same two words: then their texts are equal.
  @inline(__always)
  static func isIdentical(_ left: ValuePointer, _ right: ValuePointer) -> Bool {
    let first = UnsafeRawPointer(left).loadUnaligned(as: SIMD2<UInt64>.self)
    return first == UnsafeRawPointer(right).loadUnaligned(as: SIMD2<UInt64>.self)
  }

  private static func check() -> Bool {
    #if _pointerBitWidth(_64) && _endian(little)
      let place = ValuePointer.allocate(capacity: 1)
      defer { place.deallocate() }
      for count in [0, 1, 7, 8, 15, 16, 40] {
        for unit in ["x", "é"] {
          let text = String(repeating: unit, count: count)
          for value in [Value.string(text), .markup(text)] {
            place.initialize(to: value)
            defer { place.deinitialize(count: 1) }
            guard let bytes = bytes(at: place), bytes.elementsEqual(text.utf8) else { return false }
          }
        }
      }
      place.initialize(to: .string("a literal that is longer than fifteen bytes"))
      defer { place.deinitialize(count: 1) }
      return bytes(at: place)?.elementsEqual("a literal that is longer than fifteen bytes".utf8)
        == true
    #else
      return false
    #endif
  }
}
