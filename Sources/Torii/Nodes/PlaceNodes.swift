/// A value known at compile time.
final class ConstantNode: Node {
  /// Stands where a node has to be that is never called; lives for ever.
  nonisolated(unsafe) static let nothing = ConstantNode(.none, in: forever)
  private nonisolated(unsafe) static let forever = NodeMemory()

  private let storage: ValuePointer

  /// Those of small numbers, which have one node for all programs.
  private nonisolated(unsafe) static let small = {
    let memory = NodeMemory()
    return (memory: memory, nodes: (0..<32).map { ConstantNode(.int($0), in: memory) })
  }()

  /// A node for a value.
  ///
  /// - Parameter memory: Lives longer than the node.
  @inline(__always)
  static func of(_ value: Value, in memory: NodeMemory) -> ConstantNode {
    if case .int(let number) = value, number >= 0, number < 32 {
      return small.nodes[number]
    }
    return ConstantNode(value, in: memory)
  }

  /// - Parameter memory: Lives longer than the node.
  init(_ value: Value, in memory: NodeMemory) {
    storage = memory.allocate(1)
    storage.initialize(to: value)
  }

  deinit { storage.deinitialize(count: 1) }

  override var constant: Value? { storage.pointee }
  override var runsNoCode: Bool { true }
  override var heightOfIntegers: Int { if case .int = storage.pointee { 0 } else { -1 } }

  override func integer(_ machine: MachineRef) -> Int? {
    guard case .int(let number) = storage.pointee else { return nil }
    return number
  }

  override var isPlace: Bool { true }
  override func place(_ machine: MachineRef) throws(TemplateError) -> ValuePointer { storage }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    try machine.emit(at: storage, escaped: escaped)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value { storage.pointee }

  override func lend(into memory: ValuePointer, _ machine: MachineRef) throws(TemplateError)
    -> Bool
  {
    memory.borrow(from: storage, 0..<1)
    return false
  }
}

/// A variable of the running frame.
final class LocalNode: Node {
  let slot: Int

  init(slot: Int) { self.slot = slot }

  override var isPlace: Bool { true }
  override var runsNoCode: Bool { true }
  override var heightOfIntegers: Int { 0 }

  override func integer(_ machine: MachineRef) -> Int? {
    guard case .int(let number) = machine.pointee.slots[slot].pointee else { return nil }
    return number
  }

  override func place(_ machine: MachineRef) throws(TemplateError) -> ValuePointer {
    #if TORII_COPIES_PLACES
      return machine.copyOfPlace(machine.pointee.slots[slot])
    #else
      return machine.pointee.slots[slot]
    #endif
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    machine.pointee.slots[slot].pointee
  }

  override var alwaysLends: Bool { true }

  override func lend(into memory: ValuePointer, _ machine: MachineRef) throws(TemplateError)
    -> Bool
  {
    memory.borrow(from: try place(machine), 0..<1)
    return false
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    try machine.emit(at: machine.pointee.slots[slot], escaped: escaped)
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    try machine.truth(at: machine.pointee.slots[slot])
  }

  override func isDefined(_ machine: MachineRef) throws(TemplateError) -> Bool {
    !machine.pointee.slots[slot].pointee.isUndefined
  }
}

/// An attribute of something that has a place; a value that is not found in a frozen dictionary is
/// put into a slot of its own.
final class AttributePlaceNode: Node {
  // Kept by hand: to release it as a field would count a reference to this node, too.
  private let base: OwnedNode
  private let name: AttributeName
  private let temporary: Int
  /// Whether dictionaries have a method of that name, which then hides a key.
  private let mayBeMethod: Bool
  /// The variable's slot where the base is one, else -1.
  private let slot: Int
  /// The number of the name for the objects of the host that were here last.
  private let known = KnownNumber()
  /// Whether what asks for the value does not tell one undefined value from another.
  @exclusivity(unchecked) private var mayBeNameless = false

  init(_ base: consuming Node, _ name: AttributeName, temporary: Int, mayBeMethod: Bool) {
    slot = (base as? LocalNode)?.slot ?? -1
    self.base = OwnedNode(retaining: base)
    self.name = name
    self.temporary = temporary
    self.mayBeMethod = mayBeMethod
  }

  deinit { base.release() }

  /// Says, while the template is compiled, that whoever asks for the value wants to know of an
  /// undefined one only that it is undefined.
  func allowNameless() { mayBeNameless = true }

  /// An undefined value that nobody counts references to.
  private nonisolated(unsafe) static let nameless: ValuePointer = {
    let place = ValuePointer.allocate(capacity: 1)
    place.initialize(to: .undefined(Undefined(.lenient)))
    return place
  }()

  override var isPlace: Bool { true }
  override var heightOfIntegers: Int { slot >= 0 ? 0 : -1 }

  /// Whether what the place holds lives as long as the frame waits: the variable keeps the
  /// dictionary or module that it is found in, and any other value is in a slot of the frame.
  var isHeldByFrame: Bool { slot >= 0 }

  override func integer(_ machine: MachineRef) -> Int? {
    guard let place = plainPlace(machine.pointee.slots[slot], machine),
      case .int(let number) = place.pointee
    else { return nil }
    return number
  }

  /// Where the attribute is, if it takes no more than a look into a dictionary or namespace.
  @inline(__always)
  private func plainPlace(_ owner: ValuePointer, _ machine: MachineRef) -> ValuePointer? {
    if let table = owner.dictTable {
      return mayBeMethod || machine.pointee.hasThawed ? nil : table.place(name)
    }
    if machine.pointee.isSandboxed { return nil }
    return owner.namespaceTable?.place(name)
  }

  /// Where the attribute is in a dictionary that nothing can change, or in an object of the host
  /// that keeps it.
  @inline(__always)
  private func steadyPlace(_ owner: ValuePointer, _ machine: MachineRef) -> ValuePointer? {
    if let table = owner.dictTable {
      guard table.isFrozen, !mayBeMethod, !machine.pointee.hasThawed else { return nil }
      return table.place(name)
    }
    return hostPlace(owner, machine)
  }

  /// Where an object of the host keeps the attribute. Apart from the way to dictionaries, which it
  /// would make longer.
  @inline(never)
  private func hostPlace(_ owner: ValuePointer, _ machine: MachineRef) -> ValuePointer? {
    guard let host = owner.hostObject, !machine.pointee.isSandboxed else { return nil }
    return known.place(of: name, host, machine)
  }

  /// Where the attribute is among what a module exports, which does not change.
  @inline(__always)
  private func exportPlace(_ owner: ValuePointer, _ machine: MachineRef) -> ValuePointer? {
    machine.pointee.hasThawed ? nil : owner.moduleTable?.place(name)
  }

  @inline(__always)
  private func owner(_ machine: MachineRef) throws(TemplateError) -> ValuePointer {
    #if TORII_COPIES_PLACES
      return try base.reference.place(machine)
    #else
      return slot >= 0 ? machine.pointee.slots[slot] : try base.reference.place(machine)
    #endif
  }

  override func place(_ machine: MachineRef) throws(TemplateError) -> ValuePointer {
    let owner = try owner(machine)
    if let place = steadyPlace(owner, machine) ?? exportPlace(owner, machine) {
      #if TORII_COPIES_PLACES
        return machine.copyOfPlace(place)
      #else
        return place
      #endif
    }
    return try slowPlace(owner, machine)
  }

  private func slowValue(_ owner: ValuePointer, _ machine: MachineRef) throws(TemplateError)
    -> Value
  {
    if !machine.pointee.isSandboxed {
      if let host = owner.hostObject {
        if let value = known.value(of: name, host, machine) { return value }
      } else if let place = owner.namespaceTable?.place(name) {
        return machine.current(place.pointee)
      }
      if !mayBeMethod, let table = owner.dictTable, table.place(name) == nil {
        return machine.undefined(owner: owner.pointee, name: .string(name.text))
      }
    }
    if let export = owner.moduleTable?.place(name) { return machine.current(export.pointee) }
    return try machine.attribute(of: owner.pointee, named: name)
  }

  @inline(never)
  private func slowPlace(_ owner: ValuePointer, _ machine: MachineRef) throws(TemplateError)
    -> ValuePointer
  {
    let value = try slowValue(owner, machine)
    let place = machine.pointee.store + temporary
    place.pointee = value
    return place
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    let owner = try owner(machine)
    if !mayBeMethod, let place = owner.dictTable?.place(name) {
      return machine.current(place.pointee)
    }
    if let place = hostPlace(owner, machine) { return place.pointee }
    return try slowValue(owner, machine)
  }

  #if !TORII_COPIES_PLACES
    override func lend(into memory: ValuePointer, _ machine: MachineRef) throws(TemplateError)
      -> Bool
    {
      let owner = try owner(machine)
      if let place = steadyPlace(owner, machine) {
        memory.borrow(from: place, 0..<1)
        return false
      }
      if !mayBeMethod, let place = owner.dictTable?.place(name) {
        memory.initialize(to: machine.current(place.pointee))
      } else if mayBeNameless, !mayBeMethod, !machine.pointee.isSandboxed, owner.dictTable != nil {
        memory.borrow(from: Self.nameless, 0..<1)
        return false
      } else {
        memory.initialize(to: try slowValue(owner, machine))
      }
      return true
    }
  #endif

  // What only reads the value at once keeps no copy of it in the slot: a list that a namespace
  // holds alone can be appended to in place.

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    let owner = try owner(machine)
    if let place = steadyPlace(owner, machine) {
      return try machine.emit(at: place, escaped: escaped)
    }
    try machine.emit(try slowValue(owner, machine), escaped: escaped)
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    let owner = try owner(machine)
    if !mayBeMethod, let table = owner.dictTable {
      if let place = table.place(name) {
        if table.isFrozen, !machine.pointee.hasThawed {
          return try machine.truth(at: place)
        }
      } else if machine.pointee.environment.undefined != .strict, !machine.pointee.isSandboxed {
        // A missing key is false without a value that says so, unless that is an error.
        return false
      }
    } else if let place = hostPlace(owner, machine) {
      return try machine.truth(at: place)
    }
    return try machine.truth(of: try slowValue(owner, machine))
  }

  override func isDefined(_ machine: MachineRef) throws(TemplateError) -> Bool {
    let owner = try owner(machine)
    if !mayBeMethod, let table = owner.dictTable {
      guard let place = table.place(name) else { return false }
      return !place.pointee.isUndefined
    }
    return try !slowValue(owner, machine).isUndefined
  }

  override func callee(_ machine: MachineRef) throws(TemplateError) -> Callee {
    try machine.callee(of: try base.reference.eval(machine), named: name)
  }
}

/// An attribute of a value that an expression makes.
final class AttributeNode: Node {
  private let base: Node
  private let name: AttributeName
  /// The number of the name for the objects of the host that were here last.
  private let known = KnownNumber()

  init(_ base: Node, _ name: AttributeName) {
    self.base = base
    self.name = name
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    var owner = try base.eval(machine)
    if !machine.pointee.isSandboxed {
      let found = withUnsafeMutablePointer(to: &owner) { place in
        place.hostObject.flatMap { known.value(of: name, $0, machine) }
      }
      if let found { return found }
    }
    return try machine.attribute(of: owner, named: name)
  }

  override func callee(_ machine: MachineRef) throws(TemplateError) -> Callee {
    try machine.callee(of: try base.eval(machine), named: name)
  }
}
