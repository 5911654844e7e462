extension TemplateTest {
  /// `even(value)`: a number whose remainder by two is zero (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isEven = TemplateTest(
    Signature("test_even", "value"), remainder: RemainderTest(expected: 0, divisor: 2)
  ) {
    (arguments) throws(TemplateError) in
    try isRemainder(0, of: arguments[0], by: .int(2), arguments.machine)
  }
}
