extension TemplateTest {
  /// `lt`, `<`, `lessthan` with two arguments: a value that is less than another (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isLess = TemplateTest(Signature("_operator.lt", "a, b", positionalOnly: true))
  {
    (arguments) throws(TemplateError) in
    try arguments.machine.compare(.less, arguments[0], arguments[1])
  }
}
