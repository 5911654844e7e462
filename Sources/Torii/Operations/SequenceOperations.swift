extension UnsafeMutablePointer where Pointee == Machine {
  /// `+`, `*` and `%` where text or lists take part; nil where Python asks the other operand.
  func sequenceBinary(_ operation: BinaryOperator, _ left: Value, _ right: Value)
    throws(TemplateError) -> Value?
  {
    switch operation {
    case .add: return try concatenate(left, right)
    case .multiply: return try repeated(left, right)
    case .modulo:
      guard left.text != nil else { return nil }
      return try percentFormat(left, right, self)
    default: return nil
    }
  }

  private func concatenate(_ left: Value, _ right: Value) throws(TemplateError) -> Value? {
    switch (left, right) {
    case (.string(let left), .string(let right)): return .string(try joined(left, right))
    case (.markup(let left), .markup(let right)): return .markup(try joined(left, right))
    case (.markup(let left), _):
      guard try joinsMarkup(right) else {
        if case .undefined(let missing) = right { throw missing.error }
        throw .type(
          "unsupported operand type(s) for +: 'Markup' and '\(right.typeName)'")
      }
      return .markup(try joined(left, try escape(right)))
    case (_, .markup(let right)):
      guard try joinsMarkup(left) else { return nil }
      return .markup(try joined(try escape(left), right))
    case (.list(let left), .list(let right)): return .list(try joined(left, right))
    case (.tuple(let left), .tuple(let right)):
      let result = try joined(left, right)
      result.isFrozen = true
      return .tuple(result)
    default: return nil
    }
  }

  /// Whether markup can be joined to it.
  func joinsMarkup(_ value: Value) throws(TemplateError) -> Bool {
    if value.isString { return true }
    return try hasHTML(value)
  }

  private func joined(_ left: String, _ right: String) throws(TemplateError) -> String {
    try checkSize(left.utf8.count &+ right.utf8.count)
    return left + right
  }

  private func joined(_ left: Value.List, _ right: Value.List) throws(TemplateError)
    -> Value.List
  {
    let count = left.count &+ right.count
    try checkSize(count)
    try charge(count >> 3)
    let result = Value.List(minimumCapacity: count)
    result.append(contentsOf: left)
    result.append(contentsOf: right)
    return result
  }

  private func repeated(_ left: Value, _ right: Value) throws(TemplateError) -> Value? {
    switch (left, right) {
    case (.markup(let text), _): return .markup(try repeated(text, markupCount: right))
    case (_, .markup(let text)): return .markup(try repeated(text, markupCount: left))
    case (.string, _), (.list, _), (.tuple, _):
      guard let count = try repetitions(right) else { return nil }
      return try repeated(left, count)
    case (_, .string), (_, .list), (_, .tuple):
      guard let count = try repetitions(left) else { return nil }
      return try repeated(right, count)
    default: return nil
    }
  }

  /// How often a sequence is repeated; nil for what is no integer.
  private func repetitions(_ value: Value) throws(TemplateError) -> Int? {
    if case .bigInt = value {
      throw .overflow("cannot fit 'int' into an index-sized integer")
    }
    return value.indexInt
  }

  private func repeated(_ text: String, markupCount: Value) throws(TemplateError) -> String {
    guard let count = try repetitions(markupCount) else {
      throw .type("'\(markupCount.typeName)' object cannot be interpreted as an integer")
    }
    return try repeated(text, count)
  }

  private func repeated(_ value: Value, _ count: Int) throws(TemplateError) -> Value {
    switch value {
    case .string(let text): return .string(try repeated(text, count))
    case .list(let items): return .list(try repeated(items, count))
    case .tuple(let items):
      let result = try repeated(items, count)
      result.isFrozen = true
      return .tuple(result)
    default: return value
    }
  }

  private func repeated(_ text: String, _ count: Int) throws(TemplateError) -> String {
    guard count > 0, !text.utf8.isEmpty else { return "" }
    try checkSize(text.utf8.count, times: count)
    return String(repeating: text, count: count)
  }

  private func repeated(_ items: Value.List, _ count: Int) throws(TemplateError) -> Value.List {
    guard count > 0, items.count > 0 else { return Value.List(minimumCapacity: 0) }
    try checkSize(items.count, times: count)
    let total = items.count &* count
    try charge(total >> 3)
    let result = Value.List(minimumCapacity: total)
    for _ in 0..<count { result.append(contentsOf: items) }
    return result
  }
}
