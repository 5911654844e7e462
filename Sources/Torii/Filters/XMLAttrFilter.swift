extension Filter {
  /// `xmlattr(d, autospace=True)`: the pairs of a mapping as attributes of a tag, those without a
  /// value left out (Jinja2 documentation, `xmlattr`).
  package static let xmlattr = Filter(
    Signature("do_xmlattr", "d, autospace=True", implicit: 1), isPure: false
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    var attributes = JoinedText(separator: " ")
    for (key, value) in try attributePairs(arguments[0], machine) {
      try machine.charge(1)
      if value.isNone || value.isUndefined { continue }
      try checkAttributeName(key)
      let text = "\(try machine.escape(key))=\"\(try machine.escape(value))\""
      try attributes.append(text, machine)
    }
    var text = try attributes.text(machine)
    if !text.utf8.isEmpty, try machine.truth(of: arguments[1]) { text = " " + text }
    return machine.pointee.autoescapes ? .markup(text) : .string(text)
  }

  private static func attributePairs(_ value: Value, _ machine: MachineRef)
    throws(TemplateError) -> [(Value, Value)]
  {
    if case .dict(let dict) = value { return dict.map { ($0.key, $0.value) } }
    guard let method = try machine.rawAttribute(of: value, named: AttributeName("items")) else {
      throw value.lacksMethod("items")
    }
    var pairs: [(Value, Value)] = []
    for item in try machine.items(of: try machine.call(method, [])) {
      let parts = try machine.items(of: item)
      guard parts.count == 2 else {
        throw .value(
          parts.count < 2
            ? "not enough values to unpack (expected 2, got \(parts.count))"
            : "too many values to unpack (expected 2)")
      }
      pairs.append((parts[0], parts[1]))
    }
    return pairs
  }

  /// Refuses names with a character that would end the name in HTML.
  private static func checkAttributeName(_ key: Value) throws(TemplateError) {
    guard let name = key.text else {
      if BytesObject.bytes(of: key) != nil {
        throw .type("cannot use a string pattern on a bytes-like object")
      }
      throw .type("expected string or bytes-like object, got '\(key.typeName)'")
    }
    let isRefused = name.utf8.contains { byte in
      switch byte {
      case 0x09...0x0D, 0x20, 0x2F, 0x3E, 0x3D: true
      default: false
      }
    }
    if isRefused {
      throw .value("Invalid character in attribute name: \(key.messageRepr)")
    }
  }
}
