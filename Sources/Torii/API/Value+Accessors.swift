extension Value {
  /// The text of a string or of markup; nil for other values.
  public var stringValue: String? { text }

  /// The number of an integer that 64 bits hold; nil for other values, booleans among them.
  public var intValue: Int? {
    if case .int(let value) = self { return value }
    return nil
  }

  /// The truth of a boolean; nil for other values.
  public var boolValue: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }

  /// The number of a float or an integer; nil for other values and where it is too large.
  public var doubleValue: Double? {
    switch self {
    case .double(let value): return value
    case .int(let value): return Double(value)
    case .bigInt(let box): return box.value.asDouble
    default: return nil
    }
  }

  /// The items of a list or tuple; nil for other values.
  public var arrayValue: [Value]? {
    switch self {
    case .list(let items), .tuple(let items): return items.items
    default: return nil
    }
  }

  /// The pairs of a dictionary whose keys are text; nil for other values. Other keys are left out.
  public var dictionaryValue: [String: Value]? {
    guard case .dict(let dict) = self else { return nil }
    var result: [String: Value] = [:]
    for (key, value) in dict {
      if let name = key.text { result[name] = value }
    }
    return result
  }
}
