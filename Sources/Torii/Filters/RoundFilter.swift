extension Filter {
  /// `round(value, precision=0, method='common')`: half to even on the binary value, or always up
  /// (`ceil`) or down (`floor`) (Jinja2 documentation, `round`).
  package static let round = Filter(
    Signature("do_round", "value, precision=0, method='common'")
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    if case .double(let number) = arguments.values.pointee, let method = arguments.plainText(2),
      CodePoints.equal(method, "common")
    {
      return try rounded(number, places: arguments[1])
    }
    switch arguments[2].text {
    case "common": return try rounded(arguments[0], places: arguments[1])
    case "ceil": return try rounded(arguments[0], places: arguments[1], .up, machine)
    case "floor": return try rounded(arguments[0], places: arguments[1], .down, machine)
    default:
      // Python looks a set up among sets, though it cannot be a key.
      let isSet = if case .object(let object) = arguments[2] { object is SetObject } else { false }
      if !isSet { _ = try machine.key(for: arguments[2]) }
      throw .filterArgument("method must be common, ceil or floor")
    }
  }

  /// Python's `round(value, places)`.
  private static func rounded(_ value: Value, places: Value) throws(TemplateError) -> Value {
    switch value {
    case .double(let number): return try rounded(number, places: places)
    case .int(let number):
      if case .int(0...) = places { return value }
      return try rounded(BigInteger(number), places: places)
    case .bool(let flag): return try rounded(.int(flag ? 1 : 0), places: places)
    case .bigInt(let box): return try rounded(box.value, places: places)
    case .object(let object as DecimalObject): return try object.rounded(places: places)
    default: throw .type("type \(value.typeName) doesn't define __round__ method")
    }
  }

  private static func rounded(_ number: Double, places: Value) throws(TemplateError) -> Value {
    if places.isNone { return try integer(number.rounded(.toNearestOrEven)) }
    let clamped = try Swift.max(-1000, Swift.min(1000, clampedIndex(places)))
    guard let result = pythonRound(number, places: clamped) else {
      throw .overflow("rounded value too large to represent")
    }
    return .double(result)
  }

  private static func rounded(_ number: BigInteger, places: Value) throws(TemplateError) -> Value {
    if places.isNone { return .integer(number) }
    let cleared = try clampedIndex(places)
    guard cleared < 0 else { return .integer(number) }
    return .integer(pythonRound(number, clearing: cleared == .min ? .max : -cleared))
  }

  private static func clampedIndex(_ value: Value) throws(TemplateError) -> Int {
    if case .bigInt(let box) = value { return box.value.isNegative ? .min : .max }
    guard let index = value.indexInt else { throw .notAnInteger(value) }
    return index
  }

  /// `math.floor` or `math.ceil` of the value times a power of ten, divided by it again.
  private static func rounded(
    _ value: Value, places: Value, _ rule: FloatingPointRoundingRule, _ machine: MachineRef
  ) throws(TemplateError) -> Value {
    let scale = try machine.binary(.power, .int(10), places)
    let scaled = try machine.binary(.multiply, value, scale)
    let whole: Value
    switch scaled {
    case .int, .bigInt: whole = scaled
    case .double(let number): whole = try integer(number.rounded(rule))
    case .object(let object as DecimalObject):
      whole = try object.whole(rule == .up ? .ceiling : .floor)
    default: throw .type("must be real number, not \(scaled.typeName)")
    }
    return try machine.binary(.divide, whole, scale)
  }

  private static func integer(_ number: Double) throws(TemplateError) -> Value {
    if let small = Int(exactly: number) { return .int(small) }
    if let large = BigInteger(number) { return .integer(large) }
    if number.isNaN { throw .value("cannot convert float NaN to integer") }
    throw .overflow("cannot convert float infinity to integer")
  }
}
