extension Filter {
  /// `int(value, default=0, base=10)`: an integer, or the default where the value is none
  /// (Jinja2 documentation, `int`).
  package static let int = Filter(
    Signature("do_int", "value, default=0, base=10"), integerFunction: .identity
  ) {
    (arguments) throws(TemplateError) in
    switch arguments[0] {
    case .int, .bigInt: return arguments[0]
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .double(let number):
      if number.isNaN { return arguments[1] }
      guard let value = truncated(number) else {
        throw .overflow("cannot convert float infinity to integer")
      }
      return value
    case .string(let text), .markup(let text):
      return parsed(text, base: arguments[2]) ?? arguments[1]
    case .undefined(let missing): throw missing.error
    case .object(let object as DecimalObject): return try object.whole(.down)
    case .none, .list, .tuple, .dict, .object: return arguments[1]
    }
  }

  /// Reads an integer, or the whole part of a float: `"42.23"` is 42.
  private static func parsed(_ text: String, base: Value) -> Value? {
    if let base = base.indexInt, base == 0 || (2...36).contains(base) {
      switch NumberParsing.integer(text, base: base) {
      case .small(let value): return .int(value)
      case .big(let value): return .integer(value)
      case .invalid, .tooManyDigits: break
      }
    }
    return NumberParsing.float(text).flatMap(truncated)
  }

  /// The whole part of a number, nil if it has none.
  private static func truncated(_ number: Double) -> Value? {
    if let small = Int(exactly: number.rounded(.towardZero)) { return .int(small) }
    return BigInteger(number.rounded(.towardZero)).map { .integer($0) }
  }
}
