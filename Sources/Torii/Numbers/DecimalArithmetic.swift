extension DecimalNumber {
  func plus(_ other: DecimalNumber) throws(TemplateError) -> DecimalNumber {
    let common = min(exponent, other.exponent)
    if isZero && other.isZero {
      return try DecimalNumber(isNegative: isNegative && other.isNegative, .zero, common).fixed()
    }
    if isZero || other.isZero {
      let number = isZero ? other : self
      let bounded = max(common, number.exponent - Self.precision - 1)
      return try number.rescaled(to: bounded, .halfEven).fixed()
    }
    let (left, right) = Self.aligned(self, other)
    let sum = left.signed + right.signed
    if sum.isZero { return try DecimalNumber(isNegative: false, .zero, common).fixed() }
    return try DecimalNumber(isNegative: sum.isNegative, sum.absolute, left.exponent).fixed()
  }

  /// Both numbers in units of the smaller power of ten. One that is too small to matter is replaced
  /// by a small number, so that the zeros stay few.
  private static func aligned(_ left: DecimalNumber, _ right: DecimalNumber)
    -> (DecimalNumber, DecimalNumber)
  {
    if left.exponent < right.exponent {
      let (second, first) = aligned(right, left)
      return (first, second)
    }
    var small = right
    let floor = left.exponent + min(-1, left.text.count - precision - 2)
    if right.adjusted < floor {
      small = DecimalNumber(isNegative: right.isNegative, .one, floor)
    }
    return (left.rescaled(to: small.exponent, .down), small)
  }

  func minus(_ other: DecimalNumber) throws(TemplateError) -> DecimalNumber {
    try plus(other.with(isNegative: !other.isNegative))
  }

  func times(_ other: DecimalNumber, precision: Int = DecimalNumber.precision)
    throws(TemplateError) -> DecimalNumber
  {
    try DecimalNumber(
      isNegative: isNegative != other.isNegative, digits * other.digits,
      exponent + other.exponent
    ).fixed(precision: precision)
  }

  func divided(by other: DecimalNumber, precision: Int = DecimalNumber.precision)
    throws(TemplateError) -> DecimalNumber
  {
    let isNegative = isNegative != other.isNegative
    try refuseZero(other)
    let ideal = exponent - other.exponent
    if isZero { return try DecimalNumber(isNegative: isNegative, .zero, ideal).fixed() }
    let shift = other.text.count - text.count + precision + 1
    let top = shift >= 0 ? digits * Self.ten(to: shift) : digits
    let bottom = shift >= 0 ? other.digits : other.digits * Self.ten(to: -shift)
    guard let parts = top.floorDivided(by: bottom) else { return self }
    var quotient = parts.quotient
    var place = ideal - shift
    if parts.remainder.isZero {
      let zeros = quotient.description.utf8.reversed().prefix { $0 == 0x30 }.count
      let dropped = min(zeros, max(0, ideal - place))
      let number = DecimalNumber(isNegative: isNegative, quotient, place)
      quotient = number.rescaled(to: place + dropped, .down).digits
      place += dropped
    } else if let last = quotient.description.utf8.last, last == 0x30 || last == 0x35 {
      // What was cut off decides between two neighbours.
      quotient = quotient + .one
    }
    return try DecimalNumber(isNegative: isNegative, quotient, place).fixed(precision: precision)
  }

  private func refuseZero(_ divisor: DecimalNumber) throws(TemplateError) {
    guard divisor.isZero else { return }
    if isZero { throw .invalidDecimal("DivisionUndefined") }
    throw TemplateError(.decimalDivision, "[<class 'decimal.DivisionByZero'>]")
  }

  /// `//`, towards zero.
  func wholeQuotient(by other: DecimalNumber) throws(TemplateError) -> DecimalNumber {
    try refuseZero(other)
    return try parts(dividingBy: other).quotient
  }

  /// `%`, with the sign of the number that is divided.
  func remainder(dividingBy other: DecimalNumber) throws(TemplateError) -> DecimalNumber {
    if other.isZero { throw .invalidDecimal(isZero ? "DivisionUndefined" : "InvalidOperation") }
    return try parts(dividingBy: other).remainder.fixed()
  }

  private func parts(dividingBy other: DecimalNumber) throws(TemplateError)
    -> (quotient: DecimalNumber, remainder: DecimalNumber)
  {
    let isNegative = isNegative != other.isNegative
    let common = min(exponent, other.exponent)
    let distance = adjusted - other.adjusted
    if isZero || distance <= -2 {
      let bounded = isZero ? common : max(common, exponent - Self.precision - 1)
      return (
        DecimalNumber(isNegative: isNegative, .zero, 0), rescaled(to: bounded, .halfEven)
      )
    }
    if distance <= Self.precision {
      let (top, bottom) = (rescaled(to: common, .down), other.rescaled(to: common, .down))
      if let parts = top.digits.floorDivided(by: bottom.digits),
        parts.quotient < Self.ten(to: Self.precision)
      {
        return (
          DecimalNumber(isNegative: isNegative, parts.quotient, 0),
          DecimalNumber(isNegative: self.isNegative, parts.remainder, common)
        )
      }
    }
    throw .invalidDecimal("DivisionImpossible")
  }

  /// The number to a whole power; nil where Python's result is no finite number or its exponent is
  /// not whole.
  func power(_ other: DecimalNumber) throws(TemplateError) -> DecimalNumber? {
    let isWhole = other.exponent >= 0 || other.normalizedExponent >= 0
    if other.isZero {
      if isZero { throw .invalidDecimal() }
      return DecimalNumber(.one)
    }
    if isNegative, !isWhole, !isZero { throw .invalidDecimal() }
    guard isWhole, other.adjusted < 18, let power = other.wholePart?.asInt else { return nil }
    let isNegativeResult = isNegative && power & 1 == 1
    if isZero {
      return power < 0 ? nil : DecimalNumber(isNegative: isNegativeResult, .zero, 0)
    }
    var precision = Self.precision + other.text.count + other.exponent + 2
    var base = magnitude
    if power < 0 {
      precision += 1
      base = try DecimalNumber(.one).divided(by: base, precision: precision)
    }
    let count = power.magnitude
    var result = base
    for position in (0..<(UInt.bitWidth - count.leadingZeroBitCount - 1)).reversed() {
      result = try result.times(result, precision: precision)
      if count >> UInt(position) & 1 == 1 {
        result = try result.times(base, precision: precision)
      }
    }
    return try result.with(isNegative: isNegativeResult).fixed()
  }

  /// The exponent once zeros at the end are dropped.
  private var normalizedExponent: Int {
    exponent + text.reversed().prefix { $0 == 0x30 }.count
  }

  /// `sqrt`
  func squareRoot() throws(TemplateError) -> DecimalNumber {
    if isZero {
      return DecimalNumber(isNegative: isNegative, .zero, exponent >> 1)
    }
    if isNegative { throw .invalidDecimal() }
    // An integer root with one digit more than the result has.
    let ideal = exponent >> 1
    let wanted = Self.precision + 1
    var place = ideal
    var radicand = exponent & 1 == 1 ? digits * BigInteger(10) : digits
    let length = (radicand.description.utf8.count + 1) / 2
    let shift = wanted - length
    if shift >= 0 {
      radicand = radicand * Self.ten(to: 2 * shift)
    }
    var isExact = true
    if shift < 0, let parts = radicand.floorDivided(by: Self.ten(to: -2 * shift)) {
      radicand = parts.quotient
      isExact = parts.remainder.isZero
    }
    place -= shift
    var root = Self.integerRoot(of: radicand)
    isExact = isExact && (root * root).compare(to: radicand) == 0
    if isExact {
      let number = DecimalNumber(isNegative: false, root, place)
      let zeros = root.description.utf8.reversed().prefix { $0 == 0x30 }.count
      let kept = min(max(place, ideal), place + zeros)
      return try number.rescaled(to: max(place, kept), .down).fixed()
    }
    if let last = root.description.utf8.last, last == 0x30 || last == 0x35 { root = root + .one }
    return try DecimalNumber(isNegative: false, root, place).fixed()
  }

  /// The whole part of the root, by Newton's method from above.
  private static func integerRoot(of value: BigInteger) -> BigInteger {
    var root = BigInteger.one.shifted(left: (value.bitWidth + 1) / 2 + 1)
    while let parts = value.floorDivided(by: root) {
      let next = (root + parts.quotient).shifted(left: -1)
      if next >= root { break }
      root = next
    }
    return root
  }
}
