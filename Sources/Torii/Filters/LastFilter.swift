extension Filter {
  /// `last(seq)`: the last item of what can be walked backwards, undefined if there is none
  /// (Jinja2 documentation, `last`).
  package static let last = Filter(Signature("do_last", "seq", implicit: 1), isPure: false) {
    (arguments) throws(TemplateError) in
    let machine = arguments.machine
    switch arguments[0] {
    case .list(let list), .tuple(let list):
      if list.count > 0 { return list.base[list.count &- 1] }
    case .string(let text):
      if let scalar = text.unicodeScalars.last { return .string(String(scalar)) }
    default:
      guard let iterator = try ReversedItems.make(arguments[0], machine) else {
        throw .type("'\(arguments[0].typeName)' object is not reversible")
      }
      if let item = try iterator.next(machine) { return item }
    }
    return machine.undefined(hint: "No last item, sequence was empty.")
  }
}
