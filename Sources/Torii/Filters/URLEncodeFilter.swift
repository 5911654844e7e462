extension Filter {
  /// `urlencode(value)`: a text percent-encoded, or pairs as the query of a URL
  /// (Jinja2 documentation, `urlencode`).
  package static let urlencode = Filter(Signature("do_urlencode", "value")) {
    (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let value = arguments[0]
    if value.isString || !value.isIterable {
      let text = try machine.text(of: value)
      try machine.checkSize(text.utf8.count, times: 3)
      return .string(PercentEncoding.encode(text))
    }
    var query = JoinedText(separator: "&")
    if case .dict(let dict) = value {
      for (key, item) in dict {
        try machine.charge(1)
        try query.append(try pair(key, item, machine), machine)
      }
      return .string(try query.text(machine))
    }
    var items = try ItemCursor(value, machine)
    while let item = try items.next(machine) {
      let (key, part) = try unpacked(item, machine)
      try query.append(try pair(key, part, machine), machine)
    }
    return .string(try query.text(machine))
  }

  private static func pair(_ key: Value, _ value: Value, _ machine: MachineRef)
    throws(TemplateError) -> String
  { try field(key, machine) + "=" + (try field(value, machine)) }

  private static func field(_ value: Value, _ machine: MachineRef) throws(TemplateError) -> String {
    let text = try machine.text(of: value)
    try machine.checkSize(text.utf8.count, times: 3)
    return PercentEncoding.encode(text, keepsSlash: false, spaceAsPlus: true)
  }

  /// The two parts of an item, as Python takes it apart.
  private static func unpacked(_ value: Value, _ machine: MachineRef) throws(TemplateError)
    -> (Value, Value)
  {
    guard value.isIterable else {
      throw .type("cannot unpack non-iterable \(value.typeName) object")
    }
    let iterator = try machine.iterator(over: value)
    var parts: [Value] = []
    while let part = try iterator.next(machine) {
      parts.append(part)
      if parts.count > 2 { throw .value("too many values to unpack (expected 2)") }
    }
    guard parts.count == 2 else {
      throw .value("not enough values to unpack (expected 2, got \(parts.count))")
    }
    return (parts[0], parts[1])
  }
}
