extension TemplateTest {
  /// `none(value)`: the value `None` (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isNone = TemplateTest(Signature("test_none", "value")) {
    (arguments) throws(TemplateError) in
    arguments[0].isNone
  }
}
