extension Filter {
  /// `safe(value)`: the text as markup, which is not escaped again
  /// (Jinja2 documentation, `safe`).
  package static let safe = Filter(
    Signature("do_mark_safe", "value"),
    emitter: { (arguments, _) throws(TemplateError) in
      guard arguments.values.pointee.isString else { return false }
      try arguments.machine.emit(at: arguments.values, escaped: false)
      return true
    }
  ) { (arguments) throws(TemplateError) in
    switch arguments[0] {
    case .string(let text): return .markup(text)
    case .markup: return arguments[0]
    default: return .markup(try arguments.machine.htmlOrText(of: arguments[0]))
    }
  }
}
