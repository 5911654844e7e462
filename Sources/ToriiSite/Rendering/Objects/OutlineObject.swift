package import Torii

/// A heading of a page's table of contents.
package struct OutlineObject: TemplateObject {
  package let entry: OutlineEntry

  package func attribute(named name: String) -> Value? {
    switch name {
    case "id": .string(entry.id)
    case "title": .string(entry.title)
    case "level": .int(entry.level)
    case "children": Value(entry.children.map { OutlineObject(entry: $0) })
    default: nil
    }
  }
}
