/// One comparison of two values, however deep they are.
struct Comparison {
  let machine: MachineRef?
  private var depth = 0
  /// What a comparison without a render may touch: shared substructure takes exponential time.
  private var budget = 1 << 20

  private static let depthLimit = 900

  init(_ machine: MachineRef?) { self.machine = machine }

  /// Python's `==`.
  mutating func areEqual(_ left: Value, _ right: Value) throws(TemplateError) -> Bool {
    switch (left, right) {
    case (.string(let left), .string(let right)), (.string(let left), .markup(let right)),
      (.markup(let left), .string(let right)), (.markup(let left), .markup(let right)):
      return CodePoints.equal(left, right)
    case (.int(let left), .int(let right)): return left == right
    case (.bool(let left), .bool(let right)): return left == right
    case (.none, .none): return true
    case (.undefined(let missing), _): return try isEqual(missing, to: right)
    case (_, .undefined(let missing)): return try isEqual(missing, to: left)
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
      return try areEqual(left, right)
    case (.dict(let left), .dict(let right)): return try areEqual(left, right)
    case (.object(let object), _): return object.isEqual(to: right)
    case (_, .object(let object)): return object.isEqual(to: left)
    default:
      guard let left = Number(left), let right = Number(right) else { return false }
      return left.order(to: right) == .same
    }
  }

  /// Undefined values are equal to those of their class; strict ones to nothing, loudly.
  private func isEqual(_ missing: Undefined, to other: Value) throws(TemplateError) -> Bool {
    if missing.behavior == .strict { throw missing.error }
    guard case .undefined(let otherMissing) = other else { return false }
    if otherMissing.behavior == .strict { throw otherMissing.error }
    return missing.behavior == otherMissing.behavior
  }

  /// Equality of items: the same object is equal to itself, whatever its class says.
  private mutating func areEqualItems(_ left: Value, _ right: Value) throws(TemplateError) -> Bool {
    if left.isSameContainer(as: right) { return true }
    return try areEqual(left, right)
  }

  private mutating func areEqual(_ left: Value.List, _ right: Value.List) throws(TemplateError)
    -> Bool
  {
    guard left.count == right.count else { return false }
    if left === right { return true }
    try enter(left.count)
    defer { depth &-= 1 }
    for position in 0..<left.count {
      guard let leftItem = left[position], let rightItem = right[position],
        try areEqualItems(leftItem, rightItem)
      else { return false }
    }
    return true
  }

  private mutating func areEqual(_ left: Value.Dict, _ right: Value.Dict) throws(TemplateError)
    -> Bool
  {
    guard left.count == right.count else { return false }
    if left === right { return true }
    try enter(left.count)
    defer { depth &-= 1 }
    for (key, value) in left {
      guard let other = right.value(Key(hashing: key), equalTo: key),
        try areEqualItems(value, other)
      else { return false }
    }
    return true
  }

  private mutating func enter(_ count: Int) throws(TemplateError) {
    depth &+= 1
    if depth > Comparison.depthLimit { throw .recursion }
    if let machine {
      try machine.charge(count &+ 1)
      try machine.checkStack()
    } else {
      budget &-= count &+ 1
      if budget < 0 { throw .recursion }
    }
  }

  /// Python's `<`, `<=`, `>` and `>=`.
  mutating func ordered(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    throws(TemplateError) -> Bool
  {
    switch (left, right) {
    case (.undefined(let left), .undefined(let right))
    where left.behavior == .lenient && right.behavior != .lenient:
      // Python asks the class first that derives from the other.
      throw right.error
    case (.undefined(let missing), _), (_, .undefined(let missing)): throw missing.error
    case (.string(let left), .string(let right)), (.string(let left), .markup(let right)),
      (.markup(let left), .string(let right)), (.markup(let left), .markup(let right)):
      return operation.accepts(Order(CodePoints.compare(left, right)))
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
      return try ordered(operation, left, right)
    case (.object, _), (_, .object):
      if let result = try orderedObjects(operation, left, right) { return result }
    default:
      if let left = Number(left), let right = Number(right) {
        return operation.accepts(left.order(to: right))
      }
    }
    throw .type(
      "'\(operation.rawValue)' not supported between instances of "
        + "'\(left.typeName)' and '\(right.typeName)'")
  }

  /// The first items that differ decide, then the lengths.
  private mutating func ordered(
    _ operation: ComparisonOperator, _ left: Value.List, _ right: Value.List
  ) throws(TemplateError) -> Bool {
    let common = min(left.count, right.count)
    try enter(common)
    defer { depth &-= 1 }
    for position in 0..<common {
      guard let leftItem = left[position], let rightItem = right[position] else { break }
      if try !areEqualItems(leftItem, rightItem) {
        return try ordered(operation, leftItem, rightItem)
      }
    }
    return operation.accepts(Order(left.count, right.count))
  }

  private func orderedObjects(_ operation: ComparisonOperator, _ left: Value, _ right: Value)
    throws(TemplateError) -> Bool?
  {
    if case .object(let object) = left, let leftSet = object as? SetObject,
      case .object(let other) = right, let rightSet = other as? SetObject
    {
      // Of two sets neither need be a part of the other.
      switch operation {
      case .lessOrEqual: return leftSet.isSubset(of: rightSet)
      case .greaterOrEqual: return rightSet.isSubset(of: leftSet)
      default: break
      }
    }
    if case .object(let object) = left, object is DictView {
      // Nor of two views of dictionaries.
      let isEqual = object.isEqual(to: right)
      switch operation {
      case .lessOrEqual: return isLess(left, right).map { $0 || isEqual }
      case .greaterOrEqual: return isLess(right, left).map { $0 || isEqual }
      default: break
      }
    }
    switch operation {
    case .less: return isLess(left, right)
    case .greater: return isLess(right, left)
    case .lessOrEqual: return isLess(right, left).map { !$0 }
    case .greaterOrEqual: return isLess(left, right).map { !$0 }
    default: return nil
    }
  }

  private func isLess(_ left: Value, _ right: Value) -> Bool? {
    if case .object(let object) = left { return object.isLess(than: right) }
    guard case .object(let object) = right, object is DecimalObject else { return nil }
    return object.isLess(than: left).map { !$0 && !object.isEqual(to: left) }
  }
}

/// How two values stand to each other.
enum Order {
  case below, same, above
  /// One of them is not a number.
  case unordered

  init(_ sign: Int) { self = sign < 0 ? .below : sign > 0 ? .above : .same }

  init(_ left: Int, _ right: Int) { self = left < right ? .below : left > right ? .above : .same }
}

extension ComparisonOperator {
  /// Whether the operator holds for operands that stand to each other like this.
  @inline(__always)
  func accepts(_ order: Order) -> Bool {
    switch self {
    case .less: return order == .below
    case .lessOrEqual: return order == .below || order == .same
    case .greater: return order == .above
    case .greaterOrEqual: return order == .above || order == .same
    case .equal: return order == .same
    case .notEqual: return order != .same
    case .in, .notIn: return false
    }
  }
}
