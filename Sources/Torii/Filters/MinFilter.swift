extension Filter {
  /// `min(value, case_sensitive=False, attribute=None)`: the smallest item, undefined if there is none
  /// (Jinja2 documentation, `min`).
  package static let min = Filter(
    Signature("do_min", "value, case_sensitive=False, attribute=None", implicit: 1), isPure: false
  ) { (arguments) throws(TemplateError) in
    if let list = arguments.values.listTable, case .none = arguments.values[2],
      let found = try arguments.machine.integerExtremum(list, isMaximum: false)
    {
      return .int(found)
    }
    return try arguments.machine.extremum(
      arguments[0], caseSensitive: arguments[1], attribute: arguments[2], isMaximum: false)
  }
}
