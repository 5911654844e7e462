/// The names of one template, each made once: most of them come up many times.
final class NameTable {
  @exclusivity(unchecked) private var names: [NameReference] = []
  @exclusivity(unchecked) private var pool = SyntaxPool<AttributeName>()
  /// Positions in `names` by hash, -1 where nothing is; a power of two of them, half full at most.
  @exclusivity(unchecked) private var table = [Int32](repeating: -1, count: 64)

  func name(_ text: String) -> NameReference {
    var text = text
    return text.withUTF8 { bytes in name(of: bytes) }
  }

  func name(of bytes: SourceBytes) -> NameReference { name(of: bytes.buffer) }

  private func name(of bytes: UnsafeBufferPointer<UInt8>) -> NameReference {
    let key = Key(utf8: bytes)
    var probe = place(of: key)
    while table[probe] >= 0 {
      let known = names[Int(table[probe])]
      if known.key == key, key.isExact || known.text.utf8.elementsEqual(bytes) { return known }
      probe = (probe &+ 1) & (table.count &- 1)
    }
    let text = String(decoding: bytes, as: UTF8.self)
    let made = NameReference(pool.store(AttributeName(text, key: key)))
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
