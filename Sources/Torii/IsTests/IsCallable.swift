extension TemplateTest {
  /// `callable(obj)`: a value that can be called (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isCallable = TemplateTest(Signature("callable", "obj", positionalOnly: true)) {
    (arguments) throws(TemplateError) in
    arguments[0].isCallable
  }
}
