extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `owner[name] = value`.
  func setItem(_ name: AttributeName, of owner: Value, to value: Value) throws(TemplateError) {
    switch owner {
    case .dict(let dict):
      let changed = try mutable(dict)
      try charge(1)
      let key = Value.string(name.text)
      changed.set(try self.key(for: key), named: key, to: value)
      noteChanged(changed, by: value)
    case .list: throw .type("list indices must be integers or slices, not str")
    case .undefined(let missing) where missing.isUnassigned:
      throw .type("'_MissingType' object does not support item assignment")
    default: throw .type("'\(owner.typeName)' object does not support item assignment")
    }
  }
}
