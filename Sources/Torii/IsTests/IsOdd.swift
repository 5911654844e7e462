extension TemplateTest {
  /// `odd(value)`: a number whose remainder by two is one (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isOdd = TemplateTest(
    Signature("test_odd", "value"), remainder: RemainderTest(expected: 1, divisor: 2)
  ) {
    (arguments) throws(TemplateError) in
    try isRemainder(1, of: arguments[0], by: .int(2), arguments.machine)
  }
}
