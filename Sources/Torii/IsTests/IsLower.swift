extension TemplateTest {
  /// `lower(value)`: a text with cased letters, all of them lower (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isLower = TemplateTest(Signature("test_lower", "value")) {
    (arguments) throws(TemplateError) in
    CodePoints.isLower(try arguments.machine.text(of: arguments[0]))
  }
}
