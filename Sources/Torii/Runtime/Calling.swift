extension UnsafeMutablePointer where Pointee == Machine {
  /// Calls a value (Python's `callee(...)`).
  package func call(_ callee: Value, _ frame: borrowing CallFrame) throws(TemplateError) -> Value {
    if pointee.checksCalls, let isSafe = pointee.environment.isSafeCallable, !isSafe(callee) {
      throw TemplateError(.security, "\(try repr(of: callee)) is not safely callable")
    }
    switch callee {
    case .object(let object) where object.isCallable: return try object.call(frame, self)
    case .undefined(let undefined): throw undefined.error
    default: throw .type("'\(callee.typeName)' object is not callable")
    }
  }

  /// Calls a value with arguments that are already evaluated.
  package func call(
    _ callee: Value, _ positional: [Value], _ keywords: [(String, Value)] = []
  ) throws(TemplateError) -> Value {
    try withFrame(positional, keywords) { (frame) throws(TemplateError) in
      try call(callee, frame)
    }
  }

  /// What `owner.name(...)` calls.
  ///
  /// - Throws: What the attribute's lookup throws.
  func callee(of owner: consuming Value, named name: AttributeName) throws(TemplateError) -> Callee
  {
    if !pointee.isSandboxed, let method = Methods.lookup(name, on: owner) {
      return Callee(owner, method)
    }
    return Callee(try attribute(of: owner, named: name))
  }

  func call(_ callee: borrowing Callee, _ frame: borrowing CallFrame) throws(TemplateError) -> Value
  {
    if let method = callee.method { return try method.call(callee.value, frame, self) }
    return try call(callee.value, frame)
  }

  /// Applies a filter by its name.
  ///
  /// - Throws: "No filter named 'x'." where there is none.
  package func callFilter(
    _ name: String, _ value: Value, _ positional: [Value], _ keywords: [(String, Value)] = []
  ) throws(TemplateError) -> Value {
    guard let filter = pointee.environment.filters[name] else {
      throw .runtime("No filter named \(name.quotedForMessage).")
    }
    return try withFrame([value] + positional, keywords) { (frame) throws(TemplateError) in
      try invoke(filter.signature, frame, filter.body)
    }
  }

  func withFrame<Result>(
    _ positional: [Value], _ keywords: [(String, Value)],
    _ body: (CallFrame) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    let total = positional.count + keywords.count
    let values = pointee.stack.allocateValues(total)
    var filled = 0
    for value in positional {
      (values + filled).initialize(to: value)
      filled += 1
    }
    for (_, value) in keywords {
      (values + filled).initialize(to: value)
      filled += 1
    }
    defer {
      values.deinitialize(count: filled)
      pointee.stack.release(to: values)
    }
    return try withNames(keywords.map { AttributeName($0.0) }) { (names) throws(TemplateError) in
      try body(CallFrame(values: values, positionalCount: positional.count, keywords: names))
    }
  }

  /// Lends the memory of keywords' names for the time of a call.
  func withNames<Result>(
    _ names: [AttributeName],
    _ body: (UnsafeBufferPointer<AttributeName>) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    if names.isEmpty { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    let memory = UnsafeMutableBufferPointer<AttributeName>.allocate(capacity: names.count)
    _ = memory.initialize(fromContentsOf: names)
    defer { memory.deinitialize().deallocate() }
    return try body(UnsafeBufferPointer(memory))
  }

  /// Whether a value is text that needs no escape: markup, or an object with HTML of its own.
  func isSafe(_ value: Value) throws(TemplateError) -> Bool {
    switch value {
    case .markup: return true
    case .object(let object): return try object.html(self) != nil
    case .undefined(let undefined): return undefined.behavior == .chainable
    default: return false
    }
  }

  /// The number of items, where a value knows it without a walk.
  func lengthIfSized(_ value: Value) throws(TemplateError) -> Int? {
    switch value {
    case .list(let list), .tuple(let list): return list.count
    case .dict(let dict): return dict.count
    case .string, .markup: return try length(of: value)
    case .object(let object): return try object.length(self)
    default: return nil
    }
  }
}

/// What a call calls: found before the arguments are evaluated, as Python does it.
struct Callee: ~Copyable {
  /// What is called, or the owner of the method.
  let value: Value
  /// A method of a plain value, which is not bound to it for a call.
  let method: Method?

  init(_ value: consuming Value, _ method: Method? = nil) {
    self.value = value
    self.method = method
  }
}
