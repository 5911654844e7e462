extension TemplateTest {
  /// `le`, `<=` with two arguments: a value that is not greater than another (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isLessOrEqual = TemplateTest(
    Signature("_operator.le", "a, b", positionalOnly: true)
  ) {
    (arguments) throws(TemplateError) in
    try arguments.machine.compare(.lessOrEqual, arguments[0], arguments[1])
  }
}
