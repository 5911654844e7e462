/// Walks over what a filter was given: lists, tuples and the keys of dictionaries without an iterator
/// object.
///
/// Every item is charged. Items appended meanwhile are seen, as in Python.
struct ItemCursor {
  private let list: Value.List?
  /// A dictionary, of which the keys are the items, and how many it has.
  private let dict: Value.Dict?
  private let count: Int
  private let iterator: ValueIterator?
  private var position = 0

  /// - Throws: Python's TypeError if the value is not iterable.
  init(_ value: Value, _ machine: MachineRef) throws(TemplateError) {
    var list: Value.List?
    var dict: Value.Dict?
    switch value {
    case .list(let items), .tuple(let items): list = items
    case .dict(let pairs): dict = pairs
    case .object(let object) where type(of: object) == DictView.self:
      let view = unsafeDowncast(object, to: DictView.self)
      if view.part == .keys { dict = view.dict }
    default: break
    }
    self.list = list
    self.dict = dict
    count = dict?.count ?? 0
    iterator = list == nil && dict == nil ? try machine.iterator(over: value) : nil
  }

  mutating func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    try machine.charge(1)
    guard let list else { return try dict == nil ? iterator?.next(machine) : nextKey(machine) }
    guard position < list.count else { return nil }
    defer { position &+= 1 }
    return list.base[position]
  }
  private mutating func nextKey(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let dict else { return nil }
    if dict.count != count { throw .changedSize }
    guard position < count else { return nil }
    defer { position &+= 1 }
    return machine.current(dict.key(at: position))
  }
}
