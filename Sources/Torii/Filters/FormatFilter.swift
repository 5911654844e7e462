extension Filter {
  /// `format(value, *args, **kwargs)`: Python's `value % args` (Jinja2 documentation, `format`).
  package static let format = Filter(Signature("do_format", "value, *args, **kwargs")) {
    (arguments) throws(TemplateError) in
    let positional = arguments.variadic(1)
    let keywords = arguments.keywordVariadic(2)
    if positional.count > 0 && keywords.count > 0 {
      throw .filterArgument(
        "can't handle positional and keyword arguments at the same time")
    }
    let subject = try SoftText(arguments[0], arguments.machine)
    let values: Value = keywords.count > 0 ? .dict(keywords) : .tuple(positional)
    return try percentFormat(subject.like(subject.text), values, arguments.machine)
  }
}
