extension Filter {
  /// `escape(s)`, also `e`: the special characters of HTML as references; markup stays as it is
  /// (Jinja2 documentation, `escape`).
  package static let escape = Filter(Signature("escape", "s"), isEscape: true) {
    (arguments) throws(TemplateError) in
    let machine = arguments.machine
    if case .string(let text) = arguments[0] {
      try machine.charge(text.utf8.count >> 4)
      return .markup(HTMLEscape.escape(text))
    }
    return .markup(try machine.escape(arguments[0]))
  }
}
