/// The keys of dictionaries, in order. Dictionaries made alike share one shape.
///
/// Up to eight keys are searched one after the other, more through a hash index.
package final class Shape {
  fileprivate struct Storage {
    var count = 0
    var capacity: Int
    var keys: UnsafeMutablePointer<Key>
    var names: ValuePointer
    var index: UnsafeMutablePointer<Int32>?
    var indexMask = 0
  }

  /// Behind a pointer, since stored properties of a class that may change cost an exclusivity
  /// check at each access.
  private let storage: UnsafeMutablePointer<Storage>

  package private(set) var count: Int {
    @inline(__always) get { storage.pointee.count }
    set { storage.pointee.count = newValue }
  }

  private var capacity: Int {
    get { storage.pointee.capacity }
    set { storage.pointee.capacity = newValue }
  }

  private var keys: UnsafeMutablePointer<Key> {
    @inline(__always) get { storage.pointee.keys }
    set { storage.pointee.keys = newValue }
  }

  /// The keys as values, as a template sees them.
  private var names: ValuePointer {
    @inline(__always) get { storage.pointee.names }
    set { storage.pointee.names = newValue }
  }

  /// Open addressing; an entry is an index into `keys` plus one, zero where free.
  private var index: UnsafeMutablePointer<Int32>? {
    @inline(__always) get { storage.pointee.index }
    set { storage.pointee.index = newValue }
  }

  private var indexMask: Int {
    get { storage.pointee.indexMask }
    set { storage.pointee.indexMask = newValue }
  }

  private static let linearLimit = 8

  init(minimumCapacity: Int = 4) {
    let capacity = max(2, minimumCapacity)
    let keysSize = capacity &* MemoryLayout<Key>.stride
    let memory = RawMemory.allocate(
      Shape.headerSize &+ keysSize &+ capacity &* MemoryLayout<Value>.stride)
    storage = memory.bindMemory(to: Storage.self, capacity: 1)
    storage.initialize(
      to: Storage(
        capacity: capacity,
        keys: (memory + Shape.headerSize).bindMemory(to: Key.self, capacity: capacity),
        names: (memory + Shape.headerSize + keysSize)
          .bindMemory(to: Value.self, capacity: capacity)))
  }

  /// The first keys and names stand behind the header, in the same piece of memory.
  private static var headerSize: Int { (MemoryLayout<Storage>.stride &+ 15) & ~15 }

  /// Frees the memory of keys and names where they have pieces of their own.
  private func deallocateEntries() {
    let own = UnsafeMutableRawPointer(storage) + Shape.headerSize
    guard UnsafeMutableRawPointer(keys) != own else { return }
    RawMemory.deallocate(keys)
    RawMemory.deallocate(names)
  }

  deinit {
    names.deinitialize(count: count)
    deallocateEntries()
    if let index { RawMemory.deallocate(index) }
    RawMemory.deallocate(storage)
  }

  func copy() -> Shape {
    let other = Shape(minimumCapacity: count + 2)
    for position in 0..<count { other.append(keys[position], named: names[position]) }
    return other
  }

  /// The key at a position below `count`.
  @inline(__always)
  package func name(at position: Int) -> Value { names[position] }

  /// Where the key at a position below `count` is.
  @inline(__always)
  func namePlace(at position: Int) -> ValuePointer { names + position }

  /// The position of a text key, or -1. `text` decides where keys are not exact.
  @inline(__always)
  package func find(_ name: borrowing AttributeName) -> Int {
    table.find(name.key, text: name.text)
  }

  /// The shape's memory, for searches that count no reference to the shape: it is valid while
  /// something else keeps the shape alive.
  struct Table: BitwiseCopyable {
    fileprivate let storage: UnsafeMutablePointer<Storage>

    /// The position of a text key, or -1. Only where the key is not exact is the text asked for, and
    /// a reference to it counted.
    @inline(__always)
    func find(_ key: Key, text: @autoclosure () -> String) -> Int {
      key.isExact ? find(exact: key) : find(long: key, text())
    }

    @inline(never)
    private func find(exact key: Key) -> Int { find(key) { _ in true } }

    @inline(never)
    private func find(long key: Key, _ text: String) -> Int {
      find(key) { storage.pointee.names[$0].equalsText(text) }
    }

    /// - Parameter isNamed: Whether the key at a position, which is equal, stands for the same text.
    @inline(__always)
    private func find(_ key: Key, where isNamed: (Int) -> Bool) -> Int {
      let keys = storage.pointee.keys
      guard let index = storage.pointee.index else {
        var position = 0
        while position < storage.pointee.count {
          if keys[position] == key, isNamed(position) { return position }
          position &+= 1
        }
        return -1
      }
      let mask = storage.pointee.indexMask
      var probe = Int(truncatingIfNeeded: key.tableHash >> 20) & mask
      while index[probe] != 0 {
        let position = Int(index[probe]) &- 1
        if keys[position] == key, isNamed(position) { return position }
        probe = (probe &+ 1) & mask
      }
      return -1
    }
  }

  @inline(__always)
  var table: Table { Table(storage: storage) }

  /// The keys where they are few enough to be searched one after the other; nil beyond that.
  var linearKeys: UnsafeMutablePointer<Key>? { index == nil ? keys : nil }

  /// The position of any hashable value's key, or -1.
  package func find(_ key: Key, value: Value) -> Int {
    find(key) { $0.isEqual(to: value) }
  }

  @inline(__always)
  private func find(_ key: Key, matches: (Value) -> Bool) -> Int {
    if index == nil {
      var position = 0
      while position < count {
        if keys[position] == key, key.isExact || matches(names[position]) { return position }
        position &+= 1
      }
      return -1
    }
    return findInIndex(key, matches: matches)
  }

  @inline(never)
  private func findInIndex(_ key: Key, matches: (Value) -> Bool) -> Int {
    guard let index else { return -1 }
    var probe = Int(truncatingIfNeeded: key.tableHash >> 20) & indexMask
    while true {
      let entry = Int(index[probe])
      if entry == 0 { return -1 }
      if keys[entry &- 1] == key, key.isExact || matches(names[entry &- 1]) { return entry &- 1 }
      probe = (probe &+ 1) & indexMask
    }
  }

  /// Whether the keys are exactly these texts, in this order.
  func has(_ texts: [String]) -> Bool {
    guard texts.count == count else { return false }
    for (position, text) in texts.enumerated() {
      guard keys[position] == Key(text), names[position].equalsText(text) else { return false }
    }
    return true
  }

  func append(_ key: Key, named name: Value) {
    if count == capacity { grow() }
    (keys + count).initialize(to: key)
    (names + count).initialize(to: name)
    count &+= 1
    if count > Shape.linearLimit {
      if index == nil || count &* 2 > indexMask { rebuildIndex() } else { enter(count &- 1) }
    }
  }

  /// Removes one key; the later ones move down.
  func remove(at position: Int) {
    let tail = count &- position &- 1
    (names + position).deinitialize(count: 1)
    (names + position).moveInitialize(from: names + position + 1, count: tail)
    (keys + position).update(from: keys + position + 1, count: tail)
    count &-= 1
    if index != nil { rebuildIndex() }
  }

  func removeAll() {
    names.deinitialize(count: count)
    count = 0
    if let index { RawMemory.deallocate(index) }
    index = nil
  }

  private func grow() {
    let larger = capacity &* 2
    let newKeys: UnsafeMutablePointer<Key> = RawMemory.allocate(larger)
    let newNames: ValuePointer = RawMemory.allocate(larger)
    newKeys.moveInitialize(from: keys, count: count)
    newNames.moveInitialize(from: names, count: count)
    deallocateEntries()
    keys = newKeys
    names = newNames
    capacity = larger
  }

  private func rebuildIndex() {
    if let index { RawMemory.deallocate(index) }
    var size = 32
    while size < count &* 4 { size &*= 2 }
    let table: UnsafeMutablePointer<Int32> = RawMemory.allocate(size)
    table.initialize(repeating: 0, count: size)
    index = table
    indexMask = size &- 1
    for position in 0..<count { enter(position) }
  }

  private func enter(_ position: Int) {
    guard let index else { return }
    var probe = Int(truncatingIfNeeded: keys[position].tableHash >> 20) & indexMask
    while index[probe] != 0 { probe = (probe &+ 1) & indexMask }
    index[probe] = Int32(truncatingIfNeeded: position &+ 1)
  }
}
