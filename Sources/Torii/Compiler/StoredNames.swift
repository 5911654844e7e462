/// The names that a scope and those around it assign, as `include` and its like hand them on. The
/// memory is used again for the next ones.
struct StoredNames: ~Copyable {
  struct Entry: BitwiseCopyable {
    let name: NameReference
    let variable: Variable
  }

  private var entries = SyntaxStack<Entry>()
  /// Where each name stands in `entries`; filled once there are too many to go through.
  private var positions = PositionTable()
  private var notedCount = 0

  private static let linearLimit = 12

  var all: UnsafeBufferPointer<Entry> { entries.elements(above: 0) }

  /// Takes the names of a scope: those of inner scopes first, by name within a scope.
  mutating func collect(from scope: SymbolsReference) {
    entries.reset()
    positions.reset()
    notedCount = 0
    var next: SymbolsReference? = scope
    while let current = next {
      let first = entries.count
      for entry in current.known where entry.isStored && !contains(entry.name, before: first) {
        if let variable = scope.find(entry.name) {
          entries.push(Entry(name: entry.name, variable: variable))
        }
      }
      if entries.count - first > 1 {
        var added = UnsafeMutableBufferPointer(mutating: entries.elements(above: first))
        added.sort { $0.name.text < $1.name.text }
      }
      noteAll()
      next = current.with { $0.parent }
    }
  }

  /// Whether a name is one of the first; within a scope each comes once.
  private func contains(_ name: NameReference, before end: Int) -> Bool {
    if end > StoredNames.linearLimit {
      return positions.first(hash: name.key.tableHash) { entries[$0].name == name } != nil
    }
    for entry in entries.elements(above: 0).prefix(end) where entry.name == name { return true }
    return false
  }

  /// Notes where the names are that will not be moved any more.
  private mutating func noteAll() {
    guard entries.count > StoredNames.linearLimit else { return }
    while notedCount < entries.count {
      positions.insert(notedCount, hash: entries[notedCount].name.key.tableHash)
      notedCount += 1
    }
  }
}
