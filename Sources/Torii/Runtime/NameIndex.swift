/// What stands behind names, found by the packed keys that they carry.
struct NameIndex<Element: Sendable>: Sendable {
  private let names: [AttributeName]
  private let elements: [Element]
  /// Positions by hash, -1 where nothing is; a power of two of them, half full at most.
  private let table: [Int32]

  init(_ elements: [String: Element]) {
    names = elements.keys.map { AttributeName($0) }
    self.elements = Array(elements.values)
    var size = 8
    while size < elements.count * 2 { size *= 2 }
    var table = [Int32](repeating: -1, count: size)
    for (position, name) in names.enumerated() {
      var probe = Int(truncatingIfNeeded: name.key.tableHash >> 20) & (size - 1)
      while table[probe] >= 0 { probe = (probe + 1) & (size - 1) }
      table[probe] = Int32(truncatingIfNeeded: position)
    }
    self.table = table
  }

  subscript(name: AttributeName) -> Element? {
    let mask = table.count &- 1
    var probe = Int(truncatingIfNeeded: name.key.tableHash >> 20) & mask
    while table[probe] >= 0 {
      let position = Int(table[probe])
      if names[position] == name { return elements[position] }
      probe = (probe &+ 1) & mask
    }
    return nil
  }
}
