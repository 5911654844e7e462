extension Filter {
  /// `random(seq)`: one of the items, undefined if there is none
  /// (Jinja2 documentation, `random`).
  package static let random = Filter(Signature("do_random", "seq", implicit: 1), isPure: false) {
    (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let count = try machine.length(of: arguments[0])
    guard count > 0 else {
      return machine.undefined(hint: "No random item, sequence was empty.")
    }
    let position = Value.int(Int.random(in: 0..<count))
    switch arguments[0] {
    case .dict(let dict):
      // Python subscripts with the position, which then is a key.
      if let value = dict.value(try machine.key(for: position), equalTo: position) { return value }
      throw TemplateError(.key, position.messageRepr)
    case .object(let object):
      guard let item = try object.item(position, machine) else {
        throw .type("'\(object.typeName)' object is not subscriptable")
      }
      return item
    default: return try machine.item(of: arguments[0], at: position)
    }
  }
}
