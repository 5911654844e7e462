extension TemplateTest {
  /// `test(value)`: the name of a test that the environment has (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isTest = TemplateTest(Signature("test_test", "value", implicit: 1)) {
    (arguments) throws(TemplateError) in
    guard let name = arguments[0].text else {
      _ = try arguments.machine.key(for: arguments[0])
      return false
    }
    return arguments.machine.pointee.environment.tests[name] != nil
  }
}
