extension TemplateTest {
  /// `gt`, `>`, `greaterthan` with two arguments: a value that is greater than another (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isGreater = TemplateTest(
    Signature("_operator.gt", "a, b", positionalOnly: true)
  ) {
    (arguments) throws(TemplateError) in
    try arguments.machine.compare(.greater, arguments[0], arguments[1])
  }
}
