extension TemplateTest {
  /// `divisibleby(value, num)`: a number whose remainder by `num` is zero
  /// (Jinja2 documentation, "List of Builtin Tests").
  package static let isDivisibleBy = TemplateTest(
    Signature("test_divisibleby", "value, num"), remainder: RemainderTest(expected: 0, divisor: nil)
  ) {
    (arguments) throws(TemplateError) in
    try isRemainder(0, of: arguments[0], by: arguments[1], arguments.machine)
  }

  /// Whether Python's `value % divisor` equals a number.
  static func isRemainder(
    _ expected: Int, of value: Value, by divisor: Value, _ machine: MachineRef
  ) throws(TemplateError) -> Bool {
    if case .int(let number) = value, case .int(let divisor) = divisor, divisor > 0 {
      let remainder = number % divisor
      return (remainder < 0 ? remainder + divisor : remainder) == expected
    }
    return try machine.isEqual(try machine.binary(.modulo, value, divisor), .int(expected))
  }
}
