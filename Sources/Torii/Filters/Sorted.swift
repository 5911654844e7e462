extension UnsafeMutablePointer where Pointee == Machine {
  /// The order of values by one key each, as Python's `sorted` has it.
  func sortedOrder(of keys: [Value], descending: Bool = false) throws(TemplateError) -> [Int] {
    try StableSort.order(count: keys.count, descending: descending) {
      (left, right) throws(TemplateError) in
      try charge(1)
      return try isLess(keys[left], keys[right])
    }
  }

  /// The order of values by `width` keys each, which lie side by side; compared as lists are.
  func sortedOrder(
    of keys: [Value], width: Int, descending: Bool = false
  ) throws(TemplateError) -> [Int] {
    let width = Swift.max(1, width)
    return try StableSort.order(count: keys.count / width, descending: descending) {
      (left, right) throws(TemplateError) in
      try charge(1)
      for part in 0..<width {
        let first = keys[left &* width &+ part]
        let second = keys[right &* width &+ part]
        switch (first, second) {
        case (.int(let first), .int(let second)) where first != second: return first < second
        default:
          if try !isEqual(first, second) { return try isLess(first, second) }
        }
      }
      return false
    }
  }

  /// What Python's `sorted` makes of its argument `reverse`, which must be an integer of C.
  func isReversed(_ flag: Value) throws(TemplateError) -> Bool {
    switch flag {
    case .bool(let flag): return flag
    case .int(let number) where Int32(exactly: number) != nil: return number != 0
    case .int, .bigInt: throw .overflow("Python int too large to convert to C int")
    default: throw .notAnInteger(flag)
    }
  }
}

extension TemplateError {
  /// Python's error for a value that has no `__index__`.
  static func notAnInteger(_ value: Value) -> TemplateError {
    .type("'\(value.typeName)' object cannot be interpreted as an integer")
  }
}
