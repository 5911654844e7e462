/// Loops over the pairs of a dictionary: `{% for key, value in d.items() %}` and `d|items`.
extension ForNode {
  /// The dictionary whose pairs a value is about to yield, if it never changes and nothing else can
  /// ask the value for pairs afterwards.
  func frozenPairs(at place: ValuePointer, _ kind: Object.Type, _ isOwned: Bool) -> Value.Dict? {
    guard kind == MappingPairs.self || kind == DictView.self,
      let object = place.unretainedObject
    else { return nil }
    return object._withUnsafeGuaranteedRef { object in
      guard kind == MappingPairs.self else {
        let view = unsafeDowncast(object, to: DictView.self)
        return view.part == .items && view.dict.isFrozen ? view.dict : nil
      }
      guard isOwned, place.holdsOnlyReference else { return nil }
      return unsafeDowncast(object, to: MappingPairs.self).takeFrozenDict()
    }
  }

  /// Walks over the pairs of a dictionary that cannot change; the caller keeps it.
  func overFrozenPairs(
    _ dict: Value.Dict, _ variables: (key: Int, value: Int), _ machine: MachineRef
  ) throws(TemplateError) -> Bool {
    let count = dict.count
    var index = 0
    return try walk(dict, isFrozen: true, variables, machine) { () throws(TemplateError) in
      guard index < count else { return nil }
      defer { index &+= 1 }
      return (dict.keyPlace(at: index), dict.values + index)
    }
  }

  /// Walks over the pairs of a dictionary; the variables point into one that cannot change.
  func overPairs(
    _ iterator: ValueIterator, of dict: Value.Dict, _ variables: (key: Int, value: Int),
    _ machine: MachineRef
  ) throws(TemplateError) -> Bool {
    try walk(dict, isFrozen: dict.isFrozen, variables, machine) { () throws(TemplateError) in
      try iterator.nextPair()
    }
  }

  /// Runs the body over the pairs that `next` gives.
  @inline(__always)
  private func walk(
    _ dict: Value.Dict, isFrozen: Bool, _ variables: (key: Int, value: Int),
    _ machine: MachineRef,
    _ next: () throws(TemplateError) -> (key: ValuePointer, value: ValuePointer)?
  ) throws(TemplateError) -> Bool {
    let state = machine.pointee.loops + loop
    let outer = state.pointee
    defer {
      state.pointee = outer
      machine.pointee.slots[variables.key] = machine.pointee.store + variables.key
      machine.pointee.slots[variables.value] = machine.pointee.store + variables.value
    }
    state.pointee = LoopState(index: 0, count: dict.count, object: nil)
    var completed = false
    while let pair = try next() {
      try machine.charge(1)
      switch try pass(over: pair.key, pair.value, isFrozen: isFrozen, variables, machine) {
      case .next: completed = true
      case .continueLoop: break
      case .breakLoop: return completed
      }
      state.pointee.index &+= 1
    }
    return completed
  }

  /// Runs the body over one pair.
  ///
  /// - Parameter isFrozen: Whether the dictionary cannot change, so that the variables may point
  ///   into it.
  @inline(__always)
  private func pass(
    over key: ValuePointer, _ value: ValuePointer, isFrozen: Bool,
    _ variables: (key: Int, value: Int), _ machine: MachineRef
  ) throws(TemplateError) -> Flow {
    if isFrozen, !machine.pointee.hasThawed {
      machine.pointee.slots[variables.key] = key
      machine.pointee.slots[variables.value] = value
    } else {
      let current = machine.current(value.pointee)
      machine.assign(key.pointee, slot: variables.key, isBoxed: false)
      machine.assign(current, slot: variables.value, isBoxed: false)
    }
    enter?._withUnsafeGuaranteedRef { $0.load(machine) }
    return try body.run(machine)
  }
}
