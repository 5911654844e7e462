extension TemplateTest {
  /// `number(value)`: a number; booleans count (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isNumber = TemplateTest(Signature("test_number", "value")) {
    (arguments) throws(TemplateError) in
    arguments[0].isNumber
  }
}
