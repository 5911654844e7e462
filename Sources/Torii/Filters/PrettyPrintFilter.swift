extension Filter {
  /// `pprint(value)`: the value as Python's `pprint` lays it out on lines of 80 columns
  /// (Jinja2 documentation, `pprint`).
  package static let pprint = Filter(Signature("do_pprint", "value")) {
    (arguments) throws(TemplateError) in
    var printer = PrettyPrinter(arguments.machine)
    try printer.write(arguments[0])
    return .string(try printer.text())
  }
}
