/// `value|name(arguments)`, its arguments bound at compile time.
final class FilterNode: Node {
  private let body: Filter.Body
  private let base: Node
  private let binding: StaticBinding
  private let emitter: Filter.Emitter
  private let hasEmitter: Bool
  /// Whether the filter takes the value only, and the value has a place.
  private let isBare: Bool

  init(_ filter: Filter, _ base: Node, _ binding: StaticBinding) {
    body = filter.body
    emitter = filter.emitter
    hasEmitter = filter.hasEmitter
    self.base = base
    self.binding = binding
    isBare = base.isPlace && binding.isBare
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    // A filter without arguments runs no template code that could move the value.
    if isBare {
      return try body(Arguments(values: try base.place(machine), count: 1, machine: machine))
    }
    let arguments = try binding.evaluate(base, machine)
    defer { binding.release(arguments) }
    return try body(arguments)
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    guard hasEmitter else { return try machine.emit(try eval(machine), escaped: escaped) }
    try machine.charge(1)
    if isBare {
      return try emit(
        Arguments(values: try base.place(machine), count: 1, machine: machine), escaped)
    }
    let arguments = try binding.evaluate(base, machine)
    defer { binding.release(arguments) }
    try emit(arguments, escaped)
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

  init(_ filter: Filter, _ base: Node, _ arguments: ArgumentNodes) {
    self.filter = filter
    self.base = base
    self.arguments = arguments
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    let value = try base.eval(machine)
    return try arguments.withFrame(machine, first: value) { (frame) throws(TemplateError) in
      try machine.invoke(filter.signature, frame, filter.body)
    }
  }
}

/// `value|escape`: where it is printed, the value is escaped as it is written.
final class EscapeNode: Node {
  private let base: Node
  private let body: Filter.Body
  private let binding: StaticBinding

  init(_ filter: Filter, _ base: Node, _ binding: StaticBinding) {
    body = filter.body
    self.base = base
    self.binding = binding
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    let arguments = try binding.evaluate(base, machine)
    defer { binding.release(arguments) }
    return try body(arguments)
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    try base.emit(machine, escaped: true)
  }
}

/// `value is name(arguments)`, its arguments bound at compile time.
final class TestNode: Node {
  private let body: TemplateTest.Body
  private let base: Node
  private let binding: StaticBinding
  /// Whether the test takes the value only, and the value has a place.
  private let isBare: Bool

  init(_ test: TemplateTest, _ base: Node, _ binding: StaticBinding) {
    body = test.body
    self.base = base
    self.binding = binding
    isBare = base.isPlace && binding.isBare
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    // A test alone looks at the value where it is; it runs no template code that could move it.
    if isBare {
      return try body(Arguments(values: try base.place(machine), count: 1, machine: machine))
    }
    let arguments = try binding.evaluate(base, machine)
    defer { binding.release(arguments) }
    return try body(arguments)
  }
}

/// `value is name(*arguments)`, bound when it runs.
final class DynamicTestNode: Node {
  private let test: TemplateTest
  private let base: Node
  private let arguments: ArgumentNodes

  init(_ test: TemplateTest, _ base: Node, _ arguments: ArgumentNodes) {
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
