package import Torii

/// `paginator` in templates: one page of a list.
package struct PaginatorObject: TemplateObject {
  package unowned let table: ObjectTable
  package let pagination: Pagination
  package let number: Int

  package func attribute(named name: String) -> Value? {
    switch name {
    case "number": .int(number)
    case "total": .int(pagination.total)
    case "total_items": .int(pagination.items.count)
    case "items": table.list(pagination.items(ofPage: number))
    case "previous": link(number - 1)
    case "next": link(number + 1)
    case "first": link(1)
    case "last": link(pagination.total)
    case "pages":
      Value(
        (1...pagination.total).map {
          DataValue.table([
            ("number", .int($0)), ("url", link($0)), ("is_current", .bool($0 == number)),
          ])
        })
    default: nil
    }
  }

  private func link(_ number: Int) -> Value {
    guard (1...pagination.total).contains(number), let url = try? pagination.url(ofPage: number)
    else { return .none }
    return table.href(url)
  }
}
