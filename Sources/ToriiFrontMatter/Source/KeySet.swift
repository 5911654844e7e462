/// The keys of one mapping, compared byte by byte as Swift's own string equality does not.
struct KeySet {
  /// A few keys are looked through one after the other.
  private static let maximumListed = 16

  private var listed: [(key: String, position: DataPosition)] = []
  private var positions: [[UInt8]: DataPosition] = [:]

  func contains(_ key: String) -> Bool { position(of: key) != nil }

  /// Adds a key, or refuses it when it is there already.
  mutating func insert(_ key: String, at position: DataPosition) throws(DataError) {
    if let first = self.position(of: key) {
      throw DataError(
        "The key \(quoted(key)) is written twice, first on line \(first.line);"
          + " keep one of the two.", at: position)
    }
    if listed.isEmpty { listed.reserveCapacity(8) }
    if listed.count < Self.maximumListed {
      listed.append((key, position))
    } else {
      positions[Array(key.utf8)] = position
    }
  }

  private func position(of key: String) -> DataPosition? {
    // What Swift tells apart differs in its bytes too.
    for entry in listed where entry.key == key && entry.key.utf8.elementsEqual(key.utf8) {
      return entry.position
    }
    return positions.isEmpty ? nil : positions[Array(key.utf8)]
  }
}
