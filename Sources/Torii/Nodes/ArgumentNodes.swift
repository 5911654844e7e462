/// Arguments as an expression's nodes, ready to be evaluated onto the render's stack.
struct ArgumentNodes: ~Copyable {
  private let positional: NodeRow
  private let keywordValues: NodeRow
  /// The keywords' names, and `caller` behind them for calls that hand on the body of a `call` block.
  private let names: UnsafeMutableBufferPointer<AttributeName>
  /// Whether the names are these arguments' own.
  private let ownsNames: Bool
  private let spread: Node?
  private let keywordSpread: Node?
  /// The filter or test that is called, as Python's messages have it; nil for calls of values.
  private let calledName: String?

  /// The name `caller`, for calls without keywords.
  private nonisolated(unsafe) static let callerOnly = {
    let names = UnsafeMutableBufferPointer<AttributeName>.allocate(capacity: 1)
    names.initialize(repeating: .caller)
    return names
  }()

  /// The arguments of a call that has none.
  init() {
    positional = NodeRow()
    keywordValues = NodeRow()
    names = ArgumentNodes.callerOnly
    ownsNames = false
    spread = nil
    keywordSpread = nil
    isStatic = true
    calledName = nil
  }

  /// - Parameter arguments: Those without spreads, which are taken over.
  init(
    _ arguments: CompiledArguments, spread: Node? = nil, keywordSpread: Node? = nil,
    calledName: String? = nil
  ) {
    positional = arguments.positional
    keywordValues = arguments.keywords
    ownsNames = arguments.keywords.count > 0
    names = ownsNames ? arguments.names(with: .caller) : ArgumentNodes.callerOnly
    self.spread = spread
    self.keywordSpread = keywordSpread
    isStatic = spread == nil && keywordSpread == nil
    self.calledName = calledName
  }

  deinit {
    positional.release()
    keywordValues.release()
    if ownsNames { names.deinitialize() }
  }

  /// Whether there are positional ones only, and all are known at compile time.
  var areConstants: Bool {
    guard isStatic, keywordValues.count == 0 else { return false }
    for index in 0..<positional.count where positional[index].constant == nil { return false }
    return true
  }

  /// Whether there are no spreads, so that `evaluate` can be used.
  let isStatic: Bool

  /// Evaluates arguments without spreads onto the render's stack; whoever gets them gives them back
  /// with the frame's `release`. No closure stands between, which would count references.
  ///
  /// - Parameters:
  ///   - first: Comes before the written arguments: the filtered value.
  ///   - caller: Comes as the keyword `caller`: the body of a `call` block.
  @inline(__always)
  func evaluate(_ machine: MachineRef, first: Node? = nil, caller: MacroObject? = nil)
    throws(TemplateError) -> CallFrame
  {
    let added = first == nil ? 0 : 1
    let positionalCount = positional.count &+ added
    let written = positionalCount &+ keywordValues.count
    let total = caller == nil ? written : written &+ 1
    let values = machine.pointee.stack.allocateValues(total)
    var filled = 0
    var owned: UInt64 = 0
    do throws(TemplateError) {
      if let first {
        values.initialize(to: try first.eval(machine))
        owned = 1
        filled = 1
      }
      while filled < positionalCount {
        try lend(positional[filled &- added], at: filled, of: values, &owned, machine)
        filled &+= 1
      }
      while filled < written {
        try lend(keywordValues[filled &- positionalCount], at: filled, of: values, &owned, machine)
        filled &+= 1
      }
    } catch {
      values.release(count: filled, owned: owned)
      machine.pointee.stack.release(to: values)
      throw error
    }
    if let caller {
      (values + filled).initialize(to: .object(caller))
      if filled < 64 { owned |= 1 << UInt64(truncatingIfNeeded: filled) }
    }
    return CallFrame(
      values: values, positionalCount: positionalCount,
      keywords: UnsafeBufferPointer(start: names.baseAddress, count: total &- positionalCount),
      owned: owned)
  }

  /// Puts an argument onto the stack, borrowed where nothing changes it: variables of the calling
  /// frame stay as they are until the call is over.
  @inline(__always)
  private func lend(
    _ node: NodeReference, at position: Int, of values: ValuePointer, _ owned: inout UInt64,
    _ machine: MachineRef
  ) throws(TemplateError) {
    if position < 64 {
      if try node.lend(into: values + position, machine) {
        owned |= 1 << UInt64(truncatingIfNeeded: position)
      }
    } else {
      (values + position).initialize(to: try node.eval(machine))
    }
  }

  /// Evaluates any arguments and calls `body` with them.
  ///
  /// - Parameters:
  ///   - first: Comes before the written arguments: the filtered value.
  ///   - caller: Comes as the keyword `caller`: the body of a `call` block.
  @inline(never)
  func withFrame<Result>(
    _ machine: MachineRef, first: Value? = nil, caller: MacroObject? = nil,
    _ body: (CallFrame) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    var values: [Value] = first.map { [$0] } ?? []
    for index in 0..<positional.count { values.append(try positional[index].eval(machine)) }
    // Python evaluates `*rest` before the keywords, wherever it stands.
    if let spread {
      let value = try spread.eval(machine)
      guard value.isIterable else {
        throw .type("Value after * must be an iterable, not \(value.typeName)")
      }
      values += try machine.items(of: value)
    }
    var names = Array(names.dropLast())
    var keywordItems: [Value] = []
    for index in 0..<keywordValues.count {
      keywordItems.append(try keywordValues[index].eval(machine))
    }
    if let caller {
      names.append(AttributeName.caller)
      keywordItems.append(.object(caller))
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
    return try machine.withNames(names) { (names) throws(TemplateError) in
      try body(CallFrame(values: memory, positionalCount: values.count, keywords: names))
    }
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

/// Arguments as the compiler has them. Whoever takes them over releases their nodes and names.
struct CompiledArguments {
  var positional: NodeRow
  var keywords: NodeRow
  /// The names of the keywords, with room for one more.
  private let names: UnsafeMutablePointer<AttributeName>

  /// No arguments at first, with room for some.
  init(positional: Int, keywords: Int, in memory: NodeMemory) {
    self.positional = NodeRow(capacity: positional, in: memory)
    self.keywords = NodeRow(capacity: keywords, in: memory)
    names = memory.allocate(keywords == 0 ? 0 : keywords + 1)
  }

  mutating func append(_ name: AttributeName, _ value: consuming Node) {
    (names + keywords.count).initialize(to: name)
    keywords.append(value)
  }

  /// The names, and one behind them.
  fileprivate func names(with last: AttributeName) -> UnsafeMutableBufferPointer<AttributeName> {
    (names + keywords.count).initialize(to: last)
    return UnsafeMutableBufferPointer(start: names, count: keywords.count + 1)
  }

  func release() {
    names.deinitialize(count: keywords.count)
    positional.release()
    keywords.release()
  }
}
