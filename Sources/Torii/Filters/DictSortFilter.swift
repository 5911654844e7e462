extension Filter {
  /// `dictsort(value, case_sensitive=False, by='key', reverse=False)`: the pairs of a dictionary,
  /// sorted by key or value (Jinja2 documentation, `dictsort`).
  package static let dictsort = Filter(
    Signature("do_dictsort", "value, case_sensitive=False, by='key', reverse=False")
  ) { (arguments) throws(TemplateError) in
    let machine = arguments.machine
    let position = try sortedPart(arguments[2], machine)
    let pairs = try pairs(of: arguments[0], machine)
    let isReversed = try machine.isReversed(arguments[3])
    let ignoresCase = try !machine.truth(of: arguments[1])
    var keys: [Value] = []
    keys.reserveCapacity(pairs.count)
    for pair in pairs {
      let part = try machine.item(of: pair, at: .int(position))
      keys.append(ignoresCase ? part.ignoringCase : part)
    }
    let order = try machine.sortedOrder(of: keys, descending: isReversed)
    return .list(Value.List(order.map { pairs[$0] }))
  }

  private static func sortedPart(_ name: Value, _ machine: MachineRef) throws(TemplateError)
    -> Int
  {
    if try machine.isEqual(name, .string("key")) { return 0 }
    if try machine.isEqual(name, .string("value")) { return 1 }
    throw .filterArgument("You can only sort by either \"key\" or \"value\"")
  }

  /// What the value's method `items` gives.
  private static func pairs(of value: Value, _ machine: MachineRef) throws(TemplateError)
    -> [Value]
  {
    if case .dict(let dict) = value {
      return try machine.items(of: .object(DictView(dict, .items)))
    }
    guard let method = try machine.rawAttribute(of: value, named: AttributeName("items")) else {
      throw value.lacksMethod("items")
    }
    return try machine.items(of: try machine.call(method, []))
  }
}
