extension TemplateTest {
  /// `integer(value)`: an integer that is no boolean (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isInteger = TemplateTest(Signature("test_integer", "value")) {
    (arguments) throws(TemplateError) in
    switch arguments[0] {
    case .int, .bigInt: return true
    default: return false
    }
  }
}
