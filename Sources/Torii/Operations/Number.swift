/// One of Python's numbers: a boolean is an integer here.
enum Number {
  case int(Int)
  case big(BigInteger)
  case double(Double)

  @inline(__always)
  init?(_ value: Value) {
    switch value {
    case .int(let value): self = .int(value)
    case .double(let value): self = .double(value)
    case .bool(let value): self = .int(value ? 1 : 0)
    case .bigInt(let box): self = .big(box.value)
    default: return nil
    }
  }

  /// The integer, whatever its size; nil for a float.
  var integer: BigInteger? {
    switch self {
    case .int(let value): return BigInteger(value)
    case .big(let value): return value
    case .double: return nil
    }
  }

  /// Python's conversion to float, which fails beyond its range.
  func asDouble() throws(TemplateError) -> Double {
    switch self {
    case .int(let value): return Double(value)
    case .double(let value): return value
    case .big(let value):
      guard let double = value.asDouble else {
        throw .overflow("int too large to convert to float")
      }
      return double
    }
  }

  /// Compares without rounding, as Python does.
  func order(to other: Number) -> Order {
    switch (self, other) {
    case (.int(let left), .int(let right)): return Order(left, right)
    case (.double(let left), .double(let right)):
      return left < right ? .below : left > right ? .above : left == right ? .same : .unordered
    case (.int(let left), .double(let right)):
      if left.magnitude <= 1 << 53 {
        return Number.double(Double(left)).order(to: other)
      }
      return BigInteger(left).compare(to: right).map { Order($0) } ?? .unordered
    case (.big(let left), .double(let right)):
      return left.compare(to: right).map { Order($0) } ?? .unordered
    case (.double, _): return other.order(to: self).reversed
    case (.big(let left), .int(let right)): return Order(left.compare(to: BigInteger(right)))
    case (.big(let left), .big(let right)): return Order(left.compare(to: right))
    case (.int, .big): return other.order(to: self).reversed
    }
  }
}

extension Order {
  var reversed: Order {
    switch self {
    case .below: return .above
    case .above: return .below
    case .same, .unordered: return self
    }
  }
}
