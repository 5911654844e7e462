import Torii

/// Makes values of the corpus' encoding (`$float`, `$dict`, `$object`, ...).
enum ValueDecoding {
  struct Unknown: Error, CustomStringConvertible {
    let encoding: String
    var description: String { "unknown value encoding \(encoding)" }
  }

  static func value(_ json: JSONValue) throws -> Value {
    switch json {
    case .null: return .none
    case .bool(let value): return .bool(value)
    case .integer(let value): return .int(value)
    case .bigInteger(let text): return try integer(text)
    case .double(let value): return .double(value)
    case .string(let text): return .string(text)
    case .array(let items): return .frozenList(try items.map(value))
    case .object(let pairs):
      guard pairs.count == 1, let (tag, content) = pairs.first else {
        throw Unknown(encoding: json.text)
      }
      return try tagged(tag, content)
    }
  }

  /// Names with their values, such as a context.
  static func variables(_ json: JSONValue?) throws -> [(String, Value)] {
    try (json?.object ?? []).map { ($0.key, try value($0.value)) }
  }

  private static func tagged(_ tag: String, _ content: JSONValue) throws -> Value {
    switch (tag, content) {
    case ("$int", .string(let text)): return try integer(text)
    case ("$float", .string(let text)): return .double(try float(text))
    case ("$markup", .string(let text)): return .markup(text)
    case ("$bytes", .string(let text)): return .object(BytesObject(try bytes(text)))
    case ("$tuple", .array(let items)): return .tuple(of: try items.map(value))
    case ("$dict", .array(let items)): return .frozenDict(try items.map(pair))
    case ("$set", .array(let items)): return .object(SetObject(try items.map(value)))
    case ("$frozenset", .array(let items)):
      return .object(SetObject(try items.map(value), immutable: true))
    case ("$range", .array(let items)) where items.count == 3:
      return .object(
        RangeObject(
          start: items[0].integer ?? 0, stop: items[1].integer ?? 0, step: items[2].integer ?? 1))
    case ("$iter", .array(let items)): return .object(ArrayIterator(try items.map(value)))
    case ("$namespace", .array(let items)):
      return .object(NamespaceObject(Value.Dict(try items.map(field))))
    case ("$undefined", .object): return try undefined(content)
    case ("$namedtuple", .object):
      return .namedTuple(
        try (content["fields"]?.array ?? []).map(field),
        className: "corpus.\(content["type"]?.string ?? "tuple")")
    case ("$object", .object):
      return Value(
        PlainObject(
          type: content["type"]?.string ?? "object",
          attributes: try (content["attrs"]?.array ?? []).map(field),
          text: content["str"]?.string, html: content["html"]?.string))
    case ("$fixture", .string(let name)):
      guard let fixture = Fixture(rawValue: name) else { throw Unknown(encoding: name) }
      return fixture.makeValue()
    case ("$decimal", .string(let text)):
      guard let decimal = DecimalObject(text) else { throw Unknown(encoding: text) }
      return .object(decimal)
    case ("$date", .string(let text)), ("$datetime", .string(let text)),
      ("$time", .string(let text)):
      return try dateTime(tag, text)
    default: throw Unknown(encoding: tag)
    }
  }

  /// Reads what Python's `isoformat` writes.
  private static func dateTime(_ tag: String, _ text: String) throws -> Value {
    let object =
      tag == "$time" ? DateTimeObject(iso8601Time: text) : DateTimeObject(iso8601: text)
    guard let object else { throw Unknown(encoding: text) }
    if tag == "$date" { return object.date.map { .object(DateTimeObject($0)) } ?? .none }
    return .object(object)
  }

  private static func pair(_ json: JSONValue) throws -> (Value, Value) {
    guard let items = json.array, items.count == 2 else { throw Unknown(encoding: json.text) }
    return (try value(items[0]), try value(items[1]))
  }

  private static func field(_ json: JSONValue) throws -> (String, Value) {
    guard let items = json.array, items.count == 2, let name = items[0].string else {
      throw Unknown(encoding: json.text)
    }
    return (name, try value(items[1]))
  }

  static func integer(_ text: String) throws -> Value {
    if let small = Int(text) { return .int(small) }
    guard
      let number = BigInteger(digits: text.utf8.drop { $0 == UInt8(ascii: "-") }, radix: 10)
    else { throw Unknown(encoding: text) }
    return .integer(text.hasPrefix("-") ? -number : number)
  }

  private static func float(_ text: String) throws -> Double {
    guard let number = Double(text) else { throw Unknown(encoding: text) }
    return number
  }

  private static func bytes(_ text: String) throws -> [UInt8] {
    let digits = Array(text.utf8)
    guard digits.count % 2 == 0 else { throw Unknown(encoding: text) }
    return try stride(from: 0, to: digits.count, by: 2).map { index in
      let pair = String(decoding: digits[index..<index + 2], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else { throw Unknown(encoding: text) }
      return byte
    }
  }

  private static func undefined(_ json: JSONValue) throws -> Value {
    let behavior = json["class"]?.string.flatMap(UndefinedBehavior.init(rawValue:)) ?? .lenient
    return .undefined(
      Undefined(
        behavior, hint: json["hint"]?.string,
        name: try json["name"].map { try value($0) }))
  }
}
