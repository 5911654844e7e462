extension TemplateTest {
  /// `mapping(value)`: a dictionary or what behaves as one (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isMapping = TemplateTest(Signature("test_mapping", "value")) {
    (arguments) throws(TemplateError) in
    arguments[0].isMapping
  }
}
