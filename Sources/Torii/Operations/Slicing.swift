extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `value[lower:upper:step]`; bounds that are None take their defaults.
  package func slice(of value: Value, lower: Value, upper: Value, step: Value)
    throws(TemplateError) -> Value
  {
    switch value {
    case .undefined(let missing):
      if missing.behavior == .chainable { return value }
      throw missing.error
    case .list, .tuple, .string, .markup: break
    case .object(let object):
      if let bytes = object as? BytesObject {
        let part = try SliceArguments(lower, upper, step).bounds(count: bytes.bytes.count)
        try charge(part.length >> 4)
        return .object(bytes.slice(part))
      }
      guard let range = object as? RangeObject else { throw Self.unsubscriptable(value) }
      let bounds = try SliceArguments(lower, upper, step)
      var exactStep: BigInteger?
      if case .bigInt(let box) = step { exactStep = box.value }
      return .object(range.slice(bounds.bounds(count: range.count), exactStep: exactStep))
    case .dict: throw .type("unhashable type: 'slice'")
    case .none, .bool, .int, .bigInt, .double: throw Self.unsubscriptable(value)
    }
    let arguments = try SliceArguments(lower, upper, step)
    switch value {
    case .list(let items): return .list(try slice(items, arguments))
    case .tuple(let items):
      let part = try slice(items, arguments)
      part.isFrozen = true
      return .tuple(part)
    case .string(let text): return .string(try slice(text, arguments))
    case .markup(let text): return .markup(try slice(text, arguments))
    default: return value
    }
  }

  private static func unsubscriptable(_ value: Value) -> TemplateError {
    .type("'\(value.typeName)' object is not subscriptable")
  }

  private func slice(_ items: Value.List, _ arguments: SliceArguments) throws(TemplateError)
    -> Value.List
  {
    let bounds = arguments.bounds(count: items.count)
    try charge(bounds.length >> 2)
    let part = Value.List(minimumCapacity: bounds.length)
    for position in bounds.indices {
      if let item = items[position] { part.append(item) }
    }
    return part
  }

  private func slice(_ text: String, _ arguments: SliceArguments) throws(TemplateError) -> String {
    try charge(text.utf8.count >> (arguments.step == 1 ? 10 : 2))
    let part = CodePoints.slice(
      text, start: arguments.lower, stop: arguments.upper, step: arguments.step)
    try charge(part.utf8.count >> 4)
    return part
  }
}

/// The three numbers of a slice, as Python reads them.
private struct SliceArguments {
  let lower: Int?
  let upper: Int?
  let step: Int

  init(_ lower: Value, _ upper: Value, _ step: Value) throws(TemplateError) {
    let step = try SliceArguments.index(step) ?? 1
    if step == 0 { throw .value("slice step cannot be zero") }
    self.step = step
    self.lower = try SliceArguments.index(lower)
    self.upper = try SliceArguments.index(upper)
  }

  func bounds(count: Int) -> SliceBounds {
    SliceBounds(start: lower, stop: upper, step: step, count: count)
  }

  private static func index(_ value: Value) throws(TemplateError) -> Int? {
    switch value {
    case .none: return nil
    case .int(let value): return value
    case .bool(let value): return value ? 1 : 0
    case .bigInt(let box): return box.value.isNegative ? .min : .max
    default:
      throw .type("slice indices must be integers or None or have an __index__ method")
    }
  }
}
