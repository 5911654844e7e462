extension TemplateTest {
  /// `ne`, `!=` with two arguments: a value that differs from another (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isNotEqual = TemplateTest(
    Signature("_operator.ne", "a, b", positionalOnly: true)
  ) {
    (arguments) throws(TemplateError) in
    try arguments.machine.compare(.notEqual, arguments[0], arguments[1])
  }
}
