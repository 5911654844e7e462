/// The keys of one mapping, compared byte by byte as Swift's own string equality does not.
struct KeySet {
  private var positions: [[UInt8]: DataPosition] = [:]

  func contains(_ key: String) -> Bool { positions[Array(key.utf8)] != nil }

  /// Adds a key, or refuses it when it is there already.
  mutating func insert(_ key: String, at position: DataPosition) throws(DataError) {
    if let first = positions.updateValue(position, forKey: Array(key.utf8)) {
      throw DataError(
        "The key \(quoted(key)) is written twice, first on line \(first.line);"
          + " keep one of the two.", at: position)
    }
  }
}
