extension Methods {
  /// What templates may ask sets that the host passes; they never change them.
  static let setMethods: [Method] = [
    combining("union") { (members, other, _) in members + other },
    combining("intersection") { (members, other, machine) throws(TemplateError) in
      try members.filtered { (item) throws(TemplateError) in try machine.has(item, in: other) }
    },
    combining("difference") { (members, other, machine) throws(TemplateError) in
      try members.filtered { (item) throws(TemplateError) in try !machine.has(item, in: other) }
    },
    asking("issubset") { (members, other, machine) throws(TemplateError) in
      try members.filtered { (item) throws(TemplateError) in try !machine.has(item, in: other) }
        .isEmpty
    },
    asking("issuperset") { (members, other, machine) throws(TemplateError) in
      try other.filtered { (item) throws(TemplateError) in try !machine.has(item, in: members) }
        .isEmpty
    },
    asking("isdisjoint") { (members, other, machine) throws(TemplateError) in
      try members.filtered { (item) throws(TemplateError) in try machine.has(item, in: other) }
        .isEmpty
    },
    Method("set.copy") { (receiver, _) throws(TemplateError) in receiver },
  ]

  private static func combining(
    _ name: String,
    _ combine:
      @escaping @Sendable ([Value], [Value], MachineRef) throws(TemplateError) -> [Value]
  ) -> Method {
    Method("set." + name, .one) { (receiver, arguments) throws(TemplateError) in
      let machine = arguments.machine
      let members = try machine.items(of: receiver)
      let other = try machine.items(of: arguments.required(0))
      for item in other { _ = try machine.key(for: item) }
      return .object(SetObject(try combine(members, other, machine)))
    }
  }

  private static func asking(
    _ name: String,
    _ ask: @escaping @Sendable ([Value], [Value], MachineRef) throws(TemplateError) -> Bool
  ) -> Method {
    Method("set." + name, .one) { (receiver, arguments) throws(TemplateError) in
      let machine = arguments.machine
      return .bool(
        try ask(
          try machine.items(of: receiver), try machine.items(of: arguments.required(0)), machine))
    }
  }

  static let rangeMethods: [Method] = [
    Method("range.count", .one) { (receiver, arguments) throws(TemplateError) in
      .int(try arguments.machine.contains(arguments.required(0), in: receiver) ? 1 : 0)
    },
    Method("range.index", .one) { (receiver, arguments) throws(TemplateError) in
      let item = arguments.required(0)
      if case .object(let object) = receiver, let range = object as? RangeObject,
        let number = item.indexInt, let position = range.position(of: number)
      {
        return .int(position)
      }
      throw .value("\(try arguments.machine.repr(of: item)) is not in range")
    },
  ]
}

extension [Value] {
  fileprivate func filtered(_ keeps: (Value) throws(TemplateError) -> Bool) throws(TemplateError)
    -> [Value]
  {
    var kept: [Value] = []
    for item in self where try keeps(item) { kept.append(item) }
    return kept
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  fileprivate func has(_ item: Value, in items: [Value]) throws(TemplateError) -> Bool {
    try charge(items.count)
    for other in items where try isEqual(item, other) { return true }
    return false
  }
}
