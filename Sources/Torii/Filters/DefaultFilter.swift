extension Filter {
  /// `default(value, default_value='', boolean=False)`: stands in for an undefined value, and for
  /// every false one if asked to (Jinja2 documentation, `default`).
  package static let `default` = Filter(
    Signature("do_default", "value, default_value='', boolean=False"), takesNameless: true,
    emitter: { (arguments, escaped) throws(TemplateError) in
      var place = arguments.values
      if case .undefined = place.pointee {
        place += 1
      } else {
        guard case .bool(false) = arguments.values[2] else { return false }
      }
      try arguments.machine.emit(at: place, escaped: escaped)
      return true
    }
  ) { (arguments) throws(TemplateError) in
    if case .undefined = arguments[0] { return arguments[1] }
    if case .bool(false) = arguments[2] { return arguments[0] }
    let machine = arguments.machine
    if try machine.truth(of: arguments[2]), try !machine.truth(of: arguments[0]) {
      return arguments[1]
    }
    return arguments[0]
  }
}
