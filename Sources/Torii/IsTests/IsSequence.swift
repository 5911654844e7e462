extension TemplateTest {
  /// `sequence(value)`: a value with a length and subscripts (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isSequence = TemplateTest(Signature("test_sequence", "value")) {
    (arguments) throws(TemplateError) in
    if case .undefined(let missing) = arguments[0] { return missing.behavior != .strict }
    return arguments[0].isSequence
  }
}
