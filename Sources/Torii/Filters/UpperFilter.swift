extension Filter {
  /// `upper(s)`: the text in upper case (Jinja2 documentation, `upper`).
  package static let upper = Filter(Signature("do_upper", "s")) {
    (arguments) throws(TemplateError) in
    let subject = try SoftText(arguments[0], arguments.machine)
    return subject.like(CodePoints.uppercased(subject.text))
  }
}
