/// Python's rounding modes of `decimal`.
enum DecimalRounding: String, CaseIterable {
  case ceiling = "ROUND_CEILING"
  case floor = "ROUND_FLOOR"
  case up = "ROUND_UP"
  case down = "ROUND_DOWN"
  case halfUp = "ROUND_HALF_UP"
  case halfDown = "ROUND_HALF_DOWN"
  case halfEven = "ROUND_HALF_EVEN"
  case zeroFiveUp = "ROUND_05UP"

  /// Whether the last digit that is kept goes up.
  func raises(_ kept: ArraySlice<UInt8>, dropping rest: ArraySlice<UInt8>, isNegative: Bool)
    -> Bool
  {
    guard rest.contains(where: { $0 != 0x30 }) else { return false }
    let isHalf = rest.first == 0x35 && rest.dropFirst().allSatisfy { $0 == 0x30 }
    let isAboveHalf = !isHalf && (rest.first ?? 0x30) >= 0x35
    switch self {
    case .ceiling: return !isNegative
    case .floor: return isNegative
    case .up: return true
    case .down: return false
    case .halfUp: return isHalf || isAboveHalf
    case .halfDown: return isAboveHalf
    case .halfEven: return isAboveHalf || isHalf && (kept.last ?? 0x30) & 1 == 1
    case .zeroFiveUp: return kept.last.map { $0 == 0x30 || $0 == 0x35 } ?? true
    }
  }
}

extension DecimalNumber {
  /// The same number in units of another power of ten, rounded where that drops digits. The caller
  /// bounds how many zeros it may append.
  func rescaled(to exponent: Int, _ rounding: DecimalRounding) -> DecimalNumber {
    if isZero { return DecimalNumber(isNegative: isNegative, .zero, exponent) }
    if self.exponent >= exponent {
      return DecimalNumber(
        isNegative: isNegative, digits * Self.ten(to: self.exponent - exponent), exponent)
    }
    var text = self.text
    var count = text.count + self.exponent - exponent
    if count < 0 {
      // Not even half a unit.
      (text, count) = ([0x31], 0)
      if !rounding.raises([], dropping: [0x30, 0x31], isNegative: isNegative) {
        return DecimalNumber(isNegative: isNegative, .zero, exponent)
      }
      return DecimalNumber(isNegative: isNegative, .one, exponent)
    }
    let (kept, rest) = (text[..<count], text[count...])
    var rounded = BigInteger(digits: kept.isEmpty ? [0x30] : Array(kept), radix: 10) ?? .zero
    if rounding.raises(kept, dropping: rest, isNegative: isNegative) { rounded = rounded + .one }
    return DecimalNumber(isNegative: isNegative, rounded, exponent)
  }

  /// The same number with at most so many digits.
  func rounded(to count: Int, _ rounding: DecimalRounding = .halfEven) -> DecimalNumber {
    let length = text.count
    guard length > count, !isZero else { return self }
    let result = rescaled(to: exponent + length - count, rounding)
    guard result.text.count > count else { return result }
    // 99.9 became 100.
    return result.rescaled(to: result.exponent + 1, .down)
  }

  /// The number as a result of the context: rounded, and within its range.
  func fixed(precision: Int = DecimalNumber.precision) throws(TemplateError) -> DecimalNumber {
    if isZero {
      let bounded = min(max(exponent, Self.lowest), Self.highest)
      return DecimalNumber(isNegative: isNegative, .zero, bounded)
    }
    var result = rounded(to: precision)
    if result.exponent < Self.lowest { result = rescaled(to: Self.lowest, .halfEven) }
    if result.adjusted > Self.highest {
      throw TemplateError(.decimalOverflow, "[<class 'decimal.Overflow'>]")
    }
    return result
  }

  /// `quantize`: the number with another number's exponent.
  func quantized(to exponent: Int, _ rounding: DecimalRounding = .halfEven) throws(TemplateError)
    -> DecimalNumber
  {
    guard exponent >= Self.lowest, exponent <= Self.highest,
      isZero || adjusted - exponent < Self.precision
    else { throw .invalidDecimal() }
    let result = rescaled(to: exponent, rounding)
    if result.text.count > Self.precision { throw .invalidDecimal() }
    return try result.fixed()
  }

  /// `normalize`: without zeros at the end.
  func normalized() throws(TemplateError) -> DecimalNumber {
    let result = try fixed()
    if result.isZero { return DecimalNumber(isNegative: result.isNegative, .zero, 0) }
    let text = result.text
    let zeros = text.reversed().prefix { $0 == 0x30 }.count
    return result.rescaled(to: result.exponent + zeros, .down)
  }

  /// `to_integral_value`
  func whole(_ rounding: DecimalRounding = .halfEven) -> DecimalNumber {
    exponent >= 0 ? self : rescaled(to: 0, rounding)
  }
}

extension TemplateError {
  /// Python's `decimal.InvalidOperation`, which names the condition.
  static func invalidDecimal(_ condition: String = "InvalidOperation") -> TemplateError {
    TemplateError(.decimalInvalid, "[<class 'decimal.\(condition)'>]")
  }
}
