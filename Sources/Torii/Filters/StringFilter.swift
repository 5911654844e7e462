extension Filter {
  /// `string(object)`: the text of any value; markup stays markup
  /// (Jinja2 documentation, `string`).
  package static let string = Filter(
    Signature("soft_str", "s"),
    emitter: { (arguments, escaped) throws(TemplateError) in
      guard arguments.values.pointee.isString else { return false }
      try arguments.machine.emit(at: arguments.values, escaped: escaped)
      return true
    }
  ) { (arguments) throws(TemplateError) in
    if arguments[0].isString { return arguments[0] }
    return .string(try arguments.machine.text(of: arguments[0]))
  }
}
