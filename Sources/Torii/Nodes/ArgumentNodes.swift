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
