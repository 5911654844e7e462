/// A filter that another one applies to each item: looked up and bound to its arguments with the
/// first item, as an error there is one of the first call.
struct ItemFilter {
  let name: Value
  let positional: [Value]
  let keywords: [(String, Value)]
  private var applied: (body: Filter.Body, arguments: ItemArguments)?

  init(name: Value, _ positional: [Value], _ keywords: [(String, Value)]) {
    self.name = name
    self.positional = positional
    self.keywords = keywords
  }

  mutating func callAsFunction(_ item: Value, _ machine: MachineRef) throws(TemplateError) -> Value
  {
    if let applied { return try applied.arguments.call(with: item, machine, applied.body) }
    guard let text = name.text else { throw try machine.unknownName(name, of: "filter") }
    guard let filter = machine.pointee.environment.filters[text] else {
      throw .runtime("No filter named \(text.quotedForMessage).")
    }
    let arguments = try ItemArguments(filter.signature, item, positional, keywords, machine)
    if arguments.canBeReused { applied = (filter.body, arguments) }
    return try arguments.call(with: item, machine, filter.body)
  }
}

/// A test that a filter asks of each item, as ``ItemFilter`` is a filter.
struct ItemTest {
  let name: Value
  let positional: [Value]
  let keywords: [(String, Value)]
  private var applied: (body: TemplateTest.Body, arguments: ItemArguments)?

  init(name: Value, _ positional: [Value], _ keywords: [(String, Value)]) {
    self.name = name
    self.positional = positional
    self.keywords = keywords
  }

  mutating func callAsFunction(_ item: Value, _ machine: MachineRef) throws(TemplateError) -> Bool {
    if let applied { return try applied.arguments.call(with: item, machine, applied.body) }
    guard let text = name.text else { throw try machine.unknownName(name, of: "test") }
    guard let test = machine.pointee.environment.tests[text] else {
      throw .runtime("No test named \(text.quotedForMessage).")
    }
    let arguments = try ItemArguments(test.signature, item, positional, keywords, machine)
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
    _ signature: Signature, _ item: Value, _ positional: [Value],
    _ keywords: [(String, Value)], _ machine: MachineRef
  ) throws(TemplateError) {
    let count = signature.parameters.count
    let values: ValuePointer = RawMemory.allocate(count)
    do throws(TemplateError) {
      try machine.bind(signature, item, positional, keywords, into: values)
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
  fileprivate func bind(
    _ signature: Signature, _ item: Value, _ positional: [Value], _ keywords: [(String, Value)],
    into target: ValuePointer
  ) throws(TemplateError) {
    try withFrame([item] + positional, keywords) { (frame) throws(TemplateError) in
      try signature.bind(frame, into: target)
    }
  }

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
  /// The items of a variadic parameter.
  var listItems: [Value] {
    guard case .tuple(let list) = self else { return [] }
    return list.items
  }

  /// The pairs of a keyword-variadic parameter.
  var keywords: [(String, Value)] {
    guard case .dict(let dict) = self else { return [] }
    return dict.map { ($0.key.text ?? "", $0.value) }
  }
}
