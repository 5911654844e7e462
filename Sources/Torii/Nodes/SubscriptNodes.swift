/// `value[key]`
final class SubscriptNode: Node {
  private let base: Node
  private let key: Node

  init(_ base: Node, _ key: Node) {
    self.base = base
    self.key = key
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let owner = try base.eval(machine)
    return try machine.item(of: owner, at: try key.eval(machine))
  }
}

/// `value['name']` of a value that has a place: the item first, then the attribute. What is not found
/// in a frozen dictionary is put into a slot of its own.
final class NamedSubscriptPlaceNode: Node {
  private let base: Node
  private let name: AttributeName
  private let key: Value
  private let temporary: Int

  init(_ base: Node, _ name: AttributeName, temporary: Int) {
    self.base = base
    self.name = name
    key = .string(name.text)
    self.temporary = temporary
  }

  override var isPlace: Bool { true }

  /// The item where it is, if nothing can change it.
  @inline(__always)
  private func frozenPlace(_ owner: ValuePointer, _ machine: MachineRef) -> ValuePointer? {
    guard let table = owner.dictTable, table.isFrozen, !machine.pointee.hasThawed else {
      return nil
    }
    return table.place(name)
  }

  private func value(_ owner: ValuePointer, _ machine: MachineRef) throws(TemplateError) -> Value {
    if let place = owner.dictTable?.place(name) { return machine.current(place.pointee) }
    return try machine.item(of: owner.pointee, at: key)
  }

  override func place(_ machine: MachineRef) throws(TemplateError) -> ValuePointer {
    let owner = try base.place(machine)
    if let place = frozenPlace(owner, machine) {
      #if TORII_COPIES_PLACES
        return machine.copyOfPlace(place)
      #else
        return place
      #endif
    }
    let value = try value(owner, machine)
    let place = machine.pointee.store + temporary
    place.pointee = value
    return place
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try value(try base.place(machine), machine)
  }

  #if !TORII_COPIES_PLACES
    override func lend(into memory: ValuePointer, _ machine: MachineRef) throws(TemplateError)
      -> Bool
    {
      let owner = try base.place(machine)
      if let place = frozenPlace(owner, machine) {
        memory.borrow(from: place, 0..<1)
        return false
      }
      memory.initialize(to: try value(owner, machine))
      return true
    }
  #endif

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    let owner = try base.place(machine)
    if let place = frozenPlace(owner, machine) {
      return try machine.emit(at: place, escaped: escaped)
    }
    try machine.emit(try value(owner, machine), escaped: escaped)
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    let owner = try base.place(machine)
    if let place = frozenPlace(owner, machine) { return try machine.truth(at: place) }
    return try machine.truth(of: try value(owner, machine))
  }
}

/// `value['name']`: the item first, then the attribute.
final class NamedSubscriptNode: Node {
  private let base: Node
  private let name: AttributeName

  init(_ base: Node, _ name: AttributeName) {
    self.base = base
    self.name = name
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let owner = try base.eval(machine)
    if case .dict(let dict) = owner {
      let position = dict.find(name)
      if position >= 0 { return machine.current(dict.values[position]) }
    }
    return try machine.item(of: owner, at: .string(name.text))
  }
}

/// `value[lower:upper:step]`
final class SliceNode: Node {
  private let base: Node
  private let lower: Node?
  private let upper: Node?
  private let step: Node?

  init(_ base: Node, lower: Node?, upper: Node?, step: Node?) {
    self.base = base
    self.lower = lower
    self.upper = upper
    self.step = step
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let owner = try base.eval(machine)
    return try machine.slice(
      of: owner, lower: try lower?.eval(machine) ?? Value.none,
      upper: try upper?.eval(machine) ?? Value.none, step: try step?.eval(machine) ?? Value.none)
  }
}
