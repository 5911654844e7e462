extension Value {
  /// A dictionary in insertion order, with Python's equality of keys.
  ///
  /// A frozen dictionary never changes and may be shared between threads; one that a template made
  /// belongs to its render.
  public final class Dict {
    fileprivate struct Storage {
      var shape: Shape
      /// The memory of `shape`.
      var keys: Shape.Table
      var values: ValuePointer
      var capacity: Int
      var isFrozen = false
      /// The shape's keys, where a search goes through them one after the other.
      var linearKeys: UnsafeMutablePointer<Torii.Key>?
      var linearCount = 0
    }

    /// Behind a pointer, since stored properties of a class that may change cost an exclusivity
    /// check at each access.
    private let storage: UnsafeMutablePointer<Storage>

    package private(set) var shape: Shape {
      get { storage.pointee.shape }
      set { storage.pointee.shape = newValue }
    }

    package private(set) var values: ValuePointer {
      @inline(__always) get { storage.pointee.values }
      set { storage.pointee.values = newValue }
    }

    private var capacity: Int {
      get { storage.pointee.capacity }
      set { storage.pointee.capacity = newValue }
    }

    /// Whether the dictionary is shared and must not change.
    package internal(set) var isFrozen: Bool {
      @inline(__always) get { storage.pointee.isFrozen }
      set { storage.pointee.isFrozen = newValue }
    }

    /// An empty dictionary that never changes.
    static let empty: Dict = {
      let dict = Dict(minimumCapacity: 0)
      dict.isFrozen = true
      return dict
    }()

    /// An empty dictionary.
    package init(minimumCapacity: Int = 4) {
      storage = Dict.allocate(Shape(minimumCapacity: minimumCapacity), minimumCapacity)
    }

    private static func allocate(_ shape: Shape, _ minimumCapacity: Int)
      -> UnsafeMutablePointer<Storage>
    {
      let capacity = Swift.max(2, minimumCapacity)
      let memory = RawMemory.allocate(headerSize + capacity &* MemoryLayout<Value>.stride)
      let storage = memory.bindMemory(to: Storage.self, capacity: 1)
      let values = (memory + headerSize).bindMemory(to: Value.self, capacity: capacity)
      storage.initialize(
        to: Storage(shape: shape, keys: shape.table, values: values, capacity: capacity))
      noteKeys(storage)
      return storage
    }

    /// Copies what a search needs out of the shape, after each change of the keys.
    private static func noteKeys(_ storage: UnsafeMutablePointer<Storage>) {
      storage.pointee.keys = storage.pointee.shape.table
      storage.pointee.linearKeys = storage.pointee.shape.linearKeys
      storage.pointee.linearCount = storage.pointee.shape.count
    }

    /// The first values stand behind the header, in the same piece of memory.
    private static let headerSize = 64

    /// Frees the values' memory where it is a piece of its own.
    private func deallocateValues() {
      let own = UnsafeMutableRawPointer(storage) + Dict.headerSize
      if UnsafeMutableRawPointer(values) != own { RawMemory.deallocate(values) }
    }

    /// A dictionary over keys that others may share; `values` has one value for each of them.
    package convenience init(shape: Shape, values source: [Value]) {
      self.init(shape: shape) { $0 < source.count ? source[$0] : .none }
    }

    /// A dictionary over keys that others may share, with the values that a function gives.
    init(shape: Shape, _ value: (Int) -> Value) {
      let count = shape.count
      storage = Dict.allocate(shape, count)
      var position = 0
      while position < count {
        (values + position).initialize(to: value(position))
        position &+= 1
      }
    }

    /// Text keys with their values; of equal keys the last one counts.
    package convenience init(_ pairs: some Sequence<(String, Value)>) {
      self.init()
      for (name, value) in pairs { set(text: name, to: value) }
    }

    deinit {
      Reclaimer.release(values, count: shape.count)
      deallocateValues()
      storage.deinitialize(count: 1)
      RawMemory.deallocate(storage)
    }

    /// The number of keys.
    public var count: Int { shape.count }

    /// The position of a text key, or -1.
    @inline(__always)
    package func find(_ name: borrowing AttributeName) -> Int {
      storage.pointee.shape.find(name)
    }

    /// The dictionary's memory, for searches that count no reference to the dictionary: it is valid
    /// while something else keeps the dictionary alive.
    struct Table: BitwiseCopyable {
      fileprivate let storage: UnsafeMutablePointer<Storage>

      @inline(__always)
      var isFrozen: Bool { storage.pointee.isFrozen }

      /// Where the value of a text key is; nil where there is none. Short keys of small dictionaries
      /// are found without a call.
      @inline(__always)
      func place(_ name: borrowing AttributeName) -> ValuePointer? {
        place(name.key, text: name.text)
      }

      /// Likewise, of a name in memory: no reference to its text is counted where its key is exact.
      @inline(__always)
      func place(at name: UnsafePointer<AttributeName>) -> ValuePointer? {
        place(name.pointee.key, text: name.pointee.text)
      }

      @inline(__always)
      private func place(_ key: Torii.Key, text: @autoclosure () -> String) -> ValuePointer? {
        guard key.isExact, let keys = storage.pointee.linearKeys else {
          let position = storage.pointee.keys.find(key, text: text())
          return position >= 0 ? storage.pointee.values + position : nil
        }
        var position = 0
        while position < storage.pointee.linearCount {
          if keys[position] == key { return storage.pointee.values + position }
          position &+= 1
        }
        return nil
      }
    }

    @inline(__always)
    var table: Table { Table(storage: storage) }

    /// Where the value of a text key is; nil where there is none.
    @inline(__always)
    func place(_ name: borrowing AttributeName) -> ValuePointer? { table.place(name) }

    /// The value of a text key.
    package func value(_ name: borrowing AttributeName) -> Value? { table.place(name)?.pointee }

    /// The value of a text key.
    ///
    /// - Parameter name: The key.
    /// - Returns: Its value, nil where there is none.
    public subscript(name: String) -> Value? { value(AttributeName(name)) }

    /// The value of any hashable key; nil where there is none.
    package func value(_ key: Torii.Key, equalTo value: Value) -> Value? {
      let position = shape.find(key, value: value)
      return position >= 0 ? values[position] : nil
    }

    @inline(__always)
    package func key(at position: Int) -> Value { shape.name(at: position) }

    /// Where the key at a position below `count` is.
    @inline(__always)
    func keyPlace(at position: Int) -> ValuePointer { shape.namePlace(at: position) }

    package func set(text: String, to value: Value) {
      set(Torii.Key(text), named: .string(text), to: value)
    }

    /// Sets a key that is already packed.
    package func set(_ key: Torii.Key, named name: Value, to value: Value) {
      // Threads that fill dictionaries of one shape do not count references to it.
      let shared = Unmanaged.passUnretained(storage.pointee.shape)
      let position = shared._withUnsafeGuaranteedRef { $0.find(key, value: name) }
      if position >= 0 {
        values[position] = value
        return
      }
      if !isKnownUniquelyReferenced(&storage.pointee.shape) { shape = shape.copy() }
      if shape.count == capacity {
        let larger: ValuePointer = RawMemory.allocate(capacity &* 2)
        larger.moveInitialize(from: values, count: shape.count)
        deallocateValues()
        values = larger
        capacity &*= 2
      }
      (values + shape.count).initialize(to: value)
      shape.append(key, named: name)
      Dict.noteKeys(storage)
    }

    /// Removes the pair at a position and returns its value.
    package func remove(at position: Int) -> Value {
      if !isKnownUniquelyReferenced(&storage.pointee.shape) { shape = shape.copy() }
      let removed = (values + position).move()
      let tail = shape.count &- position &- 1
      (values + position).moveInitialize(from: values + position + 1, count: tail)
      shape.remove(at: position)
      Dict.noteKeys(storage)
      return removed
    }

    package func removeAll() {
      let old = shape.count
      shape = Shape()
      values.deinitialize(count: old)
      Dict.noteKeys(storage)
    }

    /// Takes out what may hold other values, for a release that does not recurse.
    func takeAll(into pending: inout [Value]) {
      for position in 0..<shape.count {
        if Reclaimer.isContainer(values[position]) { pending.append(values[position]) }
        let key = shape.name(at: position)
        if Reclaimer.isContainer(key) { pending.append(key) }
      }
      removeAll()
    }

    /// A dictionary of its own with the same pairs.
    package func copy() -> Dict {
      Dict(shape: storage.pointee.shape) { values[$0] }
    }
  }
}

extension Value.Dict {
  /// The keys in their order.
  var keys: [Value] { (0..<count).map { key(at: $0) } }
}

extension Value.Dict: Sequence {
  /// Walks over the pairs in order.
  public struct Iterator: IteratorProtocol {
    private let dict: Value.Dict
    private var position = 0

    init(_ dict: Value.Dict) { self.dict = dict }

    /// The next pair.
    ///
    /// - Returns: Nil after the last one.
    public mutating func next() -> (key: Value, value: Value)? {
      guard position < dict.count else { return nil }
      defer { position &+= 1 }
      return (dict.key(at: position), dict.values[position])
    }
  }

  /// Begins a walk over the pairs.
  public func makeIterator() -> Iterator { Iterator(self) }
}
