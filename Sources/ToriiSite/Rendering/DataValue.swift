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
    .frozenDict(pairs.map { (.string($0), $1) })
  }
}
