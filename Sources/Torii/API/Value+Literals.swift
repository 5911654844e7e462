extension Value: ExpressibleByStringInterpolation {
  /// Text, escaped where autoescaping is on.
  ///
  /// - Parameter value: The literal's text.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension Value: ExpressibleByIntegerLiteral {
  /// An integer.
  ///
  /// - Parameter value: The literal's number.
  public init(integerLiteral value: Int) { self = .int(value) }
}

extension Value: ExpressibleByFloatLiteral {
  /// A floating-point number.
  ///
  /// - Parameter value: The literal's number.
  public init(floatLiteral value: Double) { self = .double(value) }
}

extension Value: ExpressibleByBooleanLiteral {
  /// `True` or `False`.
  ///
  /// - Parameter value: The literal.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension Value: ExpressibleByArrayLiteral {
  /// A list.
  ///
  /// - Parameter elements: The literal's items.
  public init(arrayLiteral elements: Value...) { self = .frozenList(elements) }
}

extension Value: ExpressibleByDictionaryLiteral {
  /// A dictionary in the order of the literal; of equal keys the last value counts.
  ///
  /// - Parameter elements: The literal's pairs. Keys that cannot be hashed, which are lists and
  ///   dictionaries, are left out.
  public init(dictionaryLiteral elements: (Value, Value)...) {
    let dict = Value.Dict(minimumCapacity: elements.count)
    for (key, value) in elements where key.isHashable {
      dict.set(Torii.Key(hashing: key), named: key, to: value)
    }
    self = dict.frozenValue
  }
}
