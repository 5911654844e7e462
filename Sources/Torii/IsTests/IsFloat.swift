extension TemplateTest {
  /// `float(value)`: a floating-point number (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isFloat = TemplateTest(Signature("test_float", "value")) {
    (arguments) throws(TemplateError) in
    switch arguments[0] {
    case .double: return true
    default: return false
    }
  }
}
