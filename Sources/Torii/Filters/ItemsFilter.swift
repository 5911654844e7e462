extension Filter {
  /// `items(value)`: the pairs of a mapping; none of an undefined one
  /// (Jinja2 documentation, `items`).
  package static let items = Filter(Signature("do_items", "value"), isPure: false) {
    (arguments) throws(TemplateError) in
    .object(MappingPairs(arguments))
  }
}

final class MappingPairs: LazyItems {
  @exclusivity(unchecked) private var pairs: ValueIterator?

  /// Gives all pairs at once, those of a dictionary that never changes, to a loop that would be the
  /// first to ask for one. Nothing is left then.
  func takeFrozenDict() -> Value.Dict? {
    guard pairs == nil, case .dict(let dict) = argument(0), dict.isFrozen, endUnbegun() else {
      return nil
    }
    return dict
  }

  override func start(_ machine: MachineRef) throws(TemplateError) -> Bool {
    switch argument(0) {
    case .undefined: return false
    case .dict(let dict):
      // A loop may have begun to take pairs.
      if pairs == nil { pairs = DictIterator(dict, .items) }
      return true
    case .object(let object) where object.isMapping:
      if let items = try machine.rawAttribute(of: argument(0), named: AttributeName("items")) {
        pairs = try machine.iterator(over: try machine.call(items, []))
      }
      return true
    default: throw .type("Can only get item pairs from a mapping.")
    }
  }

  override var pairedDict: Value.Dict? {
    if case .dict(let dict) = argument(0) { dict } else { nil }
  }

  override func nextPair() throws(TemplateError) -> (key: ValuePointer, value: ValuePointer)? {
    if case .dict(let dict) = argument(0), pairs == nil { pairs = DictIterator(dict, .items) }
    return try pairs?.nextPair()
  }

  override func produce(_ machine: MachineRef) throws(TemplateError) -> Value? {
    try machine.charge(1)
    return try pairs?.next(machine)
  }
}
