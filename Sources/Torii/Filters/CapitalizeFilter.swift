extension Filter {
  /// `capitalize(s)`: the first code point in title case, the others in lower case
  /// (Jinja2 documentation, `capitalize`).
  package static let capitalize = Filter(Signature("do_capitalize", "s")) {
    (arguments) throws(TemplateError) in
    let subject = try SoftText(arguments[0], arguments.machine)
    return subject.like(CodePoints.capitalized(subject.text))
  }
}
