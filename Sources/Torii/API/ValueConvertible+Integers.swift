extension Int: ValueConvertible {
  /// An integer.
  public var templateValue: Value { .int(self) }
}

extension Int8: ValueConvertible {
  /// An integer.
  public var templateValue: Value { .int(Int(self)) }
}

extension Int16: ValueConvertible {
  /// An integer.
  public var templateValue: Value { .int(Int(self)) }
}

extension Int32: ValueConvertible {
  /// An integer.
  public var templateValue: Value { .int(Int(self)) }
}

extension Int64: ValueConvertible {
  /// An integer.
  public var templateValue: Value {
    if let small = Int(exactly: self) { return .int(small) }
    let magnitude = BigInteger(magnitude)
    return .integer(self < 0 ? -magnitude : magnitude)
  }
}

extension UInt: ValueConvertible {
  /// An integer.
  public var templateValue: Value { UInt64(self).templateValue }
}

extension UInt8: ValueConvertible {
  /// An integer.
  public var templateValue: Value { .int(Int(self)) }
}

extension UInt16: ValueConvertible {
  /// An integer.
  public var templateValue: Value { .int(Int(self)) }
}

extension UInt32: ValueConvertible {
  /// An integer.
  public var templateValue: Value { UInt64(self).templateValue }
}

extension UInt64: ValueConvertible {
  /// An integer, whatever its size.
  public var templateValue: Value {
    if let small = Int(exactly: self) { return .int(small) }
    return .integer(BigInteger(self))
  }
}
