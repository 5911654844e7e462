extension Filter {
  /// `tojson(value, indent=None)`: the value as JSON that is safe within HTML
  /// (Jinja2 documentation, `tojson`).
  package static let tojson = Filter(
    Signature("do_tojson", "value, indent=None", implicit: 1),
    emitter: { (arguments, _) throws(TemplateError) in
      if let text = arguments.plainText(0), JSONWriter.emit(plain: text, arguments.machine) {
        try arguments.machine.charge(text.count >> 4)
        return true
      }
      try writer(arguments).emit(arguments.values)
      return true
    }
  ) { (arguments) throws(TemplateError) in
    .markup(try writer(arguments).text(of: arguments.values))
  }

  private static func writer(_ arguments: Arguments) throws(TemplateError) -> JSONWriter {
    JSONWriter(arguments.machine, indentation: try indentation(arguments, of: arguments[0]))
  }

  /// What is put before a line for each level; nil for JSON on one line.
  private static func indentation(_ arguments: Arguments, of value: Value) throws(TemplateError)
    -> String?
  {
    // Python does not even look at the indentation of a text.
    if value.isString { return nil }
    if arguments[1].isNone {
      guard let count = arguments.machine.pointee.environment.policies.jsonIndentation else {
        return nil
      }
      return String(repeating: " ", count: Swift.max(0, Swift.min(count, 1000)))
    }
    if let text = arguments[1].text { return text }
    return try arguments.machine.binary(.multiply, .string(" "), arguments[1]).text
  }
}
