/// The entries of a YAML mapping while it is read: its own, and those merged with `<<`.
struct YAMLMapping {
  struct Key {
    let text: String
    let position: DataPosition
    /// Whether this is the unquoted `<<`.
    let isMerge: Bool
  }

  private var entries: [DataNode.Entry] = []
  private var keys = KeySet()
  private var sources: [DataNode]?

  mutating func add(_ key: consuming Key, value: consuming DataNode) throws(DataError) {
    guard !key.isMerge else {
      guard sources == nil else {
        throw DataError(
          "\"<<\" is written twice; merge several mappings with one \"<<: [*a, *b]\".",
          at: key.position)
      }
      sources = try mappings(in: value)
      return
    }
    try keys.insert(key.text, at: key.position)
    if entries.isEmpty { entries.reserveCapacity(8) }
    entries.append(DataNode.Entry(key: key.text, keyPosition: key.position, value: value))
  }

  /// All entries: the mapping's own, then what it lacks from each merged mapping in turn.
  func merged() throws(DataError) -> [DataNode.Entry] {
    guard let sources else { return entries }
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
