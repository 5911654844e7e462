/// A table while the document is read.
///
/// A class, because later lines of the document come back to it. Its depth is bounded by the
/// limits, so that freeing it cannot overflow the stack.
final class TOMLTable {
  /// How a table came to be, which decides what may still be added to it.
  enum Origin {
    /// Named on the way to another table's header; its own header may still come.
    case implied
    /// Its own header `[name]` was read.
    case header
    /// Made by a key with dots; it has no header.
    case dotted
  }

  private enum Item {
    case value(DataNode)
    case table(TOMLTable)
    case tables([TOMLTable], DataPosition)
  }

  private var origin: Origin
  let depth: Int
  private var position: DataPosition
  private var keys: [TOMLKey] = []
  private var items: [Item] = []
  private var places: [[UInt8]: Int] = [:]

  init(_ origin: Origin, depth: Int, at position: DataPosition) {
    self.origin = origin
    self.depth = depth
    self.position = position
  }

  /// The finished table.
  var node: DataNode {
    let entries = zip(keys, items).map { key, item in
      DataNode.Entry(key: key.text, keyPosition: key.position, value: Self.node(of: item))
    }
    return DataNode(.mapping(entries), at: position)
  }

  /// Adds a key with its value.
  func add(_ key: TOMLKey, _ value: DataNode) throws(DataError) {
    guard place(of: key) == nil else { throw duplicate(key) }
    append(key, .value(value))
  }

  /// The table that a key before a dot leads to, made if it is not there.
  func dottedTable(_ key: TOMLKey, budget: inout NodeBudget) throws(DataError) -> TOMLTable {
    guard let place = place(of: key) else {
      return try appendTable(.dotted, key, at: key.position, budget: &budget)
    }
    guard case .table(let table) = items[place], table.origin != .header else {
      throw duplicate(key)
    }
    table.origin = .dotted
    return table
  }

  /// The table that a name on the way to a header's last name leads to.
  func headerParent(_ key: TOMLKey, budget: inout NodeBudget) throws(DataError) -> TOMLTable {
    guard let place = place(of: key) else {
      return try appendTable(.implied, key, at: key.position, budget: &budget)
    }
    switch items[place] {
    case .table(let table): return table
    case .tables(let tables, _):
      if let last = tables.last { return last }
      throw duplicate(key)
    case .value: throw duplicate(key)
    }
  }

  /// The table of a header `[name]`, which must be new.
  func headerTable(
    _ key: TOMLKey, at position: DataPosition, budget: inout NodeBudget
  ) throws(DataError) -> TOMLTable {
    guard let place = place(of: key) else {
      return try appendTable(.header, key, at: position, budget: &budget)
    }
    guard case .table(let table) = items[place], table.origin == .implied else {
      throw duplicate(key)
    }
    table.origin = .header
    table.position = position
    return table
  }

  /// A new table at the end of the array of a header `[[name]]`.
  func appendTable(
    _ key: TOMLKey, at position: DataPosition, budget: inout NodeBudget
  ) throws(DataError) -> TOMLTable {
    let table = TOMLTable(.header, depth: depth + 2, at: position)
    try budget.checkDepth(table.depth, at: key.position)
    try budget.charge(at: key.position)
    guard let place = place(of: key) else {
      append(key, .tables([table], position))
      return table
    }
    guard case .tables(var tables, let first) = items[place] else { throw duplicate(key) }
    // Without this the array would be copied for each of its tables.
    items[place] = .tables([], first)
    tables.append(table)
    items[place] = .tables(tables, first)
    return table
  }

  private func appendTable(
    _ origin: Origin, _ key: TOMLKey, at position: DataPosition, budget: inout NodeBudget
  ) throws(DataError) -> TOMLTable {
    let table = TOMLTable(origin, depth: depth + 1, at: position)
    try budget.checkDepth(table.depth, at: key.position)
    try budget.charge(at: key.position)
    append(key, .table(table))
    return table
  }

  private func append(_ key: TOMLKey, _ item: Item) {
    places[Array(key.text.utf8)] = items.count
    keys.append(key)
    items.append(item)
  }

  private func place(of key: TOMLKey) -> Int? { places[Array(key.text.utf8)] }

  private func duplicate(_ key: TOMLKey) -> DataError {
    let first = place(of: key).map { keys[$0].position.line } ?? position.line
    return DataError(
      "The key \(quoted(key.text)) is defined twice, first on line \(first);"
        + " keep one of the two.", at: key.position)
  }

  private static func node(of item: Item) -> DataNode {
    switch item {
    case .value(let node): node
    case .table(let table): table.node
    case .tables(let tables, let position):
      DataNode(.sequence(tables.map(\.node)), at: position)
    }
  }
}
