extension Value {
  /// Whether Python's `iter` takes it.
  package var isIterable: Bool {
    switch self {
    case .string, .markup, .list, .tuple, .dict, .undefined: return true
    case .object(let object): return object.isIterable
    case .none, .bool, .int, .bigInt, .double: return false
    }
  }

  /// Whether Python's `callable` takes it.
  package var isCallable: Bool {
    switch self {
    // The class has `__call__`, though all that it does is to throw.
    case .undefined: return true
    case .object(let object): return object.isCallable
    default: return false
    }
  }

  /// Whether it is one of Python's mappings.
  package var isMapping: Bool {
    switch self {
    case .dict: return true
    case .object(let object): return object.isMapping
    default: return false
    }
  }

  /// Whether it has a length and takes subscripts.
  package var isSequence: Bool {
    switch self {
    case .string, .markup, .list, .tuple, .dict, .undefined: return true
    case .object(let object): return object.isSequence || object.isMapping
    case .none, .bool, .int, .bigInt, .double: return false
    }
  }

  /// Whether it is text for Python, markup included.
  package var isString: Bool {
    switch self {
    case .string, .markup: return true
    case .object(let object): return object.isString
    default: return false
    }
  }

  /// Whether it is a number for Python: booleans count.
  package var isNumber: Bool {
    switch self {
    case .bool, .int, .bigInt, .double: return true
    case .object(let object): return object is DecimalObject
    default: return false
    }
  }

  /// Whether both are one object, as Python's `is` tells for containers and objects.
  package func isSameContainer(as other: Value) -> Bool {
    switch (self, other) {
    case (.list(let left), .list(let right)), (.tuple(let left), .tuple(let right)):
      return left === right
    case (.dict(let left), .dict(let right)): return left === right
    case (.object(let left), .object(let right)): return left === right
    case (.undefined(let left), .undefined(let right)):
      // Each mention of a name that has no value makes an Undefined of its own.
      return left === right && !left.isUnassigned
    default: return false
    }
  }
}
