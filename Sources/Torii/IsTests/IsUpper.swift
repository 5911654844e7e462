extension TemplateTest {
  /// `upper(value)`: a text with cased letters, all of them upper (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isUpper = TemplateTest(Signature("test_upper", "value")) {
    (arguments) throws(TemplateError) in
    CodePoints.isUpper(try arguments.machine.text(of: arguments[0]))
  }
}
