extension Value {
  /// The items of a list or tuple.
  ///
  /// A frozen list never changes and may be shared between threads; one that a template made
  /// belongs to its render.
  public final class List {
    fileprivate struct Storage {
      var count: Int
      var base: ValuePointer
      var capacity: Int
      var isFrozen = false
    }

    /// Behind a pointer, since stored properties of a class that may change cost an exclusivity
    /// check at each access.
    private let storage: UnsafeMutablePointer<Storage>

    /// The number of items.
    public private(set) var count: Int {
      get { storage.pointee.count }
      set { storage.pointee.count = newValue }
    }

    /// Where the number of items is, for as long as the list lives.
    var countPlace: UnsafePointer<Int> {
      UnsafeRawPointer(storage).assumingMemoryBound(to: Int.self)
    }

    package private(set) var base: ValuePointer {
      get { storage.pointee.base }
      set { storage.pointee.base = newValue }
    }

    private var capacity: Int {
      get { storage.pointee.capacity }
      set { storage.pointee.capacity = newValue }
    }

    /// Whether the list is shared and must not change. Tuples always are.
    package internal(set) var isFrozen: Bool {
      get { storage.pointee.isFrozen }
      set { storage.pointee.isFrozen = newValue }
    }

    /// The names of a named tuple's items.
    package var fieldNames: [String]? { tupleClass?.fieldNames }
    /// What a named tuple is beside its items; nil for all others.
    package let tupleClass: TupleClass?

    /// The list's memory, for walks that count no reference to the list: it is valid while something
    /// else keeps the list alive.
    struct Table: BitwiseCopyable {
      fileprivate let storage: UnsafeMutablePointer<Storage>
      /// Which list it is.
      let identity: ObjectIdentifier

      @inline(__always)
      var count: Int { storage.pointee.count }
      @inline(__always)
      var base: ValuePointer { storage.pointee.base }
      @inline(__always)
      var isFrozen: Bool { storage.pointee.isFrozen }
    }

    @inline(__always)
    var table: Table { Table(storage: storage, identity: ObjectIdentifier(self)) }

    package init(_ items: some Collection<Value>, tupleClass: TupleClass? = nil) {
      self.tupleClass = tupleClass
      storage = List.allocate(items.count)
      for item in items where count < capacity {
        (base + count).initialize(to: item)
        count &+= 1
      }
    }

    /// No items, for ever.
    static let empty: List = {
      let list = List(minimumCapacity: 0)
      list.isFrozen = true
      return list
    }()

    package init(minimumCapacity: Int) {
      tupleClass = nil
      storage = List.allocate(minimumCapacity)
    }

    private static func allocate(_ minimumCapacity: Int) -> UnsafeMutablePointer<Storage> {
      let capacity = Swift.max(1, minimumCapacity)
      let memory = RawMemory.allocate(headerSize + capacity &* MemoryLayout<Value>.stride)
      let storage = memory.bindMemory(to: Storage.self, capacity: 1)
      let base = (memory + headerSize).bindMemory(to: Value.self, capacity: capacity)
      storage.initialize(to: Storage(count: 0, base: base, capacity: capacity))
      return storage
    }

    /// The first items stand behind the header, in the same piece of memory.
    private static let headerSize = 48

    /// Frees the items' memory where it is a piece of its own.
    private func deallocateItems() {
      let own = UnsafeMutableRawPointer(storage) + List.headerSize
      if UnsafeMutableRawPointer(base) != own { RawMemory.deallocate(base) }
    }

    deinit {
      Reclaimer.release(base, count: count)
      deallocateItems()
      RawMemory.deallocate(storage)
    }

    /// The item at a position, nil beyond the ends.
    ///
    /// - Parameter position: Counts from 0.
    public subscript(position: Int) -> Value? {
      position >= 0 && position < count ? base[position] : nil
    }

    /// The items as an array.
    public var items: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }

    package func append(_ value: consuming Value) {
      if count == capacity { grow() }
      (base + count).initialize(to: value)
      count &+= 1
    }

    package func append(contentsOf other: List) {
      let added = other.count
      for position in 0..<added { append(other.base[position]) }
    }

    /// Inserts before a position from 0 through `count`.
    package func insert(_ value: Value, at position: Int) {
      if count == capacity { grow() }
      (base + position + 1).moveInitialize(from: base + position, count: count &- position)
      (base + position).initialize(to: value)
      count &+= 1
    }

    /// Removes the item at a position below `count`.
    package func remove(at position: Int) -> Value {
      let removed = (base + position).move()
      (base + position).moveInitialize(
        from: base + position + 1, count: count &- position &- 1)
      count &-= 1
      return removed
    }

    package func replaceAll(_ items: [Value]) {
      base.deinitialize(count: count)
      count = 0
      for item in items { append(item) }
    }

    /// Makes the list empty and keeps its memory.
    func removeAll() {
      let items = count
      count = 0
      Reclaimer.release(base, count: items)
    }

    package func set(_ value: Value, at position: Int) { base[position] = value }

    package func copy() -> List {
      let other = List(minimumCapacity: count)
      other.append(contentsOf: self)
      return other
    }

    private func grow() {
      let larger: ValuePointer = RawMemory.allocate(capacity &* 2 &+ 2)
      larger.moveInitialize(from: base, count: count)
      deallocateItems()
      base = larger
      capacity = capacity &* 2 &+ 2
    }

    /// Takes the items out, for a release that does not recurse.
    func takeAll(into pending: inout [Value]) {
      for position in 0..<count { pending.append((base + position).move()) }
      count = 0
    }
  }
}

/// The class of a named tuple.
package final class TupleClass: Sendable {
  package let fieldNames: [String]
  /// The module and the name, such as `jinja2.filters._GroupTuple`.
  let qualifiedName: String

  package init(_ qualifiedName: String, fieldNames: [String]) {
    self.qualifiedName = qualifiedName
    self.fieldNames = fieldNames
  }

  /// The class of the groups that `groupby` makes.
  static let group = TupleClass("jinja2.filters._GroupTuple", fieldNames: ["grouper", "list"])
}

extension Value.List: Sequence {
  /// Walks over the items; items appended meanwhile are seen, as in Python.
  public struct Iterator: IteratorProtocol {
    private let list: Value.List
    private var position = 0

    init(_ list: Value.List) { self.list = list }

    /// The next item.
    ///
    /// - Returns: Nil after the last one.
    public mutating func next() -> Value? {
      guard position < list.count else { return nil }
      defer { position &+= 1 }
      return list.base[position]
    }
  }

  /// Begins a walk over the items.
  public func makeIterator() -> Iterator { Iterator(self) }
}
