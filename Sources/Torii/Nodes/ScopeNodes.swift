/// Gives the variables of a scope their first values.
final class EnterScopeNode: StatementNode {
  enum Load {
    case resolve(AttributeName)
    case alias(from: Int)
    case unassigned
  }

  struct Entry {
    let slot: Int
    let isBoxed: Bool
    let load: Load
  }

  private let entries: [Entry]
  private unowned(unsafe) let unit: Unit

  init(_ entries: [Entry], unit: Unit) {
    self.entries = entries
    self.unit = unit
  }

  override func run(_ machine: MachineRef) throws(TemplateError) -> Flow {
    load(machine)
    return .next
  }

  func load(_ machine: MachineRef) {
    for entry in entries { load(entry, machine) }
  }

  @inline(__always)
  private func load(_ entry: Entry, _ machine: MachineRef) {
    switch entry.load {
    case .resolve(let name):
      switch machine.lookup(name) {
      case .place(let place): point(entry, to: place, machine)
      case .value(let value): machine.assign(value, slot: entry.slot, isBoxed: entry.isBoxed)
      case .missing: point(entry, to: unit.unassigned + entry.slot, machine)
      }
    case .alias(let source): point(entry, to: machine.pointee.slots[source], machine)
    case .unassigned: point(entry, to: unit.unassigned + entry.slot, machine)
    }
  }

  @inline(__always)
  private func point(_ entry: Entry, to place: ValuePointer, _ machine: MachineRef) {
    if entry.isBoxed {
      let value = place.pointee
      machine.pointee.slots[entry.slot].pointee = value
    } else {
      machine.pointee.slots[entry.slot] = place
    }
  }
}

/// Assigns to the variables that a target names.
indirect enum TargetPlan {
  case local(slot: Int, isBoxed: Bool)
  case tuple([TargetPlan])
  case namespace(Node, AttributeName)

  func assign(_ value: Value, _ machine: MachineRef) throws(TemplateError) {
    switch self {
    case .local(let slot, let isBoxed): machine.assign(value, slot: slot, isBoxed: isBoxed)
    case .namespace(let node, let name):
      guard case .object(let object) = try node.eval(machine),
        let namespace = object as? NamespaceObject
      else { throw .runtime("cannot assign attribute on non-namespace object") }
      namespace.set(name, value)
    case .tuple(let targets):
      let items = try TargetPlan.unpack(value, into: targets.count, machine)
      for (target, item) in zip(targets, items) { try target.assign(item, machine) }
    }
  }

  /// Checks that every namespace target is one, which Jinja2 does before it evaluates the value.
  func checkNamespaces(_ machine: MachineRef) throws(TemplateError) {
    switch self {
    case .local: break
    case .tuple(let targets): for target in targets { try target.checkNamespaces(machine) }
    case .namespace(let node, _):
      guard case .object(let object) = try node.eval(machine), object is NamespaceObject else {
        throw .runtime("cannot assign attribute on non-namespace object")
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
