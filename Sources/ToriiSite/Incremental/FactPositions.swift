/// Positions of facts, which every page that is rendered looks up a dozen of.
///
/// A table of its own, since a dictionary would make a hash of what has a number already.
struct FactPositions {
  private var entries: [(fact: Fact, position: UInt32)] = []
  /// One more than the position of an entry, in the first free place from that of its mark; 0 where
  /// nothing is. At most half of them are taken.
  private var slots = [UInt32](repeating: 0, count: 64)

  /// - Parameter mark: That of the fact.
  func position(of fact: Fact, mark: UInt64) -> UInt32? {
    var slot = place(of: mark)
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if entries[entry].fact == fact { return entries[entry].position }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Notes where a fact is that has no position yet.
  mutating func add(_ fact: Fact, at position: UInt32) {
    entries.append((fact, position))
    if entries.count * 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count * 2)
      for index in entries.indices { fill(index) }
    } else {
      fill(entries.count - 1)
    }
  }

  private mutating func fill(_ entry: Int) {
    var slot = place(of: entries[entry].fact.mark)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt32(clamping: entry + 1)
  }

  /// Where a search begins: the product's upper bits depend on all of the mark.
  private func place(of mark: UInt64) -> Int {
    let mixed = mark &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 32) & (slots.count - 1)
  }
}
