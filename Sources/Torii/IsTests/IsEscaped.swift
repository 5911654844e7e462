extension TemplateTest {
  /// `escaped(value)`: a value that autoescaping leaves alone (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isEscaped = TemplateTest(Signature("test_escaped", "value")) {
    (arguments) throws(TemplateError) in
    try arguments.machine.hasHTML(arguments[0])
  }
}
