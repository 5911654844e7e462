extension TemplateTest {
  /// `filter(value)`: the name of a filter that the environment has (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isFilter = TemplateTest(Signature("test_filter", "value", implicit: 1)) {
    (arguments) throws(TemplateError) in
    guard let name = arguments[0].text else {
      _ = try arguments.machine.key(for: arguments[0])
      return false
    }
    return arguments.machine.pointee.environment.filters[name] != nil
  }
}
