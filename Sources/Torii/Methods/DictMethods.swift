extension Methods {
  static let dictReading: [Method] = [
    Method("dict.copy") { (receiver, arguments) throws(TemplateError) in
      let dict = pairs(receiver)
      try arguments.machine.charge(dict.count)
      return .dict(dict.copy())
    },
    Method("dict.get", .positional(1...2)) { (receiver, arguments) throws(TemplateError) in
      try value(of: arguments.required(0), in: receiver, arguments.machine)
        ?? arguments[1] ?? Value.none
    },
    view("items", .items), view("keys", .keys), view("values", .values),
    Method("dict.fromkeys", .positional(1...2)) { (_, arguments) throws(TemplateError) in
      let dict = Value.Dict()
      for key in try arguments.machine.items(of: arguments.required(0)) {
        dict.set(try arguments.machine.key(for: key), named: key, to: arguments[1] ?? Value.none)
      }
      return .dict(dict)
    },
  ]

  static let dictChanging: [Method] = [
    Method("dict.clear") { (receiver, arguments) throws(TemplateError) in
      try arguments.machine.mutable(pairs(receiver)).removeAll()
      return .none
    },
    Method("dict.pop", .positional(1...2)) { (receiver, arguments) throws(TemplateError) in
      let machine = arguments.machine
      let dict = try machine.mutable(pairs(receiver))
      let name = arguments.required(0)
      // Python looks at the key only where there is one to find.
      let position = dict.count == 0 ? -1 : dict.shape.find(try machine.key(for: name), value: name)
      if position >= 0 {
        try machine.charge(dict.count)
        return dict.remove(at: position)
      }
      if let fallback = arguments[1] { return fallback }
      throw TemplateError(.key, try machine.repr(of: name))
    },
    Method("dict.popitem") { (receiver, arguments) throws(TemplateError) in
      let dict = try arguments.machine.mutable(pairs(receiver))
      guard dict.count > 0 else {
        throw TemplateError(.key, "'popitem(): dictionary is empty'")
      }
      let name = dict.key(at: dict.count - 1)
      return .tuple(Value.List([name, dict.remove(at: dict.count - 1)]))
    },
    Method("dict.setdefault", .positional(1...2)) { (receiver, arguments) throws(TemplateError) in
      let machine = arguments.machine
      let dict = try machine.mutable(pairs(receiver))
      let name = arguments.required(0)
      if let found = try value(of: name, in: .dict(dict), machine) { return found }
      try set(name, to: arguments[1] ?? Value.none, in: dict, machine)
      return arguments[1] ?? Value.none
    },
    Method("dict.update", .optionalOneWithKeywords, update),
  ]

  private static func pairs(_ receiver: Value) -> Value.Dict {
    if case .dict(let dict) = receiver { dict } else { Value.Dict() }
  }

  private static func view(_ name: String, _ part: DictView.Part) -> Method {
    Method("dict." + name) { (receiver, _) throws(TemplateError) in
      .object(DictView(pairs(receiver), part))
    }
  }

  private static func value(of key: Value, in receiver: Value, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    switch key {
    case .string(let text), .markup(let text): return pairs(receiver).value(AttributeName(text))
    default: return pairs(receiver).value(try machine.key(for: key), equalTo: key)
    }
  }

  private static func set(
    _ key: Value, to value: Value, in dict: Value.Dict, _ machine: MachineRef
  ) throws(TemplateError) {
    try machine.charge(1)
    dict.set(try machine.key(for: key), named: key, to: value)
    machine.noteChanged(dict, by: value)
    machine.noteChanged(dict, by: key)
  }

  @Sendable private static func update(_ receiver: Value, _ arguments: MethodArguments)
    throws(TemplateError) -> Value
  {
    let machine = arguments.machine
    let dict = try machine.mutable(pairs(receiver))
    switch arguments[0] {
    case nil: break
    case .dict(let other):
      let other = other === dict ? Value.Dict() : other
      for (key, value) in other { try set(key, to: value, in: dict, machine) }
    // Python asks it for `keys` first.
    case .undefined(let missing): throw missing.error
    case .object(let object) where object.isMapping:
      for key in try machine.items(of: .object(object)) {
        try set(key, to: try object.item(key, machine) ?? Value.none, in: dict, machine)
      }
    case .some(let sequence):
      for (position, pair) in try machine.items(of: sequence).enumerated() {
        guard pair.isIterable else {
          throw .type(
            "cannot convert dictionary update sequence element #\(position) to a sequence")
        }
        let parts = try machine.items(of: pair)
        guard parts.count == 2 else {
          throw .value(
            "dictionary update sequence element #\(position) has length \(parts.count); "
              + "2 is required")
        }
        try set(parts[0], to: parts[1], in: dict, machine)
      }
    }
    for (index, name) in arguments.frame.keywords.enumerated() {
      try set(.string(name.text), to: arguments.frame.keyword(index), in: dict, machine)
    }
    return .none
  }
}
