extension TemplateTest {
  /// `defined(value)`: a value that is not undefined (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isDefined = TemplateTest(
    Signature("test_defined", "value"), definedness: true
  ) {
    (arguments) throws(TemplateError) in
    !arguments[0].isUndefined
  }
}
