extension Filter {
  /// `length(obj)`, `count`: the number of items or code points (Jinja2 documentation, `length`).
  package static let length = Filter(Signature("len", "obj", positionalOnly: true)) {
    (arguments) throws(TemplateError) in
    if let list = arguments.values.listTable, !arguments.machine.pointee.hasThawed {
      return .int(list.count)
    }
    return .int(try arguments.machine.length(of: arguments[0]))
  }
}
