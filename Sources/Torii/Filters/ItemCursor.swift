/// Walks over what a filter was given: lists and tuples without an iterator object.
///
/// Every item is charged. Items appended meanwhile are seen, as in Python.
struct ItemCursor {
  private let list: Value.List?
  private let iterator: ValueIterator?
  private var position = 0

  /// - Throws: Python's TypeError if the value is not iterable.
  init(_ value: Value, _ machine: MachineRef) throws(TemplateError) {
    switch value {
    case .list(let list), .tuple(let list):
      self.list = list
      iterator = nil
    default:
      list = nil
      iterator = try machine.iterator(over: value)
    }
  }

  mutating func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    try machine.charge(1)
    guard let list else { return try iterator?.next(machine) }
    guard position < list.count else { return nil }
    defer { position &+= 1 }
    return list.base[position]
  }
}
