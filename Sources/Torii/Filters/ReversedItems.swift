/// The items of a sequence from the last one on: Python's `reversed`.
package final class ReversedItems: ValueIterator {
  @exclusivity(unchecked) private var sequence: Value
  @exclusivity(unchecked) private var remaining: Int

  private init(_ sequence: Value, count: Int) {
    self.sequence = sequence
    remaining = count
  }

  deinit { releaseValues() }

  override package var holdsValues: Bool { true }

  override package func takeValues(into pending: inout [Value]) {
    guard Reclaimer.isContainer(sequence) else { return }
    pending.append(sequence)
    sequence = .none
  }

  /// An iterator over the value backwards; nil where Python has none.
  static func make(_ value: Value, _ machine: MachineRef) throws(TemplateError) -> ValueIterator? {
    switch value {
    case .list(let list), .tuple(let list): return ReversedItems(value, count: list.count)
    case .dict(let dict): return DictIterator(dict, .keys, reversed: true)
    case .string, .markup, .undefined:
      return ReversedItems(value, count: try machine.length(of: value))
    case .object(let view as DictView): return DictIterator(view.dict, view.part, reversed: true)
    case .object(let object) where object.isSequence:
      return ReversedItems(value, count: try machine.length(of: value))
    default: return nil
    }
  }

  override package var typeName: String {
    if case .list = sequence { return "list_reverseiterator" }
    if case .object(let object) = sequence, object is RangeObject { return "range_iterator" }
    return "reversed"
  }

  override package var knownLength: Int? { remaining }

  override package func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard remaining > 0 else { return nil }
    remaining &-= 1
    switch sequence {
    case .list(let list), .tuple(let list): return list[remaining]
    default: return try machine.item(of: sequence, at: .int(remaining))
    }
  }
}
