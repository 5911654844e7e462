package import Torii

/// A heading of a page's table of contents.
package final class OutlineObject: NumberedObject {
  private let entry: OutlineEntry

  package init(entry: OutlineEntry) { self.entry = entry }

  private enum Attribute: String, CaseIterable {
    case id, title, level, children
  }

  private static let attributes = AttributeCases<Attribute>()

  package var attributeNumbers: AttributeNumbers { Self.attributes.numbers }

  package func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
    switch Self.attributes[number] {
    case .id: .string(entry.id)
    case .title: .string(entry.title)
    case .level: .int(entry.level)
    case .children:
      entry.children.isEmpty
        ? ObjectTable.emptyList
        : .frozenList(entry.children.map { Value(OutlineObject(entry: $0)) })
    case nil: nil
    }
  }
}
