extension Value {
  /// A dictionary that never changes; of equal keys the last value counts.
  ///
  /// - Parameter pairs: Keys that cannot be hashed are left out.
  package static func frozenDict(_ pairs: some Sequence<(Value, Value)>) -> Value {
    let dict = Value.Dict()
    for (key, value) in pairs where key.isHashable {
      dict.set(Torii.Key(hashing: key), named: key, to: value)
    }
    return dict.frozenValue
  }

  /// A tuple whose items are attributes too.
  package static func namedTuple(_ fields: [(String, Value)], className: String = "tuple")
    -> Value
  {
    let list = Value.List(
      fields.map(\.1), tupleClass: TupleClass(className, fieldNames: fields.map(\.0)))
    list.isFrozen = true
    return .tuple(list)
  }
}
