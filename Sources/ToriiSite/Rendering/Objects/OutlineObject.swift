package import Torii

/// A heading of a page's table of contents.
package final class OutlineObject: NumberedObject {
  private let entry: OutlineEntry

  package init(entry: OutlineEntry) { self.entry = entry }

  /// The objects of headings one below the other.
  static func list(_ entries: [OutlineEntry]) -> Value {
    .frozenList(capacity: entries.count) { list in
      for entry in entries { list.append(Value(OutlineObject(entry: entry))) }
    }
  }

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
    case .children: Self.list(entry.children)
    case nil: nil
    }
  }
}
