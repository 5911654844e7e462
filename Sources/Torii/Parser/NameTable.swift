/// The names of one template, each made once: most of them come up many times.
final class NameTable {
  @exclusivity(unchecked) private var names: [AttributeName] = []
  /// Positions in `names` by hash, -1 where nothing is; a power of two of them, half full at most.
  @exclusivity(unchecked) private var table = [Int32](repeating: -1, count: 64)

  /// The name in a range of bytes; what is out of range is left out.
  func name(in bytes: [UInt8], _ range: Range<Int>) -> AttributeName {
    let range = range.clamped(to: 0..<bytes.count)
    let key = bytes.withUnsafeBufferPointer {
      Key(utf8: UnsafeBufferPointer(rebasing: $0[range]))
    }
    var probe = place(of: key)
    while table[probe] >= 0 {
      let known = names[Int(table[probe])]
      if known.key == key, key.isExact || known.text.utf8.elementsEqual(bytes[range]) {
        return known
      }
      probe = (probe &+ 1) & (table.count &- 1)
    }
    let made = AttributeName(bytes.string(in: range), key: key)
    if names.isEmpty { names.reserveCapacity(16) }
    table[probe] = Int32(truncatingIfNeeded: names.count)
    names.append(made)
    if names.count &* 2 > table.count { grow() }
    return made
  }

  private func place(of key: Key) -> Int {
    Int(truncatingIfNeeded: key.tableHash >> 20) & (table.count &- 1)
  }

  private func grow() {
    table = [Int32](repeating: -1, count: table.count * 2)
    for (position, name) in names.enumerated() {
      var probe = place(of: name.key)
      while table[probe] >= 0 { probe = (probe &+ 1) & (table.count &- 1) }
      table[probe] = Int32(truncatingIfNeeded: position)
    }
  }
}
