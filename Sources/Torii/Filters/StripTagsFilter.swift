extension Filter {
  /// `striptags(value)`: the text without comments and tags, its white space joined and its
  /// character references read; the result is plain text (Jinja2 documentation, `striptags`).
  package static let striptags = Filter(Signature("do_striptags", "value")) {
    (arguments) throws(TemplateError) in
    let text = try arguments.machine.htmlOrText(of: arguments[0])
    try arguments.machine.charge(text.utf8.count >> 3)
    return .string(htmlStripTags(text))
  }
}
