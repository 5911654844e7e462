extension TemplateTest {
  /// `ge`, `>=` with two arguments: a value that is not less than another (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isGreaterOrEqual = TemplateTest(
    Signature("_operator.ge", "a, b", positionalOnly: true)
  ) {
    (arguments) throws(TemplateError) in
    try arguments.machine.compare(.greaterOrEqual, arguments[0], arguments[1])
  }
}
