extension TemplateTest {
  /// `in(value, seq)`: a value that a container has (Jinja2 documentation,
  /// "List of Builtin Tests").
  package static let isIn = TemplateTest(Signature("test_in", "value, seq")) {
    (arguments) throws(TemplateError) in
    if let list = arguments.values.tableOfItems(1) {
      return try arguments.machine.contains(arguments.values, among: list)
    }
    return try arguments.machine.contains(arguments[0], in: arguments[1])
  }
}
