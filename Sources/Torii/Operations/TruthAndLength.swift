extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `bool`.
  @inline(__always)
  package func truth(of value: Value) throws(TemplateError) -> Bool {
    if let truth = plainTruth(value) { return truth }
    return try truthOfOther(value)
  }

  /// The same of a value where it lies, without counting a reference to what tells it by itself.
  func truth(at place: ValuePointer) throws(TemplateError) -> Bool {
    if let truth = plainTruth(place.pointee) { return truth }
    if let host = place.hostObject {
      return host._withUnsafeGuaranteedRef { $0.base.isTrueInTemplates }
    }
    return try truthOfOther(place.pointee)
  }

  /// That of the commonest kinds; nil for others.
  @inline(__always)
  private func plainTruth(_ value: Value) -> Bool? {
    switch value {
    case .bool(let value): value
    case .none: false
    case .int(let value): value != 0
    case .string(let text), .markup(let text): !text.utf8.isEmpty
    case .list(let items), .tuple(let items): items.count != 0
    case .dict(let dict): dict.count != 0
    default: nil
    }
  }

  @inline(never)
  private func truthOfOther(_ value: Value) throws(TemplateError) -> Bool {
    switch value {
    case .double(let value): return value != 0
    case .undefined(let missing):
      if missing.behavior == .strict { throw missing.error }
      return false
    case .object(let object): return try object.truth(self)
    default: return true
    }
  }

  /// Python's `len`.
  package func length(of value: Value) throws(TemplateError) -> Int {
    switch value {
    case .string(let text), .markup(let text): return CodePoints.count(text)
    case .list(let items), .tuple(let items): return items.count
    case .dict(let dict): return dict.count
    case .undefined(let missing):
      if missing.behavior == .strict { throw missing.error }
      return 0
    case .object(let object):
      if let length = try object.length(self) { return length }
    case .none, .bool, .int, .bigInt, .double: break
    }
    throw .type("object of type '\(value.typeName)' has no len()")
  }
}
