/// A YAML mapping while it is read: its own entries, and mappings merged with `<<`.
struct YAMLMapping {
  enum Key {
    case name(String)
    case merge

    var isMerge: Bool {
      if case .merge = self { true } else { false }
    }
  }

  private var entries: [DataNode.Entry] = []
  private var keys = KeySet()
  private var sources: [DataNode] = []

  mutating func add(_ key: Key, at position: DataPosition, value: DataNode) throws(DataError) {
    switch key {
    case .name(let name):
      try keys.insert(name, at: position)
      entries.append(DataNode.Entry(key: name, keyPosition: position, value: value))
    case .merge:
      guard sources.isEmpty else {
        throw DataError(
          "\"<<\" is written twice; merge several mappings with one \"<<: [*a, *b]\".",
          at: position)
      }
      sources = try mappings(in: value)
    }
  }

  /// All entries: the mapping's own, then what it lacks from each merged mapping in turn.
  func merged() throws(DataError) -> [DataNode.Entry] {
    var result = entries
    var keys = keys
    for entry in sources.lazy.compactMap(\.mapping).joined() where !keys.contains(entry.key) {
      try keys.insert(entry.key, at: entry.keyPosition)
      result.append(entry)
    }
    return result
  }

  private func mappings(in value: DataNode) throws(DataError) -> [DataNode] {
    let sources = value.sequence ?? [value]
    for source in sources where source.mapping == nil {
      throw DataError(
        "\"<<\" merges mappings, but this is \(source.kindName);"
          + " put \"<<\" in quotes if it is meant as a key.", at: source.position)
    }
    return sources
  }
}
