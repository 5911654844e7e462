/// Walks over values that are already there.
package final class ArrayIterator: ValueIterator {
  private let items: [Value]
  @exclusivity(unchecked) private var position = 0
  private let name: String

  /// - Parameter typeName: The class that Python's iterator over such items has.
  package init(_ items: [Value], typeName: String = "list_iterator") {
    self.items = items
    name = typeName
  }

  override package var typeName: String { name }

  override package func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard position < items.count else { return nil }
    defer { position &+= 1 }
    return items[position]
  }

  override package var knownLength: Int? { items.count - position }
}
