extension TemplateTest {
  /// `boolean(value)`: `True` or `False` (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isBoolean = TemplateTest(Signature("test_boolean", "value")) {
    (arguments) throws(TemplateError) in
    switch arguments[0] {
    case .bool: return true
    default: return false
    }
  }
}
