extension TemplateTest {
  /// `iterable(value)`: a value that can be walked (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isIterable = TemplateTest(Signature("test_iterable", "value")) {
    (arguments) throws(TemplateError) in
    if case .undefined(let missing) = arguments[0], missing.behavior == .strict {
      throw missing.error
    }
    return arguments[0].isIterable
  }
}
