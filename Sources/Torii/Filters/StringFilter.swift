extension Filter {
  /// `string(object)`: the text of any value; markup stays markup
  /// (Jinja2 documentation, `string`).
  package static let string = Filter(Signature("soft_str", "s")) {
    (arguments) throws(TemplateError) in
    if arguments[0].isString { return arguments[0] }
    return .string(try arguments.machine.text(of: arguments[0]))
  }
}
