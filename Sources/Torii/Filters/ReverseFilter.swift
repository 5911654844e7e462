extension Filter {
  /// `reverse(value)`: a text backwards, or the items from the last one on
  /// (Jinja2 documentation, `reverse`).
  package static let reverse = Filter(Signature("do_reverse", "value"), isPure: false) {
    (arguments) throws(TemplateError) in
    let machine = arguments.machine
    switch arguments[0] {
    case .string(let text):
      try machine.checkSize(text.utf8.count)
      return .string(CodePoints.reversed(text))
    case .markup(let text):
      try machine.checkSize(text.utf8.count)
      return .markup(CodePoints.reversed(text))
    default: break
    }
    do throws(TemplateError) {
      if let iterator = try ReversedItems.make(arguments[0], machine) { return .object(iterator) }
      return .list(Value.List(try machine.items(of: arguments[0]).reversed()))
    } catch  where error.kind == .type {
      throw .filterArgument("argument must be iterable")
    }
  }
}
