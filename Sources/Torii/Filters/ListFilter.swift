extension Filter {
  /// `list(value)`: the items as a new list, of a text its code points
  /// (Jinja2 documentation, `list`).
  package static let list = Filter(Signature("sync_do_list", "value"), isPure: false) {
    (arguments) throws(TemplateError) in
    let machine = arguments.machine
    switch arguments[0] {
    case .list(let list), .tuple(let list):
      try machine.charge(list.count)
      try machine.checkSize(list.count)
      return .list(list.copy())
    default: return .list(Value.List(try machine.items(of: arguments[0])))
    }
  }
}
