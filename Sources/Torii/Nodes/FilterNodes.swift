/// `value|name(arguments)`
final class FilterNode: Node {
  private let filter: Filter
  private let body: Filter.Body
  private let emitter: Filter.Emitter?
  private let base: Node
  /// Nil where `binding` is not.
  private let arguments: ArgumentNodes?
  /// Nil where binding has to happen at run time.
  private let binding: StaticBinding?
  /// Whether the filter takes the value only, and the value has a place.
  private let isBare: Bool

  init(_ filter: Filter, _ base: Node, _ arguments: ArgumentNodes) {
    self.filter = filter
    body = filter.body
    emitter = filter.emitter
    self.base = base
    self.arguments = arguments
    binding = nil
    isBare = false
  }

  init(_ filter: Filter, _ base: Node, _ binding: StaticBinding) {
    self.filter = filter
    body = filter.body
    emitter = filter.emitter
    self.base = base
    arguments = nil
    self.binding = binding
    isBare = base.isPlace && binding.isBare
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    guard let binding else { return try evalDynamically(machine) }
    // A filter without arguments runs no template code that could move the value.
    if isBare {
      return try body(Arguments(values: try base.place(machine), count: 1, machine: machine))
    }
    let arguments = try binding.evaluate(base, machine)
    defer { binding.release(arguments) }
    return try body(arguments)
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    guard let emitter, let binding else {
      return try machine.emit(try eval(machine), escaped: escaped)
    }
    try machine.charge(1)
    let arguments = try binding.evaluate(base, machine)
    defer { binding.release(arguments) }
    if try emitter(arguments, escaped) { return }
    try machine.emit(try body(arguments), escaped: escaped)
  }

  @inline(never)
  private func evalDynamically(_ machine: MachineRef) throws(TemplateError) -> Value {
    let value = try base.eval(machine)
    guard let arguments else { return value }
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

/// `value is name(arguments)`
final class TestNode: Node {
  private let test: TemplateTest
  private let body: TemplateTest.Body
  private let base: Node
  /// Whether the test takes the value only, and the value has a place.
  private let isBare: Bool
  /// Nil where `binding` is not.
  private let arguments: ArgumentNodes?
  /// Nil where binding has to happen at run time.
  private let binding: StaticBinding?

  init(_ test: TemplateTest, _ base: Node, _ arguments: ArgumentNodes) {
    self.test = test
    body = test.body
    self.base = base
    self.arguments = arguments
    binding = nil
    isBare = false
  }

  init(_ test: TemplateTest, _ base: Node, _ binding: StaticBinding) {
    self.test = test
    body = test.body
    self.base = base
    arguments = nil
    self.binding = binding
    isBare = base.isPlace && binding.isBare
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    .bool(try truth(machine))
  }

  override func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    guard let binding else { return try evalDynamically(machine) }
    // A test alone looks at the value where it is; it runs no template code that could move it.
    if isBare {
      return try body(
        Arguments(values: try base.place(machine), count: 1, machine: machine))
    }
    let arguments = try binding.evaluate(base, machine)
    defer { binding.release(arguments) }
    return try body(arguments)
  }

  @inline(never)
  private func evalDynamically(_ machine: MachineRef) throws(TemplateError) -> Bool {
    let value = try base.eval(machine)
    guard let arguments else { return false }
    return try arguments.withFrame(machine, first: value) { (frame) throws(TemplateError) in
      try machine.invoke(test.signature, frame, test.body)
    }
  }
}
