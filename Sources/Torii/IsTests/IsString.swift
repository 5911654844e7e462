extension TemplateTest {
  /// `string(value)`: a text; markup counts (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isString = TemplateTest(Signature("test_string", "value")) {
    (arguments) throws(TemplateError) in
    arguments[0].isString
  }
}
