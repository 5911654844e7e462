/// Walks over values that are already there.
package final class ArrayIterator: ValueIterator {
  private let items: [Value]
  private var position = 0

  package init(_ items: [Value]) { self.items = items }

  override package func next(_ machine: MachineRef) throws(TemplateError) -> Value? {
    guard position < items.count else { return nil }
    defer { position &+= 1 }
    return items[position]
  }

  override package var knownLength: Int? { items.count - position }
}
