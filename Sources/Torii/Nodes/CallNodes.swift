/// Arguments as an expression's nodes, ready to be evaluated onto the render's stack.
final class ArgumentNodes {
  private let positional: NodeList
  private let keywordValues: NodeList
  let keywords: [AttributeName]
  /// The keywords of a call that hands on the body of a `call` block.
  private let keywordsWithCaller: [AttributeName]
  private let spread: Node?
  private let keywordSpread: Node?
  /// The filter or test that is called, as Python's messages have it; nil for calls of values.
  private let calledName: String?

  /// The arguments of a call that has none.
  nonisolated(unsafe) static let none = ArgumentNodes(
    positional: [], keywords: [], spread: nil, keywordSpread: nil)

  init(
    positional: [Node], keywords: [(name: AttributeName, value: Node)], spread: Node?,
    keywordSpread: Node?, calledName: String? = nil
  ) {
    self.positional = positional.isEmpty ? .empty : NodeList(positional)
    keywordValues = keywords.isEmpty ? .empty : NodeList(keywords.map(\.value))
    self.keywords = keywords.map(\.name)
    keywordsWithCaller = self.keywords + [ArgumentNodes.callerName]
    self.spread = spread
    self.keywordSpread = keywordSpread
    self.calledName = calledName
  }

  private static let callerName = AttributeName("caller")

  var isStatic: Bool { spread == nil && keywordSpread == nil }

  /// Evaluates the arguments and calls `body` with them.
  ///
  /// - Parameters:
  ///   - first: Comes before the written arguments: the filtered value.
  ///   - caller: Comes as the keyword `caller`: the body of a `call` block.
  @inline(__always)
  func withFrame<Result>(
    _ machine: MachineRef, first: Value? = nil, caller: Value? = nil,
    _ body: (CallFrame) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    guard isStatic else {
      return try withDynamicFrame(machine, first: first, caller: caller, body)
    }
    let extra = first == nil ? 0 : 1
    let positionalCount = positional.count &+ extra
    let total = positionalCount &+ keywordValues.count &+ (caller == nil ? 0 : 1)
    let values = machine.pointee.stack.allocateValues(total)
    var filled = 0
    defer {
      values.release(count: filled)
      machine.pointee.stack.release(to: values)
    }
    if let first {
      values.initialize(to: first)
      filled = 1
    }
    var index = 0
    while index < positional.count {
      (values + filled).initialize(to: try positional[index].eval(machine))
      filled &+= 1
      index &+= 1
    }
    index = 0
    while index < keywordValues.count {
      (values + filled).initialize(to: try keywordValues[index].eval(machine))
      filled &+= 1
      index &+= 1
    }
    if let caller {
      (values + filled).initialize(to: caller)
      filled &+= 1
    }
    return try body(
      CallFrame(
        values: values, positionalCount: positionalCount,
        keywords: caller == nil ? keywords : keywordsWithCaller))
  }

  @inline(never)
  private func withDynamicFrame<Result>(
    _ machine: MachineRef, first: Value?, caller: Value?,
    _ body: (CallFrame) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    var values: [Value] = first.map { [$0] } ?? []
    for index in 0..<positional.count { values.append(try positional[index].eval(machine)) }
    var names = keywords
    var keywordItems: [Value] = []
    for index in 0..<keywordValues.count {
      keywordItems.append(try keywordValues[index].eval(machine))
    }
    if let spread {
      let value = try spread.eval(machine)
      guard value.isIterable else {
        throw .type("Value after * must be an iterable, not \(value.typeName)")
      }
      values += try machine.items(of: value)
    }
    if let caller {
      names.append(ArgumentNodes.callerName)
      keywordItems.append(caller)
    }
    if let keywordSpread {
      try spreadKeywords(try keywordSpread.eval(machine), &names, &keywordItems, machine)
    }
    try machine.checkSize(values.count + keywordItems.count)
    let memory = machine.pointee.stack.allocateValues(values.count + keywordItems.count)
    let all = values + keywordItems
    for (index, value) in all.enumerated() { (memory + index).initialize(to: value) }
    defer {
      memory.deinitialize(count: all.count)
      machine.pointee.stack.release(to: memory)
    }
    return try body(
      CallFrame(values: memory, positionalCount: values.count, keywords: names))
  }

  private func spreadKeywords(
    _ value: Value, _ names: inout [AttributeName], _ items: inout [Value], _ machine: MachineRef
  ) throws(TemplateError) {
    let called = calledName ?? machine.pointee.environment.callName
    if case .undefined(let missing) = value { throw missing.error }
    guard case .dict(let dict) = value else {
      throw .type("\(called) argument after ** must be a mapping, not \(value.typeName)")
    }
    for (key, item) in dict {
      guard let text = key.text else { throw .type("keywords must be strings") }
      let name = AttributeName(text)
      if names.contains(name) {
        throw .type("\(called) got multiple values for keyword argument '\(text)'")
      }
      names.append(name)
      items.append(item)
    }
  }
}

/// `callee(arguments)`
final class CallNode: Node {
  private let callee: Node
  private let arguments: ArgumentNodes

  init(_ callee: Node, _ arguments: ArgumentNodes) {
    self.callee = callee
    self.arguments = arguments
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try eval(machine, caller: nil)
  }

  func eval(_ machine: MachineRef, caller: Value?) throws(TemplateError) -> Value {
    try machine.charge(1)
    return try arguments.withFrame(machine, caller: caller) { (frame) throws(TemplateError) in
      try callee.call(frame, machine)
    }
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    try emit(machine, escaped: escaped, caller: nil)
  }

  /// Lets macros and blocks write straight into the output where nothing has to be escaped.
  func emit(_ machine: MachineRef, escaped: Bool, caller: Value?) throws(TemplateError) {
    if callee.isPlace, machine.pointee.environment.isSafeCallable == nil,
      !escaped || machine.pointee.context.autoescapes,
      case .object(let object) = try callee.place(machine).pointee, object.writesWhenCalled
    {
      return try arguments.withFrame(machine, caller: caller) { (frame) throws(TemplateError) in
        try object.emitCall(frame, machine)
      }
    }
    try machine.emit(try eval(machine, caller: caller), escaped: escaped)
  }
}

/// `value|name(arguments)`
final class FilterNode: Node {
  private let filter: Filter
  private let base: Node
  /// Nil where `binding` is not.
  private let arguments: ArgumentNodes?
  /// Nil where binding has to happen at run time.
  private let binding: StaticBinding?

  init(_ filter: Filter, _ base: Node, _ arguments: ArgumentNodes) {
    self.filter = filter
    self.base = base
    self.arguments = arguments
    binding = nil
  }

  init(_ filter: Filter, _ base: Node, _ binding: StaticBinding) {
    self.filter = filter
    self.base = base
    arguments = nil
    self.binding = binding
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    guard let binding else { return try evalDynamically(machine) }
    return try binding.withArguments(base, machine) { (arguments) throws(TemplateError) in
      try filter.body(arguments)
    }
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    guard let emitter = filter.emitter, let binding else {
      return try machine.emit(try eval(machine), escaped: escaped)
    }
    try machine.charge(1)
    try binding.withArguments(base, machine) { (arguments) throws(TemplateError) in
      if try emitter(arguments, escaped) { return }
      try machine.emit(try filter.body(arguments), escaped: escaped)
    }
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
  private let filter: Filter
  private let binding: StaticBinding

  init(_ filter: Filter, _ base: Node, _ binding: StaticBinding) {
    self.filter = filter
    self.base = base
    self.binding = binding
  }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    try machine.charge(1)
    return try binding.withArguments(base, machine) { (arguments) throws(TemplateError) in
      try filter.body(arguments)
    }
  }

  override func emit(_ machine: MachineRef, escaped: Bool) throws(TemplateError) {
    try base.emit(machine, escaped: true)
  }
}

/// `value is name(arguments)`
final class TestNode: Node {
  private let test: TemplateTest
  private let base: Node
  /// Whether the test takes the value only, and the value has a place.
  private let isBare: Bool
  /// Nil where `binding` is not.
  private let arguments: ArgumentNodes?
  /// Nil where binding has to happen at run time.
  private let binding: StaticBinding?

  init(_ test: TemplateTest, _ base: Node, _ arguments: ArgumentNodes) {
    self.test = test
    self.base = base
    self.arguments = arguments
    binding = nil
    isBare = false
  }

  init(_ test: TemplateTest, _ base: Node, _ binding: StaticBinding) {
    self.test = test
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
      return try test.body(
        Arguments(values: try base.place(machine), count: 1, machine: machine))
    }
    return try binding.withArguments(base, machine) { (arguments) throws(TemplateError) in
      try test.body(arguments)
    }
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

/// How the arguments of a filter or test fall to its parameters, worked out at compile time: one
/// value for each parameter, then the given arguments over them.
final class StaticBinding {
  private struct Target {
    let parameter: Int
    let node: OwnedNode
  }

  private let count: Int
  private let defaults: ValuePointer
  @exclusivity(unchecked) private var targetCount = 0
  /// How many of the targets are the parameters behind the first one, in their order.
  @exclusivity(unchecked) private var orderedCount = 0
  private let targets: UnsafeMutablePointer<Target>

  /// Whether there is no parameter but the value.
  var isBare: Bool { count == 1 }

  /// - Returns: Nil where it takes the run to know, or where the arguments do not fit.
  init?(
    _ signature: Signature, positional: [Node] = [],
    keywords: [(name: AttributeName, value: Node)] = []
  ) {
    let parameters = signature.parameters
    guard signature.variadicIndex == nil, signature.keywordVariadicIndex == nil,
      positional.count < parameters.count
    else { return nil }
    count = parameters.count
    defaults = .allocate(capacity: count)
    targets = .allocate(capacity: positional.count + keywords.count)
    for (index, parameter) in parameters.enumerated() {
      var value = Value.none
      if case .optional(let given) = parameter.kind { value = given }
      (defaults + index).initialize(to: value)
    }
    for (index, node) in positional.enumerated() { add(index + 1, node) }
    for (name, node) in keywords {
      guard !signature.isPositionalOnly,
        let index = parameters.firstIndex(where: { $0.name.key == name.key }), !isGiven(index)
      else { return nil }
      add(index, node)
    }
    for (index, parameter) in parameters.enumerated() where !isGiven(index) {
      if case .optional = parameter.kind { continue }
      return nil
    }
  }

  private func add(_ parameter: Int, _ node: Node) {
    let owned = OwnedNode(node)
    owned.retain()
    (targets + targetCount).initialize(to: Target(parameter: parameter, node: owned))
    if orderedCount == targetCount, parameter == targetCount + 1 { orderedCount += 1 }
    targetCount += 1
  }

  /// Whether a parameter has an argument; the first one always has.
  private func isGiven(_ parameter: Int) -> Bool {
    for index in 0..<targetCount where targets[index].parameter == parameter { return true }
    return parameter == 0
  }

  deinit {
    for index in 0..<targetCount { targets[index].node.release() }
    targets.deallocate()
    defaults.deinitialize(count: count)
    defaults.deallocate()
  }

  /// Evaluates the filtered value and the arguments onto the render's stack.
  @inline(__always)
  func withArguments<Result>(
    _ base: Node, _ machine: MachineRef, _ body: (Arguments) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let values = machine.pointee.stack.allocateValues(count)
    var filled = 0
    defer {
      values.release(count: filled)
      machine.pointee.stack.release(to: values)
    }
    values.initialize(to: try base.eval(machine))
    filled = 1
    // Arguments that stand in the order of the parameters, then the defaults of the others.
    var target = 0
    while target < orderedCount {
      (values + filled).initialize(to: try targets[target].node.reference.eval(machine))
      filled &+= 1
      target &+= 1
    }
    while filled < count {
      (values + filled).initialize(to: defaults[filled])
      filled &+= 1
    }
    while target < targetCount {
      values[targets[target].parameter] = try targets[target].node.reference.eval(machine)
      target &+= 1
    }
    return try body(Arguments(values: values, count: count, machine: machine))
  }
}

/// Throws when it is evaluated: what Jinja2 reports only where the code runs.
final class FailureNode: Node {
  private let error: TemplateError

  init(_ error: TemplateError) { self.error = error }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value { throw error }
}

/// The text that a `filter` or `set` block captured.
final class CapturedTextNode: Node {
  private let slot: Int

  init(slot: Int) { self.slot = slot }

  override func eval(_ machine: MachineRef) throws(TemplateError) -> Value {
    machine.pointee.store[slot]
  }
}
