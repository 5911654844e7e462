/// The name and the arguments with which a filter applies another filter, or a test, to each item.
struct ItemCall {
  let name: Value
  /// The values that follow the item, those before `first` left out.
  private let positional: Value.List
  private let first: Int
  private let keywords: Value.Dict

  /// - Parameters:
  ///   - values: The variadic arguments, of which that at `position` is the name.
  ///   - keywords: The arguments with keywords.
  /// - Returns: Nil where there is no name.
  init?(_ values: Value, nameAt position: Int, _ keywords: Value) {
    guard case .tuple(let list) = values, let name = list[position] else { return nil }
    self.name = name
    positional = list
    first = position + 1
    if case .dict(let dict) = keywords { self.keywords = dict } else { self.keywords = .empty }
  }

  /// Binds the item and the arguments to what a signature declares.
  fileprivate func bind(
    _ signature: Signature, _ item: Value, into target: ValuePointer, _ machine: MachineRef
  ) throws(TemplateError) {
    let count = max(0, positional.count &- first)
    guard keywords.count == 0 else {
      let values = [item] + positional.items.dropFirst(first)
      return try machine.withFrame(values, Value.dict(keywords).keywords) {
        (frame) throws(TemplateError) in
        try signature.bind(frame, into: target)
      }
    }
    let values = machine.pointee.stack.allocateValues(count &+ 1)
    values.initialize(to: item)
    (values + 1).initialize(from: positional.base + first, count: count)
    defer {
      values.release(count: count &+ 1)
      machine.pointee.stack.release(to: values)
    }
    try signature.bind(
      CallFrame(
        values: values, positionalCount: count &+ 1,
        keywords: UnsafeBufferPointer(start: nil, count: 0)),
      into: target)
  }
}

/// A filter that another one applies to each item: looked up and bound to its arguments with the
/// first item, as an error there is one of the first call.
struct ItemFilter {
  private let call: ItemCall
  private var applied: (body: Filter.Body, arguments: ItemArguments)?

  init(_ call: ItemCall) { self.call = call }

  mutating func callAsFunction(_ item: Value, _ machine: MachineRef) throws(TemplateError) -> Value
  {
    if let applied { return try applied.arguments.call(with: item, machine, applied.body) }
    guard let text = call.name.text else {
      throw try machine.unknownName(call.name, of: "filter")
    }
    guard let filter = machine.pointee.environment.filter(named: AttributeName(text)) else {
      throw .runtime("No filter named \(call.name.messageRepr).")
    }
    let arguments = try ItemArguments(filter.signature, item, call, machine)
    if arguments.canBeReused { applied = (filter.body, arguments) }
    return try arguments.call(with: item, machine, filter.body)
  }
}

/// A test that a filter asks of each item, as ``ItemFilter`` is a filter.
struct ItemTest {
  private let call: ItemCall
  private var applied: (body: TemplateTest.Body, arguments: ItemArguments)?

  init(_ call: ItemCall) { self.call = call }

  mutating func callAsFunction(_ item: Value, _ machine: MachineRef) throws(TemplateError) -> Bool {
    if let applied { return try applied.arguments.call(with: item, machine, applied.body) }
    guard let text = call.name.text else { throw try machine.unknownName(call.name, of: "test") }
    guard let test = machine.pointee.environment.test(named: AttributeName(text)) else {
      throw .runtime("No test named \(call.name.messageRepr).")
    }
    let arguments = try ItemArguments(test.signature, item, call, machine)
    if arguments.canBeReused { applied = (test.body, arguments) }
    return try arguments.call(with: item, machine, test.body)
  }
}

/// The arguments of a call that is repeated with another item as its first one.
private final class ItemArguments {
  private let values: ValuePointer
  private let count: Int
  /// Whether the item alone is the first value, so that only that changes from call to call.
  let canBeReused: Bool

  /// - Throws: Python's TypeError where the arguments do not fit.
  init(
    _ signature: Signature, _ item: Value, _ call: ItemCall, _ machine: MachineRef
  ) throws(TemplateError) {
    let count = signature.parameters.count
    let values: ValuePointer = RawMemory.allocate(count)
    do throws(TemplateError) {
      try call.bind(signature, item, into: values, machine)
    } catch {
      RawMemory.deallocate(values)
      throw error
    }
    self.values = values
    self.count = count
    switch signature.parameters.first?.kind {
    case .required, .optional: canBeReused = true
    case .variadic, .keywordVariadic, nil: canBeReused = false
    }
  }

  deinit {
    values.deinitialize(count: count)
    RawMemory.deallocate(values)
  }

  func call<Result>(
    with item: Value, _ machine: MachineRef,
    _ body: (Arguments) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    // The item is not kept: a chain of generators that hold each other would be freed by recursion.
    defer { if canBeReused { values.pointee = .none } }
    if canBeReused { values.pointee = item }
    return try body(Arguments(values: values, count: count, machine: machine))
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// The error for a name that is no text, and so names nothing.
  fileprivate func unknownName(_ name: Value, of kind: String) throws(TemplateError)
    -> TemplateError
  {
    _ = try key(for: name)
    let message = "No \(kind) named \(try repr(of: name))."
    guard case .undefined(let missing) = name else { return .runtime(message) }
    return .runtime(
      "\(message) (\(missing.message); did you forget to quote the callable name?)")
  }
}

extension Value {
  /// The pairs of a keyword-variadic parameter.
  var keywords: [(String, Value)] {
    guard case .dict(let dict) = self else { return [] }
    return dict.map { ($0.key.text ?? "", $0.value) }
  }
}
