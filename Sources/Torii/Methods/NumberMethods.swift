extension Methods {
  static let integerMethods: [Method] = [
    Method("int.bit_length") { (receiver, _) throws(TemplateError) in
      .int(integer(receiver).bitWidth)
    },
    Method("int.bit_count") { (receiver, _) throws(TemplateError) in
      .int(integer(receiver).magnitude.reduce(0) { $0 + $1.nonzeroBitCount })
    },
    Method("int.conjugate") { (receiver, _) throws(TemplateError) in
      .integer(integer(receiver))
    },
    Method("int.as_integer_ratio") { (receiver, _) throws(TemplateError) in
      .tuple(Value.List([.integer(integer(receiver)), .int(1)]))
    },
    Method("int.to_bytes", .mixed(["length", "byteorder", "signed"], positional: 2), toBytes),
    Method(
      "int.from_bytes", .mixed(["bytes", "byteorder", "signed"], positional: 2, required: 1),
      fromBytes),
  ]

  private static func isBigEndian(_ arguments: MethodArguments, of name: String)
    throws(TemplateError) -> Bool
  {
    let order = arguments[1] ?? .string("big")
    guard let text = order.text else {
      let type = order.isNone ? "None" : order.typeName
      throw .type("\(name)() argument 'byteorder' must be str, not \(type)")
    }
    if CodePoints.equal(text, "big") { return true }
    if CodePoints.equal(text, "little") { return false }
    throw .value("byteorder must be either 'little' or 'big'")
  }

  @Sendable private static func fromBytes(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let isBig = try isBigEndian(arguments, of: "from_bytes")
    var bytes = try bytes(of: arguments.required(0), machine)
    if isBig { bytes.reverse() }
    var words = [UInt](repeating: 0, count: bytes.count / 8 + 1)
    for (index, byte) in bytes.enumerated() {
      words[index / 8] |= UInt(byte) << UInt(index % 8 * 8)
    }
    let value = BigInteger(isNegative: false, magnitude: words)
    let isSigned = try machine.truth(of: arguments[2] ?? .bool(false))
    guard isSigned, let last = bytes.last, last & 0x80 != 0 else { return .integer(value) }
    return .integer(value - BigInteger.one.shifted(left: 8 * bytes.count))
  }

  /// Bytes, or an iterable of numbers that fit bytes.
  private static func bytes(of value: Value, _ machine: MachineRef) throws(TemplateError)
    -> [UInt8]
  {
    if let bytes = BytesObject.bytes(of: value) { return bytes }
    guard value.isIterable, !value.isString else {
      let type = value.isNone ? "NoneType" : value.typeName
      throw .type("cannot convert '\(type)' object to bytes")
    }
    var bytes: [UInt8] = []
    for item in try machine.items(of: value) {
      if case .bigInt = item {
        throw .type("cannot fit 'int' into an index-sized integer")
      }
      guard let number = item.indexInt else {
        throw .type("'\(item.typeName)' object cannot be interpreted as an integer")
      }
      guard let byte = UInt8(exactly: number) else {
        throw .value("bytes must be in range(0, 256)")
      }
      bytes.append(byte)
    }
    return bytes
  }

  @Sendable private static func toBytes(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let length = try arguments.integer(0, default: 1)
    let isBig = try isBigEndian(arguments, of: "to_bytes")
    guard length >= 0 else { throw .value("length argument must be non-negative") }
    try machine.checkSize(length)
    let isSigned = try machine.truth(of: arguments[2] ?? .bool(false))
    var value = integer(receiver)
    if value.isNegative, !isSigned {
      throw .overflow("can't convert negative int to unsigned")
    }
    let needed = isSigned ? (value.isNegative ? value + .one : value).bitWidth + 1 : value.bitWidth
    guard needed <= length.multipliedReportingOverflow(by: 8).partialValue else {
      throw .overflow("int too big to convert")
    }
    if value.isNegative { value = value + BigInteger.one.shifted(left: 8 * length) }
    var bytes = [UInt8](repeating: 0, count: length)
    for index in bytes.indices {
      let position = 8 * index
      let (word, bit) = position.quotientAndRemainder(dividingBy: UInt.bitWidth)
      guard word < value.magnitude.count else { break }
      bytes[index] = UInt8(truncatingIfNeeded: value.magnitude[word] >> bit)
    }
    return .object(BytesObject(isBig ? bytes.reversed() : bytes))
  }

  static let floatMethods: [Method] = [
    Method("float.is_integer") { (receiver, _) throws(TemplateError) in
      let number = number(receiver)
      return .bool(BigInteger(number).map { $0.compare(to: number) == 0 } ?? false)
    },
    Method("float.conjugate") { (receiver, _) throws(TemplateError) in receiver },
    Method("float.as_integer_ratio") { (receiver, _) throws(TemplateError) in
      let number = number(receiver)
      if number.isNaN { throw .value("cannot convert NaN to integer ratio") }
      if number.isInfinite { throw .overflow("cannot convert Infinity to integer ratio") }
      return ratio(of: number)
    },
    Method("float.hex") { (receiver, _) throws(TemplateError) in
      .string(hexadecimal(number(receiver)))
    },
  ]

  /// `real`, `imag`, `numerator` and `denominator`.
  static func numberAttribute(_ name: AttributeName, of value: Value) -> Value? {
    let zero: Value
    let plain: Value
    if case .double = value {
      (zero, plain) = (.double(0), value)
    } else {
      (zero, plain) = (.int(0), .integer(integer(value)))
    }
    switch name.key {
    case realName.key: return plain
    case imaginaryName.key: return zero
    case numeratorName.key where !value.isDouble: return plain
    case denominatorName.key where !value.isDouble: return .int(1)
    default: return nil
    }
  }

  private static let realName = AttributeName("real")
  private static let imaginaryName = AttributeName("imag")
  private static let numeratorName = AttributeName("numerator")
  private static let denominatorName = AttributeName("denominator")

  private static func integer(_ value: Value) -> BigInteger { Number(value)?.integer ?? .zero }

  private static func number(_ value: Value) -> Double {
    if case .double(let number) = value { number } else { 0 }
  }

  private static func ratio(of number: Double) -> Value {
    guard number != 0 else { return .tuple(Value.List([.int(0), .int(1)])) }
    var exponent = Int(number.exponent) - 52
    var significand = UInt64(number.magnitude.significand * 0x1p52)
    let zeros = significand.trailingZeroBitCount
    significand >>= UInt64(zeros)
    exponent += zeros
    let top = BigInteger(significand).shifted(left: max(0, exponent))
    let bottom = BigInteger.one.shifted(left: max(0, -exponent))
    return .tuple(Value.List([.integer(number < 0 ? -top : top), .integer(bottom)]))
  }

  /// `0x1.8p+1`: thirteen hexadecimal digits of the significand and the power of two.
  private static func hexadecimal(_ number: Double) -> String {
    guard number.isFinite else { return pythonRepr(number) }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0x0.0p+0" }
    let digits = String(number.significandBitPattern, radix: 16)
    let fraction = String(repeating: "0", count: 13 - digits.utf8.count) + digits
    let exponent = number.isSubnormal ? -1022 : Int(number.exponent)
    let lead = number.isSubnormal ? "0" : "1"
    return "\(sign)0x\(lead).\(fraction)p\(exponent < 0 ? "" : "+")\(exponent)"
  }
}

extension Value {
  fileprivate var isDouble: Bool { if case .double = self { true } else { false } }
}
