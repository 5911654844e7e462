/// Gives the variables of a scope their first values.
final class EnterScopeNode: StatementNode {
  enum Load {
    case resolve(AttributeName)
    case alias(from: Int)
    case unassigned
  }

  /// An entry without references, so that a pass of a loop copies and retains nothing.
  private struct Step {
    enum Kind: UInt8 { case resolve, alias, unassigned }

    let kind: Kind
    let isBoxed: Bool
    let slot: Int32
    /// The slot that an alias reads, or the index of the name that is looked up.
    let source: Int32
  }

  @exclusivity(unchecked) private var count = 0
  private let capacity: Int
  private let steps: UnsafeMutablePointer<Step>
  @exclusivity(unchecked) private var nameCount = 0
  private let names: UnsafeMutablePointer<AttributeName>
  private let unit: Unmanaged<Unit>

  /// - Parameter capacity: How many entries there are at most.
  init(capacity: Int, unit: Unmanaged<Unit>) {
    self.unit = unit
    self.capacity = capacity
    steps = unit.allocate(capacity)
    names = unit.allocate(capacity)
  }

  deinit { names.deinitialize(count: nameCount) }

  func append(_ load: Load, slot: Int, isBoxed: Bool) {
    guard count < capacity else { return }
    let kind: Step.Kind
    var source = 0
    switch load {
    case .resolve(let name):
      kind = .resolve
      source = nameCount
      (names + nameCount).initialize(to: name)
      nameCount += 1
    case .alias(let slot):
      kind = .alias
      source = slot
    case .unassigned: kind = .unassigned
    }
    (steps + count).initialize(
      to: Step(
        kind: kind, isBoxed: isBoxed, slot: Int32(truncatingIfNeeded: slot),
        source: Int32(truncatingIfNeeded: source)))
    count += 1
  }

  /// What it gives to variables is seen in the module.
  override var moduleContent: ModuleContent { .constant }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    load(machine)
    return .next
  }

  func load(_ machine: MachineRef) {
    var index = 0
    while index < count {
      load(steps[index], machine)
      index &+= 1
    }
  }

  @inline(__always)
  private func load(_ step: Step, _ machine: MachineRef) {
    let slot = Int(step.slot)
    switch step.kind {
    case .unassigned: point(slot, step.isBoxed, to: unit.unassigned + slot, machine)
    case .alias:
      point(slot, step.isBoxed, to: machine.pointee.slots[Int(step.source)], machine)
    case .resolve: resolve(step, machine)
    }
  }

  private func resolve(_ step: Step, _ machine: MachineRef) {
    let slot = Int(step.slot)
    switch machine.lookup(at: names + Int(step.source)) {
    case .place(let place):
      if machine.pointee.hasThawed {
        machine.assign(machine.current(place.pointee), slot: slot, isBoxed: step.isBoxed)
      } else {
        point(slot, step.isBoxed, to: place, machine)
      }
    case .passing(let place):
      machine.assign(machine.current(place.pointee), slot: slot, isBoxed: step.isBoxed)
    case .missing: point(slot, step.isBoxed, to: unit.unassigned + slot, machine)
    }
  }

  @inline(__always)
  private func point(
    _ slot: Int, _ isBoxed: Bool, to place: ValuePointer, _ machine: MachineRef
  ) {
    if isBoxed {
      let value = place.pointee
      machine.pointee.slots[slot].pointee = value
    } else {
      machine.pointee.slots[slot] = place
    }
  }
}

/// Assigns to the variables that a target names.
enum TargetPlan {
  case local(slot: Int, isBoxed: Bool)
  case tuple([TargetPlan])
  /// `line` is where Jinja2 says that it is no namespace.
  case namespace(Node, AttributeName, line: Int)

  func assign(_ value: Value, _ machine: MachineRef) throws(TemplateError) {
    switch self {
    case .local(let slot, let isBoxed): machine.assign(value, slot: slot, isBoxed: isBoxed)
    case .namespace(let node, let name, _):
      let owner = try node.eval(machine)
      guard case .object(let object) = owner, let namespace = object as? NamespaceObject else {
        return try machine.setItem(name, of: owner, to: value)
      }
      namespace.set(name, value)
    case .tuple(let targets):
      if try assignItems(value, to: targets, machine) { return }
      let items = try TargetPlan.unpack(value, into: targets.count, machine)
      for (target, item) in zip(targets, items) { try target.assign(item, machine) }
    }
  }

  /// Assigns the items of a list or tuple of the right length; false for everything else.
  private func assignItems(_ value: Value, to targets: [TargetPlan], _ machine: MachineRef)
    throws(TemplateError) -> Bool
  {
    switch value {
    case .list(let list), .tuple(let list):
      guard list.count == targets.count else { return false }
      // A namespace may be given the list that is being unpacked.
      if targets.contains(where: { !$0.isLocal }) { return false }
      for index in targets.indices { try targets[index].assign(list.base[index], machine) }
      return true
    default: return false
    }
  }

  private var isLocal: Bool { if case .local = self { true } else { false } }

  /// Checks that every namespace target is one, which Jinja2 does before it evaluates the value.
  func checkNamespaces(_ machine: MachineRef) throws(TemplateError) {
    switch self {
    case .local: break
    case .tuple(let targets): for target in targets { try target.checkNamespaces(machine) }
    case .namespace(let node, _, let line):
      guard case .object(let object) = try node.eval(machine), object is NamespaceObject else {
        throw .noNamespace(line: line)
      }
    }
  }

  private static func unpack(_ value: Value, into count: Int, _ machine: MachineRef)
    throws(TemplateError) -> [Value]
  {
    switch value {
    case .list(let list), .tuple(let list):
      if list.count == count { return list.items }
      throw list.count < count
        ? .value("not enough values to unpack (expected \(count), got \(list.count))")
        : .value("too many values to unpack (expected \(count))")
    default: break
    }
    guard value.isIterable else {
      throw .type("cannot unpack non-iterable \(value.typeName) object")
    }
    let iterator = try machine.iterator(over: value)
    var items: [Value] = []
    while let item = try iterator.next(machine) {
      guard items.count < count else {
        throw .value("too many values to unpack (expected \(count))")
      }
      items.append(item)
    }
    guard items.count == count else {
      throw .value("not enough values to unpack (expected \(count), got \(items.count))")
    }
    return items
  }
}

extension TemplateError {
  static func noNamespace(line: Int) -> TemplateError {
    .runtime("cannot assign attribute on non-namespace object").atLine(line)
  }
}
