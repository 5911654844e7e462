extension [DataNode.Entry] {
  /// Takes over the entries of another table: a table within goes over the table of the same key, key
  /// by key, every other value replaces the one there was.
  package mutating func overlay(with entries: [DataNode.Entry]) {
    for entry in entries {
      guard let known = firstIndex(where: { $0.key.utf8.elementsEqual(entry.key.utf8) }) else {
        append(entry)
        continue
      }
      guard var below = self[known].value.mapping, let above = entry.value.mapping else {
        self[known] = entry
        continue
      }
      // No deeper than what was read, which is bounded.
      below.overlay(with: above)
      self[known] = DataNode.Entry(
        key: entry.key, keyPosition: entry.keyPosition,
        value: DataNode(.mapping(below), at: entry.value.position))
    }
  }
}
