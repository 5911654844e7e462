extension Methods {
  static let decimalMethods: [Method] =
    decimalQuestions + [
      Method("Decimal.quantize", .decimal(["exp", "rounding", "context"], required: 1)) {
        (receiver, arguments) throws(TemplateError) in
        let place = try other(arguments, 0)
        return decimal(
          try number(receiver).quantized(to: place.exponent, rounding(arguments[1])))
      },
      Method("Decimal.normalize", .decimal(["context"])) {
        (receiver, _) throws(TemplateError) in decimal(try number(receiver).normalized())
      },
      rounded("Decimal.to_integral_value"), rounded("Decimal.to_integral"),
      rounded("Decimal.to_integral_exact"),
      Method("Decimal.sqrt", .decimal(["context"])) {
        (receiver, _) throws(TemplateError) in decimal(try number(receiver).squareRoot())
      },
      Method("Decimal.fma", .decimal(["other", "third", "context"], required: 2)) {
        (receiver, arguments) throws(TemplateError) in
        let (left, right) = (number(receiver), try other(arguments, 0))
        let product = DecimalNumber(
          isNegative: left.isNegative != right.isNegative, left.digits * right.digits,
          left.exponent + right.exponent)
        return decimal(try product.plus(try other(arguments, 1)))
      },
      Method("Decimal.compare", withOther) { (receiver, arguments) throws(TemplateError) in
        let order = number(receiver).compare(to: try other(arguments, 0))
        return decimal(
          DecimalNumber(BigInteger(order == .below ? -1 : order == .above ? 1 : 0)))
      },
      Method("Decimal.max", withOther) { (receiver, arguments) throws(TemplateError) in
        let (own, its) = (number(receiver), try other(arguments, 0))
        return decimal(try (isBelow(own, its) ? its : own).fixed())
      },
      Method("Decimal.min", withOther) { (receiver, arguments) throws(TemplateError) in
        let (own, its) = (number(receiver), try other(arguments, 0))
        return decimal(try (isBelow(own, its) ? own : its).fixed())
      },
      Method("Decimal.conjugate") { (receiver, _) throws(TemplateError) in receiver },
      Method("Decimal.copy_abs") { (receiver, _) throws(TemplateError) in
        decimal(number(receiver).magnitude)
      },
      Method("Decimal.copy_negate") { (receiver, _) throws(TemplateError) in
        decimal(number(receiver).with(isNegative: !number(receiver).isNegative))
      },
      Method("Decimal.copy_sign", withOther) { (receiver, arguments) throws(TemplateError) in
        decimal(number(receiver).with(isNegative: try other(arguments, 0).isNegative))
      },
    ] + decimalParts

  private static let withOther = MethodParameters.decimal(["other", "context"], required: 1)

  private static let decimalParts: [Method] = [
    Method("Decimal.adjusted") { (receiver, _) throws(TemplateError) in
      .int(number(receiver).adjusted)
    },
    Method("Decimal.as_tuple") { (receiver, _) throws(TemplateError) in
      let value = number(receiver)
      return .namedTuple(
        [
          ("sign", .int(value.isNegative ? 1 : 0)),
          ("digits", .tuple(Value.List(value.text.map { .int(Int($0) - 0x30) }))),
          ("exponent", .int(value.exponent)),
        ], className: "decimal.DecimalTuple")
    },
    Method("Decimal.as_integer_ratio") { (receiver, arguments) throws(TemplateError) in
      let value = number(receiver)
      try arguments.machine.checkSize(Int(clamping: value.exponent.magnitude))
      return ratio(of: value)
    },
    Method("Decimal.to_eng_string", .decimal(["context"])) {
      (receiver, _) throws(TemplateError) in .string(number(receiver).engineeringDescription)
    },
    Method("Decimal.number_class", .decimal(["context"])) {
      (receiver, _) throws(TemplateError) in
      let value = number(receiver)
      let isSmall = value.adjusted < -DecimalNumber.highest
      return .string(
        (value.isNegative ? "-" : "+")
          + (value.isZero ? "Zero" : isSmall ? "Subnormal" : "Normal"))
    },
  ]

  private static let decimalQuestions: [Method] = [
    Method("Decimal.is_zero") { (receiver, _) throws(TemplateError) in
      .bool(number(receiver).isZero)
    },
    Method("Decimal.is_signed") { (receiver, _) throws(TemplateError) in
      .bool(number(receiver).isNegative)
    },
    Method("Decimal.is_finite") { (_, _) throws(TemplateError) in .bool(true) },
    Method("Decimal.is_infinite") { (_, _) throws(TemplateError) in .bool(false) },
    Method("Decimal.is_nan") { (_, _) throws(TemplateError) in .bool(false) },
    Method("Decimal.is_normal", .decimal(["context"])) { (receiver, _) throws(TemplateError) in
      let value = number(receiver)
      return .bool(!value.isZero && value.adjusted >= -DecimalNumber.highest)
    },
    Method("Decimal.same_quantum", withOther) { (receiver, arguments) throws(TemplateError) in
      .bool(number(receiver).exponent == (try other(arguments, 0)).exponent)
    },
  ]

  private static func rounded(_ name: String) -> Method {
    Method(name, .decimal(["rounding", "context"])) {
      (receiver, arguments) throws(TemplateError) in
      decimal(number(receiver).whole(try rounding(arguments[0])))
    }
  }

  private static func number(_ receiver: Value) -> DecimalNumber {
    DecimalObject.number(receiver) ?? DecimalNumber(.zero)
  }

  private static func decimal(_ number: DecimalNumber) -> Value { .object(DecimalObject(number)) }

  private static func other(_ arguments: MethodArguments, _ position: Int) throws(TemplateError)
    -> DecimalNumber
  {
    let value = arguments.required(position)
    guard let number = DecimalObject.number(value) else {
      throw .type("conversion from \(value.typeName) to Decimal is not supported")
    }
    return number
  }

  private static func rounding(_ value: Value?) throws(TemplateError) -> DecimalRounding {
    guard let value, !value.isNone else { return .halfEven }
    let mode = value.text.flatMap { text in
      DecimalRounding.allCases.first { CodePoints.equal($0.rawValue, text) }
    }
    guard let mode else {
      throw .type(
        "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
          + "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
    }
    return mode
  }

  /// Of equal numbers the one with more digits is below, or above if they are negative.
  private static func isBelow(_ left: DecimalNumber, _ right: DecimalNumber) -> Bool {
    switch left.compare(to: right) {
    case .below: return true
    case .above, .unordered: return false
    case .same:
      if left.isNegative != right.isNegative { return left.isNegative }
      return left.isNegative ? left.exponent > right.exponent : left.exponent < right.exponent
    }
  }

  private static func ratio(of value: DecimalNumber) -> Value {
    if value.isZero { return .tuple(Value.List([.int(0), .int(1)])) }
    let power = DecimalNumber.ten(to: Int(clamping: value.exponent.magnitude))
    if value.exponent >= 0 {
      return .tuple(Value.List([.integer(value.signed * power), .int(1)]))
    }
    var (left, right) = (value.digits, power)
    while let parts = left.floorDivided(by: right) { (left, right) = (right, parts.remainder) }
    let top = value.digits.floorDivided(by: left)?.quotient ?? value.digits
    let bottom = power.floorDivided(by: left)?.quotient ?? power
    return .tuple(Value.List([.integer(value.isNegative ? -top : top), .integer(bottom)]))
  }
}
