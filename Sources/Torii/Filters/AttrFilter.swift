extension Filter {
  /// `attr(obj, name)`: an attribute and never an item; undefined where there is none
  /// (Jinja2 documentation, `attr`).
  package static let attr = Filter(Signature("do_attr", "obj, name", implicit: 1), isPure: false) {
    (arguments) throws(TemplateError) in
    let machine = arguments.machine
    guard let text = arguments[1].text else {
      _ = try machine.key(for: arguments[1])
      throw .type("attribute name must be string, not '\(arguments[1].typeName)'")
    }
    return try machine.rawAttribute(of: arguments[0], named: AttributeName(text))
      ?? machine.undefined(owner: arguments[0], name: arguments[1])
  }
}
