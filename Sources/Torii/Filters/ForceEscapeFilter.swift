extension Filter {
  /// `forceescape(value)`: escapes even what is markup already
  /// (Jinja2 documentation, `forceescape`).
  package static let forceescape = Filter(Signature("do_forceescape", "value")) {
    (arguments) throws(TemplateError) in
    let text = try arguments.machine.htmlOrText(of: arguments[0])
    try arguments.machine.charge(text.utf8.count >> 4)
    return .markup(HTMLEscape.escape(text))
  }
}
