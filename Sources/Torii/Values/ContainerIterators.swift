/// Walks over a list or tuple; items appended meanwhile are seen, as in Python.
package final class ListIterator: ValueIterator {
  private let items: Value.List
  @exclusivity(unchecked) private var position = 0
  private let isTuple: Bool

  package init(_ items: Value.List, isTuple: Bool = false) {
    self.items = items
    self.isTuple = isTuple
  }

  override package var typeName: String { isTuple ? "tuple_iterator" : "list_iterator" }
  override package var knownLength: Int? { max(0, items.count &- position) }

  override package func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    if machine.pointee.hasThawed, case .list(let copy)? = machine.thawed(ObjectIdentifier(items)) {
      return next(of: copy.table, machine)
    }
    return next(of: items.table, machine)
  }

  @inline(__always)
  private func next(of items: Value.List.Table, _ machine: MachineRef) -> Value? {
    guard position < items.count else { return nil }
    defer { position &+= 1 }
    return machine.current(items.base[position])
  }
}

/// Walks over a text's code points, which are plain text even where it is markup.
package final class TextIterator: ValueIterator {
  @exclusivity(unchecked) private var scalars: String.UnicodeScalarView.Iterator

  package init(_ text: String) { scalars = text.unicodeScalars.makeIterator() }

  override package var typeName: String { "str_iterator" }

  override package func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let scalar = scalars.next() else { return nil }
    return .string(String(scalar))
  }
}

/// Walks over a dictionary's keys, values or pairs, and notices if it changes its size meanwhile.
package final class DictIterator: ValueIterator {
  @exclusivity(unchecked) private var dict: Value.Dict
  private let part: DictView.Part
  private let count: Int
  @exclusivity(unchecked) private var position = 0
  private let isReversed: Bool

  package init(_ dict: Value.Dict, _ part: DictView.Part = .keys, reversed: Bool = false) {
    self.dict = dict
    self.part = part
    count = dict.count
    isReversed = reversed
  }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  /// A dictionary that something else holds as well needs no care.
  override package func takeValues(into pending: inout [Value]) {
    guard dict.count > 0, isKnownUniquelyReferenced(&dict) else { return }
    pending.append(.dict(dict))
    dict = Value.Dict()
  }

  override package var typeName: String {
    "dict_\(isReversed ? "reverse" : "")\(part.singular)iterator"
  }
  override package var knownLength: Int? { max(0, count &- position) }

  override package func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let position = try nextPosition() else { return nil }
    return machine.current(part.value(in: dict, at: position))
  }

  /// Where the next pair is; nil behind the last one.
  @inline(__always)
  private func nextPosition() throws(TemplateError) -> Int? {
    if dict.count != count { throw .changedSize }
    guard position < count else { return nil }
    defer { position &+= 1 }
    return isReversed ? count &- 1 &- position : position
  }

  override var pairedDict: Value.Dict? { part == .items ? dict : nil }

  override func nextPair() throws(TemplateError) -> (key: ValuePointer, value: ValuePointer)? {
    guard let position = try nextPosition() else { return nil }
    return (dict.keyPlace(at: position), dict.values + position)
  }
}

extension TemplateError {
  /// Of a walk over a dictionary that gets or loses a key meanwhile.
  static var changedSize: TemplateError {
    TemplateError(.pythonRuntime, "dictionary changed size during iteration")
  }
}
