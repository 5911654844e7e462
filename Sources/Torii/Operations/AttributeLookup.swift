extension UnsafeMutablePointer where Pointee == Machine {
  /// Jinja2's `environment.getattr`: the attribute, else the item of that name, else undefined.
  package func attribute(of value: Value, named name: AttributeName) throws(TemplateError)
    -> Value
  {
    if case .dict(let dict) = value, !DictMethodNames.mayContain(name.key),
      !pointee.isSandboxed
    {
      let position = dict.find(name)
      if position >= 0 { return current(dict.values[position]) }
      return undefined(owner: value, name: .string(name.text))
    }
    if case .undefined(let missing) = value {
      if let refused = checkHiddenAttribute(name.text, of: value) { return refused }
      if let special = SpecialMethods.attribute(name, of: value) {
        return checkAttribute(name.text, of: value) ?? special
      }
      guard missing.behavior == .chainable else { throw missing.error }
      return chained(missing, value, named: name)
    }
    if let found = try rawAttribute(of: value, named: name) { return current(found) }
    switch value {
    case .dict(let dict):
      if let found = dict.value(name) { return current(found) }
    case .object(let object):
      if let found = try object.item(.string(name.text), self) { return current(found) }
    default: break
    }
    return undefined(owner: value, name: .string(name.text))
  }

  /// An attribute of a missing value that may be asked on and on. Special names are no attributes:
  /// they are looked up as items, which the sandbox does not refuse.
  private func chained(_ missing: Undefined, _ value: Value, named name: AttributeName) -> Value {
    let isOwnName = CodePoints.equal(name.text, "_undefined_name")
    let found = isOwnName ? missing.name ?? Value.none : value
    return SpecialMethods.isSpecial(name.text)
      ? found : checkAttribute(name.text, of: value) ?? found
  }

  /// Python's `getattr` alone, nil where it raises AttributeError. In the sandbox, what templates
  /// must not have is an undefined value that throws a SecurityError.
  package func rawAttribute(of value: Value, named name: AttributeName) throws(TemplateError)
    -> Value?
  {
    guard let found = try ownAttribute(of: value, named: name) else {
      return checkHiddenAttribute(name.text, of: value)
    }
    return checkAttribute(name.text, of: value) ?? found
  }

  private func ownAttribute(of value: Value, named name: AttributeName) throws(TemplateError)
    -> Value?
  {
    switch value {
    case .object(let object):
      if let found = try object.attribute(name, self) { return found }
    case .tuple(let items):
      if let position = items.fieldNames?.firstIndex(where: { CodePoints.equal($0, name.text) }) {
        return items[position]
      }
    case .dict:
      if !DictMethodNames.mayContain(name.key) { return nil }
    case .undefined(let missing):
      if name.text.utf8.starts(with: "__".utf8) {
        return SpecialMethods.attribute(name, of: value)
      }
      if missing.behavior == .chainable { return value }
      throw missing.error
    default: break
    }
    return boundMethod(named: name, of: value) ?? SpecialMethods.attribute(name, of: value)
  }
}

/// A quick way to tell that a name is none of a dictionary's methods, special ones included.
enum DictMethodNames {
  /// Compares the first byte and the length only, so a few other names pass as well.
  @inline(__always)
  static func mayContain(_ key: Key) -> Bool {
    switch (key.low & 0xFF, key.high >> 56) {
    case (0x63, 4), (0x63, 5), (0x66, 8), (0x67, 3), (0x69, 5), (0x6B, 4), (0x70, 3), (0x70, 7),
      (0x73, 10), (0x75, 6), (0x76, 6), (0x5F, _):
      return true
    default: return false
    }
  }
}
