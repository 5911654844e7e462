extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `iter`.
  package func iterator(over value: Value) throws(TemplateError) -> ValueIterator {
    switch value {
    case .list(let items): return ListIterator(items)
    case .tuple(let items): return ListIterator(items, isTuple: true)
    case .dict(let dict): return DictIterator(dict)
    case .string(let text), .markup(let text): return TextIterator(text)
    case .undefined(let missing):
      if missing.behavior == .strict { throw missing.error }
      return ArrayIterator([], typeName: "generator")
    case .object(let object):
      if let iterator = try object.makeIterator(self) { return iterator }
    case .none, .bool, .int, .bigInt, .double: break
    }
    throw .type("'\(value.typeName)' object is not iterable")
  }

  /// Python's `list(value)` as an array.
  package func items(of value: Value) throws(TemplateError) -> [Value] {
    switch value {
    case .list(let items), .tuple(let items):
      try charge(items.count)
      return pointee.hasThawed ? items.items.map { current($0) } : items.items
    case .dict(let dict):
      try charge(dict.count)
      return (0..<dict.count).map { dict.key(at: $0) }
    default:
      let iterator = try iterator(over: value)
      var items: [Value] = []
      if let length = iterator.knownLength {
        try checkSize(length)
        items.reserveCapacity(Swift.min(length, 1 << 16))
      }
      while let item = try iterator.next(self) {
        try charge(1)
        if items.count & 0xFFF == 0xFFF { try checkSize(items.count) }
        items.append(item)
      }
      return items
    }
  }
}
