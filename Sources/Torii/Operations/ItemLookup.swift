extension UnsafeMutablePointer where Pointee == Machine {
  /// Jinja2's `environment.getitem`: the item, else for text the attribute, else undefined.
  package func item(of value: Value, at key: Value) throws(TemplateError) -> Value {
    switch value {
    case .list(let items), .tuple(let items):
      if case .int(let index) = key {
        if let found = items[index < 0 ? index &+ items.count : index] { return current(found) }
        return undefined(owner: value, name: key)
      }
    case .undefined(let missing):
      if missing.behavior == .chainable { return value }
      throw missing.error
    default: break
    }
    if let found = try rawItem(of: value, at: key) { return current(found) }
    if let name = key.text {
      if let found = try rawAttribute(of: value, named: AttributeName(name)) {
        return current(found)
      }
    }
    return undefined(owner: value, name: key)
  }

  /// Python's subscript, nil where it raises TypeError, LookupError or AttributeError.
  package func rawItem(of value: Value, at key: Value) throws(TemplateError) -> Value? {
    switch value {
    case .list(let items), .tuple(let items):
      guard let index = key.indexInt else { return nil }
      return items[index < 0 ? index &+ items.count : index]
    case .dict(let dict):
      switch key {
      case .string(let text), .markup(let text): return dict.value(AttributeName(text))
      default:
        guard key.isHashable else { return nil }
        return dict.value(try self.key(for: key), equalTo: key)
      }
    case .string(let text):
      guard let index = key.indexInt else { return nil }
      try charge(text.utf8.count >> 10)
      return CodePoints.character(text, at: index).map { .string($0) }
    case .markup(let text):
      guard let index = key.indexInt else { return nil }
      try charge(text.utf8.count >> 10)
      return CodePoints.character(text, at: index).map { .markup($0) }
    case .object(let object): return try object.item(key, self)
    case .undefined(let missing):
      if missing.behavior == .chainable { return value }
      throw missing.error
    case .none, .bool, .int, .bigInt, .double: return nil
    }
  }
}
