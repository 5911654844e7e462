/// The names of one template, each made once: most of them come up many times, and many of them in
/// the next template again.
final class NameTable {
  /// A name with what is found out and made of it once.
  struct Entry {
    let name: AttributeName
    /// Whether dictionaries have an attribute of that name, which then hides a key.
    let isOnDict: Bool
    /// Whether lists have a method of that name that changes them.
    let changesLists: Bool
    /// What it is of `loop`.
    let loopField: LoopField?
    /// What Jinja2 gives a meaning of its own.
    let special: SpecialNames
    /// What a variable of that name is until it is assigned.
    var unassigned: Undefined?
    /// What a parameter of that name is that got no argument.
    var missingParameter: Undefined?

    init(_ name: AttributeName) {
      self.name = name
      isOnDict = Methods.existsOnDict(name) || SpecialMethods.isSpecial(name)
      changesLists = ListMethodNames.change(name.key)
      loopField = LoopField(name)
      special = SpecialNames(name)
    }
  }

  private typealias Place = UnsafeMutablePointer<Entry>

  @exclusivity(unchecked) private var pool = SyntaxPool<Entry>()
  /// The names by hash; a power of two of places, half full at most.
  @exclusivity(unchecked) private var table: UnsafeMutablePointer<Place?>
  @exclusivity(unchecked) private var capacity = NameTable.smallest
  @exclusivity(unchecked) private var count = 0
  /// The seed of hashes, to be read without asking whether it has been made.
  private let seed = Key.seed
  /// The bytes of all names together.
  @exclusivity(unchecked) private var textBytes = 0

  private static let smallest = 64

  init() { table = NameTable.emptyTable(NameTable.smallest) }

  deinit { RawMemory.deallocate(table) }

  private static func emptyTable(_ capacity: Int) -> UnsafeMutablePointer<Place?> {
    let table: UnsafeMutablePointer<Place?> = RawMemory.allocate(capacity)
    table.initialize(repeating: nil, count: capacity)
    return table
  }

  /// To be called between templates: forgets the names where they have become many.
  func trim() {
    guard count > 1024 || textBytes > 1 << 15 else { return }
    RawMemory.deallocate(table)
    table = NameTable.emptyTable(NameTable.smallest)
    capacity = NameTable.smallest
    count = 0
    textBytes = 0
    pool = SyntaxPool()
  }

  func name(_ text: String) -> NameReference {
    var text = text
    return text.withUTF8 { bytes in name(of: bytes) }
  }

  func name(of bytes: SourceBytes) -> NameReference { name(of: bytes.buffer) }

  private func name(of bytes: UnsafeBufferPointer<UInt8>) -> NameReference {
    let key = Key(utf8: bytes)
    let mask = capacity &- 1
    var probe = Int(truncatingIfNeeded: key.tableHash(seed) >> 20) & mask
    while let known = table[probe] {
      if known.pointee.name.key == key,
        key.isExact || known.pointee.name.text.utf8.elementsEqual(bytes)
      {
        return NameReference(known)
      }
      probe = (probe &+ 1) & mask
    }
    return add(bytes, key, at: probe)
  }

  @inline(never)
  private func add(_ bytes: UnsafeBufferPointer<UInt8>, _ key: Key, at probe: Int)
    -> NameReference
  {
    let made = pool.store(
      Entry(AttributeName(String(decoding: bytes, as: UTF8.self), key: key)))
    table[probe] = made
    count += 1
    textBytes += bytes.count
    if count * 2 > capacity { grow() }
    return NameReference(made)
  }

  private func grow() {
    let larger = NameTable.emptyTable(capacity * 2)
    let mask = capacity * 2 - 1
    for index in 0..<capacity {
      guard let name = table[index] else { continue }
      var probe = Int(truncatingIfNeeded: name.pointee.name.key.tableHash(seed) >> 20) & mask
      while larger[probe] != nil { probe = (probe + 1) & mask }
      larger[probe] = name
    }
    RawMemory.deallocate(table)
    table = larger
    capacity *= 2
  }
}
