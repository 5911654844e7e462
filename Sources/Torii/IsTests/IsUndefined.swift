extension TemplateTest {
  /// `undefined(value)`: a value that is missing (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isUndefined = TemplateTest(
    Signature("test_undefined", "value"), definedness: false
  ) {
    (arguments) throws(TemplateError) in
    arguments[0].isUndefined
  }
}
