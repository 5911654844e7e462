extension TemplateTest {
  /// `false(value)`: the value `False` (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isFalse = TemplateTest(Signature("test_false", "value")) {
    (arguments) throws(TemplateError) in
    switch arguments[0] {
    case .bool(false): return true
    default: return false
    }
  }
}
