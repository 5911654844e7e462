extension TemplateTest {
  /// `eq`, `==`, `equalto` with two arguments: a value that equals another (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isEqual = TemplateTest(Signature("_operator.eq", "a, b", positionalOnly: true))
  {
    (arguments) throws(TemplateError) in
    try arguments.machine.compare(.equal, arguments[0], arguments[1])
  }
}
