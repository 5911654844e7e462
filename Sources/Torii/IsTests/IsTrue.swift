extension TemplateTest {
  /// `true(value)`: the value `True` (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isTrue = TemplateTest(Signature("test_true", "value")) {
    (arguments) throws(TemplateError) in
    switch arguments[0] {
    case .bool(true): return true
    default: return false
    }
  }
}
