/// Some names of a syntax tree, in memory that is used again.
struct NameSet: ~Copyable {
  private var table: UnsafeMutablePointer<NameReference?>?
  private var capacity = 0
  private var count = 0

  init() {}

  deinit { if let table { RawMemory.deallocate(table) } }

  var isEmpty: Bool { count == 0 }

  mutating func insert(_ name: NameReference) {
    if count &* 2 >= capacity { grow() }
    guard let table else { return }
    let place = NameSet.place(of: name, in: table, capacity)
    if table[place] != nil { return }
    table[place] = name
    count &+= 1
  }

  func contains(_ name: NameReference) -> Bool {
    guard let table, count > 0 else { return false }
    return table[NameSet.place(of: name, in: table, capacity)] != nil
  }

  /// Forgets the names, and gives much memory back.
  mutating func reset() {
    guard let table, count > 0 else { return }
    count = 0
    if capacity <= 1024 { return table.update(repeating: nil, count: capacity) }
    RawMemory.deallocate(table)
    self.table = nil
    capacity = 0
  }

  /// Where a name is, or would be; at least half of the places are free.
  private static func place(
    of name: NameReference, in table: UnsafeMutablePointer<NameReference?>, _ capacity: Int
  ) -> Int {
    let mask = capacity &- 1
    var probe = Int(truncatingIfNeeded: name.key.tableHash >> 20) & mask
    while let known = table[probe], !(known == name) { probe = (probe &+ 1) & mask }
    return probe
  }

  private mutating func grow() {
    let larger = Swift.max(32, capacity * 2)
    let made: UnsafeMutablePointer<NameReference?> = RawMemory.allocate(larger)
    made.initialize(repeating: nil, count: larger)
    if let table {
      for index in 0..<capacity {
        guard let name = table[index] else { continue }
        made[NameSet.place(of: name, in: made, larger)] = name
      }
      RawMemory.deallocate(table)
    }
    table = made
    capacity = larger
  }
}
