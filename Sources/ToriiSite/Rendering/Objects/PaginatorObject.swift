package import Torii

/// `paginator` in templates: one page of a list.
package final class PaginatorObject: NumberedObject {
  private unowned let table: ObjectTable
  private let pagination: Pagination
  private let number: Int

  package init(table: ObjectTable, pagination: Pagination, number: Int) {
    self.table = table
    self.pagination = pagination
    self.number = number
  }

  private enum Attribute: String, CaseIterable {
    case number, total
    case totalItems = "total_items"
    case items, url, permalink, previous, next, first, last, pages
  }

  private static let attributes = AttributeCases<Attribute>()

  package var attributeNumbers: AttributeNumbers { Self.attributes.numbers }

  package func attribute(numbered place: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
    switch Self.attributes[place] {
    case .number: .int(number)
    case .total: .int(pagination.total)
    case .totalItems: .int(pagination.items.count)
    case .items: table.list(pagination.items(ofPage: number))
    case .url: link(number)
    case .permalink: (try? pagination.url(ofPage: number)).map { table.permalink($0) }
    case .previous: link(number - 1)
    case .next: link(number + 1)
    case .first: link(1)
    case .last: link(pagination.total)
    case .pages:
      Value(
        (1...pagination.total).map {
          PageLinkObject(
            table: table, pagination: pagination, number: $0, isCurrent: $0 == number)
        })
    case nil: nil
    }
  }

  private func link(_ number: Int) -> Value {
    table.link(toPage: number, of: pagination)
  }
}

/// One of `paginator.pages`; its address is made when a template asks for it.
struct PageLinkObject: TemplateObject {
  unowned let table: ObjectTable
  let pagination: Pagination
  let number: Int
  let isCurrent: Bool

  func attribute(named name: String) -> Value? {
    switch name {
    case "number": .int(number)
    case "url": table.link(toPage: number, of: pagination)
    case "is_current": .bool(isCurrent)
    default: nil
    }
  }
}

extension ObjectTable {
  func link(toPage number: Int, of pagination: Pagination) -> Value {
    guard (1...pagination.total).contains(number), let url = try? pagination.url(ofPage: number)
    else { return .none }
    return href(url)
  }
}
