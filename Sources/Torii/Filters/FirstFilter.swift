extension Filter {
  /// `first(seq)`: the first item, undefined if there is none (Jinja2 documentation, `first`).
  package static let first = Filter(Signature("sync_do_first", "seq", implicit: 1), isPure: false) {
    (arguments) throws(TemplateError) in
    let machine = arguments.machine
    switch arguments[0] {
    case .list(let list), .tuple(let list):
      if list.count > 0 { return list.base[0] }
    case .string(let text), .markup(let text):
      if let scalar = text.unicodeScalars.first { return .string(String(scalar)) }
    case .dict(let dict):
      if dict.count > 0 { return dict.key(at: 0) }
    default:
      if let item = try machine.iterator(over: arguments[0]).next(machine) { return item }
    }
    return machine.undefined(hint: "No first item, sequence was empty.")
  }
}
