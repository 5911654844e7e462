import Synchronization
import Torii

/// The objects of one captured render, made when a template first meets them: they lead to each
/// other in circles.
final class CapturedObjects: Sendable {
  private let descriptions: [String: JSONValue]
  private let known = Mutex<[String: Value]>([:])

  init(_ json: JSONValue?) {
    descriptions = Dictionary(
      (json?.object ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func object(_ identifier: Int, isFunction: Bool = false) -> Value {
    let key = String(identifier)
    if let value = known.withLock({ $0[key] }) { return value }
    guard let description = descriptions[key] else { return .undefined(Undefined(.lenient)) }
    let value = Value(
      CapturedObject(identifier: identifier, description, self, isFunction: isFunction))
    known.withLock { $0[key] = value }
    return value
  }

  /// Makes a value of the captures' encoding.
  func value(_ json: JSONValue) throws -> Value {
    switch json {
    case .array(let items): return .frozenList(try items.map(value))
    case .object(let pairs):
      guard pairs.count == 1, let (tag, content) = pairs.first else {
        return .frozenDict(try pairs.map { (.string($0.key), try value($0.value)) })
      }
      return try tagged(tag, content)
    default: return try ValueDecoding.value(json)
    }
  }

  private func tagged(_ tag: String, _ content: JSONValue) throws -> Value {
    switch (tag, content) {
    case ("$m", .string(let text)): return .markup(text)
    case ("$t", .array(let items)): return .tuple(of: try items.map(value))
    case ("$d", .array(let items)): return .frozenDict(try items.map(pair))
    case ("$s", .array(let items)): return .object(SetObject(try items.map(value)))
    case ("$o", .integer(let identifier)): return object(identifier)
    case ("$f", .integer(let identifier)): return object(identifier, isFunction: true)
    case ("$u", _): return .undefined(Undefined(.lenient))
    default: return .frozenDict([(.string(tag), try value(content))])
    }
  }

  private func pair(_ json: JSONValue) throws -> (Value, Value) {
    guard let items = json.array, items.count == 2 else {
      throw ValueDecoding.Unknown(encoding: json.text)
    }
    return (try value(items[0]), try value(items[1]))
  }

  func callTable(_ name: String, _ json: [JSONValue]) -> CallTable {
    CallTable(name: name, rows: json.compactMap(\.array), objects: self)
  }
}

/// What calls were recorded to give: rows of positional arguments, keywords and result.
///
/// A function may answer the same call differently each time: its rows are then used in their order,
/// and the last one stays.
final class CallTable: Sendable {
  let name: String
  private let rows: [[JSONValue]]
  private let objects: CapturedObjects
  private let used = Mutex<Set<Int>>([])

  init(name: String, rows: [[JSONValue]], objects: CapturedObjects) {
    self.name = name
    self.rows = rows
    self.objects = objects
  }

  func call(_ arguments: Arguments) throws(TemplateError) -> Value {
    var last: Int?
    for row in try rows(matching: arguments) {
      last = row
      if used.withLock({ $0.insert(row).inserted }) { break }
    }
    guard let last else {
      throw TemplateError(.pythonRuntime, "no such call of \(name) was recorded")
    }
    do {
      return try objects.value(rows[last][2])
    } catch {
      throw TemplateError(.pythonRuntime, "\(error)")
    }
  }

  private func rows(matching arguments: Arguments) throws(TemplateError) -> [Int] {
    let positional = arguments.variadic(0).items
    let keywords = arguments.keywordVariadic(1)
    var result: [Int] = []
    for (index, row) in rows.enumerated() where row.count == 3 {
      guard let given = row[0].array, given.count == positional.count,
        let named = row[1].object, named.count == keywords.count
      else { continue }
      do {
        if try matches(given, positional, arguments.machine),
          try matches(named, keywords, arguments.machine)
        {
          result.append(index)
        }
      } catch let error as TemplateError {
        throw error
      } catch {
        throw TemplateError(.pythonRuntime, "\(error)")
      }
    }
    return result
  }

  private func matches(
    _ given: [JSONValue], _ values: [Value], _ machine: MachineRef
  ) throws -> Bool {
    for (json, value) in zip(given, values) {
      if try !machine.isSame(try objects.value(json), value) { return false }
    }
    return true
  }

  private func matches(
    _ given: [(key: String, value: JSONValue)], _ values: Value.Dict, _ machine: MachineRef
  ) throws -> Bool {
    for (key, json) in given {
      guard let value = values[key] else { return false }
      if try !machine.isSame(try objects.value(json), value) { return false }
    }
    return true
  }

  var function: Function {
    Function(Signature(name, "*args, **kwargs")) { (arguments) throws(TemplateError) in
      try self.call(arguments)
    }
  }
}

extension UnsafeMutablePointer where Pointee == Machine {
  /// Equality that takes two undefined values for the same, and true for another than 1.
  fileprivate func isSame(_ left: Value, _ right: Value) throws(TemplateError) -> Bool {
    switch (left, right) {
    case (.undefined, .undefined): return true
    case (.undefined, _), (_, .undefined): return false
    case (.bool(let left), .bool(let right)): return left == right
    case (.bool, _), (_, .bool): return false
    default: return try isEqual(left, right)
    }
  }
}

/// An object as it was recorded: a map of attributes with a table of calls.
struct CapturedObject: TemplateObject {
  let identifier: Int
  private let type: String
  private let attributes: [String: JSONValue]
  private let calls: [String: CallTable]
  private let items: [JSONValue]?
  private let rank: Int?
  private let text: String?
  private let html: String?
  private let isTruthy: Bool
  /// Whether it is callable even if no call was recorded.
  private let isFunction: Bool
  private unowned let objects: CapturedObjects

  init(
    identifier: Int, _ json: JSONValue, _ objects: CapturedObjects, isFunction: Bool = false
  ) {
    self.identifier = identifier
    self.isFunction = isFunction
    self.objects = objects
    type = json["type"]?.string ?? "object"
    attributes = Dictionary(
      (json["attrs"]?.object ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    var calls: [String: [JSONValue]] = [:]
    for call in json["calls"]?.array ?? [] {
      guard let row = call.array, row.count == 4, let method = row[0].string else { continue }
      calls[method, default: []].append(.array(Array(row.dropFirst())))
    }
    let type = type
    self.calls = calls.reduce(into: [:]) { tables, entry in
      let name = entry.key.isEmpty ? type : entry.key
      tables[entry.key] = objects.callTable(name, entry.value)
    }
    items = json["items"]?.array
    rank = json["rank"]?.integer
    text = json["str"]?.string
    html = json["html"]?.string
    isTruthy = json["truthy"]?.bool ?? true
  }

  var templateTypeName: String { type }
  var templateText: String { text ?? "<\(type) object>" }
  var templateHTML: String? { html }
  var isTrueInTemplates: Bool { isTruthy }
  var templateItems: [Value]? { items.map { $0.compactMap { try? objects.value($0) } } }

  var templateFunction: Function? {
    calls[""]?.function ?? (isFunction ? objects.callTable(type, []).function : nil)
  }

  func attribute(named name: String) -> Value? {
    if let json = attributes[name] {
      if json["$method"] == nil { return try? objects.value(json) }
    } else if calls[name] == nil || name.isEmpty {
      return nil
    }
    return .object(FunctionObject((calls[name] ?? objects.callTable(name, [])).function))
  }

  func templateItem(at key: Value) -> Value? {
    guard let index = key.intValue else { return nil }
    guard let items else { return attribute(named: String(index)) }
    let position = index < 0 ? items.count + index : index
    return items.indices.contains(position) ? try? objects.value(items[position]) : nil
  }

  func isEqualInTemplates(to other: Value) -> Bool? {
    if let own = text, let text = other.text { return own.utf8.elementsEqual(text.utf8) }
    guard let right = Self(other) else { return false }
    if identifier == right.identifier { return true }
    return rank != nil && type == right.type && rank == right.rank
  }

  func isLessInTemplates(than other: Value) -> Bool? {
    guard let rank, let right = Self(other)?.rank else { return nil }
    return rank < right
  }

  private init?(_ value: Value) {
    guard case .object(let object) = value, let host = object as? HostObject,
      let captured = host.base as? CapturedObject
    else { return nil }
    self = captured
  }
}
