extension UnsafeMutablePointer where Pointee == Machine {
  /// Python's `==`.
  @inline(__always)
  package func isEqual(_ left: Value, _ right: Value) throws(TemplateError) -> Bool {
    if case .int(let left) = left, case .int(let right) = right { return left == right }
    if case .string(let left) = left, case .string(let right) = right {
      return CodePoints.equal(left, right)
    }
    return try isEqualSlowly(left, right)
  }

  /// Whether two plain texts are equal, read where they lie; nil for anything else.
  @inline(__always)
  func equalTexts(_ left: ValuePointer, _ right: ValuePointer) -> Bool? {
    guard case .string = left.pointee, case .string = right.pointee, pointee.readsTextInPlace
    else { return nil }
    if TextInPlace.isIdentical(left, right) { return true }
    guard let first = TextInPlace.bytes(at: left), let second = TextInPlace.bytes(at: right) else {
      return nil
    }
    return first.count == second.count && first.elementsEqual(second)
  }

  @inline(never)
  private func isEqualSlowly(_ left: Value, _ right: Value) throws(TemplateError) -> Bool {
    var comparison = Comparison(self)
    return try comparison.areEqual(left, right)
  }

  /// One link of a comparison chain.
  @inline(__always)
  package func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    throws(TemplateError) -> Bool
  {
    if case .int(let leftInt) = left, case .int(let rightInt) = right {
      switch operation {
      case .equal: return leftInt == rightInt
      case .notEqual: return leftInt != rightInt
      case .less: return leftInt < rightInt
      case .lessOrEqual: return leftInt <= rightInt
      case .greater: return leftInt > rightInt
      case .greaterOrEqual: return leftInt >= rightInt
      case .in, .notIn: break
      }
    }
    if case .string(let leftText) = left, case .string(let rightText) = right {
      if operation == .equal { return CodePoints.equal(leftText, rightText) }
      if operation == .notEqual { return !CodePoints.equal(leftText, rightText) }
    }
    return try compareSlowly(operation, left, right)
  }

  @inline(never)
  private func compareSlowly(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    throws(TemplateError) -> Bool
  {
    switch operation {
    case .equal: return try isEqual(left, right)
    case .notEqual: return try !isEqual(left, right)
    case .in: return try contains(left, in: right)
    case .notIn: return try !contains(left, in: right)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      var comparison = Comparison(self)
      return try comparison.ordered(operation, left, right)
    }
  }

  /// Python's `<`, which is what sorting asks.
  package func isLess(_ left: Value, _ right: Value) throws(TemplateError) -> Bool {
    try compare(.less, left, right)
  }

  /// Python's `item in container`.
  package func contains(_ item: Value, in container: Value) throws(TemplateError) -> Bool {
    switch container {
    case .string(let text), .markup(let text):
      guard let part = item.text else {
        throw .type(
          "'in <string>' requires string as left operand, not \(item.typeName)")
      }
      try charge(text.utf8.count >> 4)
      return CodePoints.contains(text, part)
    case .list(let items), .tuple(let items):
      return try withUnsafePointer(to: item) { (item) throws(TemplateError) in
        try withExtendedLifetime(items) { () throws(TemplateError) in
          try contains(ValuePointer(mutating: item), among: items.table)
        }
      }
    case .dict(let dict):
      return dict.value(try key(for: item), equalTo: item) != nil
    case .undefined(let missing):
      if missing.behavior == .strict { throw missing.error }
      return false
    case .object(let object):
      if let result = try object.contains(item, self) { return result }
      guard let iterator = try object.makeIterator(self) else { break }
      while let candidate = try iterator.next(self) {
        try charge(1)
        if candidate.isSameContainer(as: item) { return true }
        if try isEqual(candidate, item) { return true }
      }
      return false
    case .none, .bool, .int, .bigInt, .double: break
    }
    throw .type("argument of type '\(container.typeName)' is not iterable")
  }

  /// Whether a list, which something else keeps alive, has the item that is at a place.
  func contains(_ item: ValuePointer, among items: Value.List.Table) throws(TemplateError) -> Bool {
    try charge(items.count >> 2)
    var position = 0
    while position < items.count {
      let candidate = items.base + position
      position &+= 1
      if let isEqual = equalTexts(candidate, item) {
        if isEqual { return true }
        continue
      }
      if candidate.pointee.isSameContainer(as: item.pointee) { return true }
      if try isEqual(candidate.pointee, item.pointee) { return true }
    }
    return false
  }
}
