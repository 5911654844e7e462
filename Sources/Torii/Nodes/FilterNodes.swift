/// `value|name(arguments)`, its arguments bound at compile time.
final class FilterNode: Node {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let body: Filter.Body
    let base: Node
    let binding: StaticBinding
    let emitter: Filter.Emitter
  }

  private let parts: Parts
  private let hasEmitter: Bool
  /// Whether there is the value only, and it is where nothing changes it.
  private let isBare: Bool
  /// The items of a list literal, and the slot that keeps its memory from run to run.
  private let literal: (items: NodeRow, scratch: Int)?
  private let hasLiteral: Bool

  private var body: Filter.Body { parts.body }
  private var base: Node { parts.base }
  private var binding: StaticBinding { parts.binding }
  private var emitter: Filter.Emitter { parts.emitter }

  /// - Parameter scratch: A slot of its own, for a value that is a list literal.
  init(
    _ filter: Filter, _ base: consuming Node, _ binding: consuming StaticBinding,
    scratch: Int? = nil
  ) {
    if let scratch, binding.isFilled, let list = base as? ListNode {
      literal = (list.items, scratch)
    } else {
      literal = nil
    }
    hasLiteral = literal != nil
    hasEmitter = filter.hasEmitter
    isBare = binding.isBare && (base is LocalNode || base is ConstantNode)
    parts = Parts(body: filter.body, base: base, binding: binding, emitter: filter.emitter)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    if isBare {
      return try body(Arguments(values: try base.place(machine), count: 1, machine: machine))
    }
    if hasLiteral, let result = try evalOverLiteral(machine) { return result }
    return try binding.call(base, machine, body)
  }

  /// A list literal is a new list each time, but few filters keep it: where nothing else refers to it
  /// afterwards, its memory serves the next run. It is out of its slot meanwhile, since the items or
  /// the filter may lead to another run in the same frame.
  @inline(never)
  private func evalOverLiteral(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard let literal else { return nil }
    let slot = machine.pointee.store + literal.scratch
    let place = machine.pointee.stack.allocateValues(1)
    defer { machine.pointee.stack.release(to: place) }
    let list = slot.takeUniqueList() ?? Value.List(minimumCapacity: literal.items.count)
    var index = 0
    while index < literal.items.count {
      list.append(try literal.items[index].eval(machine))
      index &+= 1
    }
    place.initialize(to: .list(list))
    do throws(TemplateError) {
      let result = try binding.call(lending: place, machine, body)
      if let list = place.takeUniqueList() {
        list.removeAll()
        slot.replace(with: .list(list))
      }
      return result
    } catch {
      place.deinitialize(count: 1)
      throw error
    }
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    guard hasEmitter else { return try machine.emit(try eval(machine), escaped: escaped) }
    try machine.charge(1)
    if isBare {
      let place = try base.place(machine)
      return try emit(Arguments(values: place, count: 1, machine: machine), escaped)
    }
    try binding.call(base, machine) { (arguments) throws(TemplateError) in
      try emit(arguments, escaped)
    }
  }

  @inline(__always)
  private func emit(_ arguments: Arguments, _ escaped: Bool) throws(TemplateError) {
    if try emitter(arguments, escaped) { return }
    try arguments.machine.emit(try body(arguments), escaped: escaped)
  }
}

/// `value|name(*arguments)`, bound when it runs.
final class DynamicFilterNode: Node {
  private let filter: Filter
  private let base: Node
  private let arguments: ArgumentNodes

  init(_ filter: Filter, _ base: Node, _ arguments: consuming ArgumentNodes) {
    self.filter = filter
    self.base = base
    self.arguments = arguments
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    if arguments.isStatic {
      let frame = try arguments.evaluate(machine, first: base)
      defer { frame.release(machine) }
      return try machine.invoke(filter.signature, frame, filter.body)
    }
    let value = try base.eval(machine)
    return try arguments.withFrame(machine, first: value) { (frame) throws(TemplateError) in
      try machine.invoke(filter.signature, frame, filter.body)
    }
  }
}

/// `value|escape`: where it is printed, the value is escaped as it is written.
final class EscapeNode: Node {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let base: Node
    let filter: Filter
    let binding: StaticBinding
  }

  private let parts: Parts

  private var base: Node { parts.base }
  private var binding: StaticBinding { parts.binding }

  init(_ filter: Filter, _ base: consuming Node, _ binding: consuming StaticBinding) {
    parts = Parts(base: base, filter: filter, binding: binding)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    return try binding.call(base, machine, parts.filter.body)
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    try base.emit(machine, escaped: true)
  }
}

/// `value is name(arguments)`, its arguments bound at compile time.
final class TestNode: Node {
  /// One field: to release several would count a reference to this node, too.
  private struct Parts {
    let body: TemplateTest.Body
    let base: Node
    let binding: StaticBinding
  }

  private let parts: Parts
  /// Whether only that is asked for, and what for.
  private let definedness: Bool?
  /// Whether there is the value only, and it is where nothing changes it.
  private let isBare: Bool

  private var body: TemplateTest.Body { parts.body }
  private var base: Node { parts.base }
  private var binding: StaticBinding { parts.binding }

  init(_ test: TemplateTest, _ base: consuming Node, _ binding: consuming StaticBinding) {
    definedness = test.definedness
    isBare = binding.isBare && (base is LocalNode || base is ConstantNode)
    parts = Parts(body: test.body, base: base, binding: binding)
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    if let definedness { return try base.isDefined(machine) == definedness }
    if isBare {
      return try body(Arguments(values: try base.place(machine), count: 1, machine: machine))
    }
    return try binding.call(base, machine, body)
  }
}

/// `value is name(*arguments)`, bound when it runs.
final class DynamicTestNode: Node {
  private let test: TemplateTest
  private let base: Node
  private let arguments: ArgumentNodes

  init(_ test: TemplateTest, _ base: Node, _ arguments: consuming ArgumentNodes) {
    self.test = test
    self.base = base
    self.arguments = arguments
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    let value = try base.eval(machine)
    return try arguments.withFrame(machine, first: value) { (frame) throws(TemplateError) in
      try machine.invoke(test.signature, frame, test.body)
    }
  }
}
