package import ToriiFrontMatter

extension DataNode {
  /// The value as JSON. Depth is bounded by the readers that made it.
  package var json: String {
    switch kind {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .double(let value): value.isFinite ? "\(value)" : "null"
    case .string(let text), .date(let text): JSONText.quoted(text)
    case .sequence(let nodes): "[" + nodes.map(\.json).joined(separator: ",") + "]"
    case .mapping(let entries):
      "{" + entries.map { JSONText.quoted($0.key) + ":" + $0.value.json }.joined(separator: ",")
        + "}"
    }
  }
}
