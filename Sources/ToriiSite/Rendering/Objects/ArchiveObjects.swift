package import Torii

/// A year of `archive`.
package struct ArchiveYearObject: TemplateObject {
  package unowned let table: ObjectTable
  package let year: ArchiveYear

  package var templateText: String { String(year.year) }

  package func attribute(named name: String) -> Value? {
    switch name {
    case "year": .int(year.year)
    case "pages": table.list(year.pages)
    case "count": .int(year.months.reduce(0) { $0 + $1.pages.count })
    case "url": year.page.map { table.href(table.model.pages[$0].url) } ?? Value.none
    case "months": Value(year.months.map { ArchiveMonthObject(table: table, month: $0) })
    default: nil
    }
  }
}

/// A month of a year of `archive`.
package struct ArchiveMonthObject: TemplateObject {
  package unowned let table: ObjectTable
  package let month: ArchiveMonth

  package var templateText: String { DateTime.monthName(month.month) }

  package func attribute(named name: String) -> Value? {
    switch name {
    case "month": .int(month.month)
    case "name":
      .string(
        DateTime.monthName(month.month, language: table.model.configuration.language))
    case "pages": table.list(month.pages)
    case "count": .int(month.pages.count)
    case "url": month.page.map { table.href(table.model.pages[$0].url) } ?? Value.none
    default: nil
    }
  }
}
