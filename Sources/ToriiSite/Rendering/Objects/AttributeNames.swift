/// Attributes by their names, for those that templates read over and over: half the cost of a
/// dictionary is its hashing, which is made for names from strangers.
struct AttributeNames<Attribute: Sendable>: Sendable {
  /// A name of at most 15 bytes in two words, of which the last byte is its length.
  private struct Key: Equatable, Sendable {
    var first: UInt64 = 0
    var second: UInt64 = 0

    init?(_ name: String) {
      var name = name
      let count = name.utf8.count
      guard count > 0, count <= 15 else { return nil }
      name.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        if count >= 8 {
          first = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
          // The last eight bytes, without those that the first word has.
          let last = UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
          if count > 8 { second = last >> (UInt64(truncatingIfNeeded: 16 &- count) &* 8) }
        } else if count >= 4 {
          // The last four bytes may be some of the first four: these are the same there.
          first = UInt64(UInt32(littleEndian: bytes.loadUnaligned(as: UInt32.self)))
          let last = UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
          first |= UInt64(last) &<< (UInt64(truncatingIfNeeded: count &- 4) &* 8)
        } else {
          for index in 0..<count { first |= UInt64(bytes[index]) &<< UInt64(index &* 8) }
        }
      }
      second |= UInt64(truncatingIfNeeded: count) &<< 56
    }

    /// A place in a table of 128.
    var place: Int {
      let mixed = (first ^ second &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
      return Int(truncatingIfNeeded: mixed >> 57)
    }
  }

  private var slots = [(key: Key, attribute: Attribute)?](repeating: nil, count: 128)
  private var longNames: [String: Attribute] = [:]

  init(_ names: [(String, Attribute)]) {
    for (name, attribute) in names {
      guard let key = Key(name) else {
        longNames[name] = attribute
        continue
      }
      var place = key.place
      while slots[place] != nil { place = (place + 1) % slots.count }
      slots[place] = (key, attribute)
    }
  }

  subscript(name: String) -> Attribute? {
    guard let key = Key(name) else { return longNames[name] }
    var place = key.place
    while let slot = slots[place] {
      if slot.key == key { return slot.attribute }
      place = (place + 1) % slots.count
    }
    return nil
  }
}
