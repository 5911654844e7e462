extension Filter {
  /// `lower(s)`: the text in lower case (Jinja2 documentation, `lower`).
  package static let lower = Filter(Signature("do_lower", "s")) {
    (arguments) throws(TemplateError) in
    let subject = try SoftText(arguments[0], arguments.machine)
    return subject.like(CodePoints.lowercased(subject.text))
  }
}
