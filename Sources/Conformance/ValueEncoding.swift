import Torii

/// Writes results in the corpus' encoding. Iterators are consumed.
enum ValueEncoding {
  static func json(_ value: Value, _ machine: MachineRef, depth: Int = 0) throws(TemplateError)
    -> JSONValue
  {
    guard depth < 100 else { throw .recursion }
    switch value {
    case .none: return .null
    case .bool(let value): return .bool(value)
    case .int(let value):
      return value.magnitude < 1 << 53 ? .integer(value) : tagged("$int", .string("\(value)"))
    case .bigInt(let box): return tagged("$int", .string(box.value.description))
    case .double(let value): return tagged("$float", .string(pythonRepr(value)))
    case .string(let text): return .string(text)
    case .markup(let text): return tagged("$markup", .string(text))
    case .list(let list): return .array(try items(list.items, machine, depth))
    case .tuple(let list): return try tuple(list, machine, depth)
    case .dict(let dict): return tagged("$dict", try pairs(dict, machine, depth))
    case .undefined(let missing): return try undefined(missing, machine, depth)
    case .object(let object): return try encoded(object, machine, depth)
    }
  }

  private static func tagged(_ tag: String, _ content: JSONValue) -> JSONValue {
    .object([(tag, content)])
  }

  private static func items(_ items: [Value], _ machine: MachineRef, _ depth: Int)
    throws(TemplateError) -> [JSONValue]
  {
    var result: [JSONValue] = []
    for item in items { result.append(try json(item, machine, depth: depth + 1)) }
    return result
  }

  private static func pairs(_ dict: Value.Dict, _ machine: MachineRef, _ depth: Int)
    throws(TemplateError) -> JSONValue
  {
    var result: [JSONValue] = []
    for (key, value) in dict {
      result.append(.array(try items([key, value], machine, depth)))
    }
    return .array(result)
  }

  private static func tuple(_ list: Value.List, _ machine: MachineRef, _ depth: Int)
    throws(TemplateError) -> JSONValue
  {
    let values = try items(list.items, machine, depth)
    guard let names = list.fieldNames else { return tagged("$tuple", .array(values)) }
    let fields = zip(names, values).map { JSONValue.array([.string($0), $1]) }
    return tagged(
      "$namedtuple",
      .object([("type", .string(Value.tuple(list).typeName)), ("fields", .array(fields))]))
  }

  private static func undefined(_ missing: Undefined, _ machine: MachineRef, _ depth: Int)
    throws(TemplateError) -> JSONValue
  {
    var fields: [(key: String, value: JSONValue)] = [
      ("class", .string(missing.behavior.rawValue))
    ]
    if let hint = missing.hint { fields.append(("hint", .string(hint))) }
    if let name = missing.name {
      fields.append(("name", try json(name, machine, depth: depth + 1)))
    }
    if let owner = missing.owner { fields.append(("obj", .string(owner.describedType))) }
    return tagged("$undefined", .object(fields))
  }

  private static func encoded(_ object: Object, _ machine: MachineRef, _ depth: Int)
    throws(TemplateError) -> JSONValue
  {
    switch object {
    case let bytes as BytesObject:
      let digits = bytes.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      return tagged("$bytes", .string(digits.joined()))
    case let set as SetObject:
      return tagged(
        set.isImmutable ? "$frozenset" : "$set",
        .array(try items(set.members.map(\.key), machine, depth)))
    case let range as RangeObject:
      return tagged(
        "$range", .array([.integer(range.start), .integer(range.stop), .integer(range.step)]))
    case let moment as DateTimeObject:
      let text = try machine.text(of: .object(moment))
      guard moment.date != nil else { return tagged("$time", .string(text)) }
      return moment.time == nil
        ? tagged("$date", .string(text))
        : tagged("$datetime", .string(text.replacing(" ", with: "T")))
    case let decimal as DecimalObject:
      return tagged("$decimal", .string(try machine.text(of: .object(decimal))))
    case let namespace as NamespaceObject:
      return tagged("$namespace", try pairs(namespace.attributes, machine, depth))
    case let iterator as ValueIterator:
      var values: [Value] = []
      while let value = try iterator.next(machine) { values.append(value) }
      return tagged("$iter", .array(try items(values, machine, depth)))
    default:
      return tagged("$object", .string(try machine.repr(of: .object(object))))
    }
  }
}
