package import Torii
package import ToriiFrontMatter

/// Data from files as values of templates.
package enum DataValue {
  package static let emptyTable = table([] as [(String, Value)])

  package static func value(_ node: DataNode) -> Value {
    switch node.kind {
    case .null: .none
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .double(let value): .double(value)
    case .string(let text): .string(text)
    case .date(let text):
      DateTime(parsing: text).map { Value(DateObject($0)) } ?? .string(text)
    case .sequence(let elements): Value(elements.map(value))
    case .mapping(let entries): table(entries.map { ($0.key, value($0.value)) })
    }
  }

  package static func table(_ entries: [DataNode.Entry]) -> Value {
    entries.isEmpty ? emptyTable : table(entries.map { ($0.key, value($0.value)) })
  }

  package static func value(_ node: DataFolder.Node) -> Value {
    switch node {
    case .value(let node): value(node)
    case .folder(let entries): table(entries.map { ($0.name, value($0.node)) })
    }
  }

  /// A table that keeps its order and never changes.
  package static func table(_ pairs: [(String, Value)]) -> Value {
    (try? Value(encoding: Table(pairs: pairs))) ?? .none
  }
}

/// Pairs on their way into a dictionary of the engine, which makes ordered ones by encoding.
private struct Table: Encodable {
  let pairs: [(String, Value)]

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    for (name, value) in pairs {
      try container.encode(Item(templateValue: value), forKey: Key(stringValue: name))
    }
  }

  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { nil }
  }

  /// The engine takes what is convertible as it is.
  struct Item: Encodable, ValueConvertible {
    let templateValue: Value

    func encode(to encoder: any Encoder) throws {}
  }
}
