extension ClassObject {
  /// `dict(mapping or pairs, **items)`: a new dictionary.
  package static var dict: ClassObject { DictClass() }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `dict(...)`.
  package func makeDict(_ frame: borrowing CallFrame) throws(TemplateError) -> Value.Dict {
    guard frame.positionalCount <= 1 else {
      throw .type("dict expected at most 1 argument, got \(frame.positionalCount)")
    }
    let dict = Value.Dict()
    if frame.positionalCount == 1 { try update(dict, with: frame.values[0]) }
    for (position, keyword) in frame.keywords.enumerated() {
      dict.set(keyword.key, named: .string(keyword.text), to: frame.keyword(position))
    }
    return dict
  }

  /// Adds the pairs of a mapping, or of something iterable, as Python's `dict.update` does.
  package func update(_ dict: Value.Dict, with source: Value) throws(TemplateError) {
    switch source {
    case .dict(let other):
      try charge(other.count)
      for (key, value) in other { dict.set(try self.key(for: key), named: key, to: value) }
    case .object(let object) where object.isMapping:
      for key in try items(of: source) {
        let value = try object.item(key, self) ?? .none
        dict.set(try self.key(for: key), named: key, to: value)
      }
    // Python asks it for `keys` first.
    case .undefined(let missing): throw missing.error
    default: try update(dict, withPairs: source)
    }
  }

  private func update(_ dict: Value.Dict, withPairs source: Value) throws(TemplateError) {
    for (position, element) in try items(of: source).enumerated() {
      guard element.isIterable else {
        throw .type(
          "cannot convert dictionary update sequence element #\(position) to a sequence")
      }
      let pair = try items(of: element)
      guard pair.count == 2 else {
        throw .value(
          "dictionary update sequence element #\(position) has length \(pair.count); 2 is required")
      }
      dict.set(try key(for: pair[0]), named: pair[0], to: pair[1])
    }
  }
}
