/// Dated pages by year and month, newest first.
package struct ArchiveYear: Sendable, Equatable {
  package let year: Int
  package var months: [ArchiveMonth]
  /// The page of the year, where it has one.
  package var page: Int?

  package var pages: [Int] { months.flatMap(\.pages) }

  /// Groups pages that are sorted newest first.
  package static func group(_ pages: [(index: Int, date: DateTime)]) -> [ArchiveYear] {
    var years: [(year: Int, months: [ArchiveMonth])] = []
    for page in pages {
      if years.last?.year != page.date.year { years.append((page.date.year, [])) }
      let year = years.count - 1
      if years[year].months.last?.month != page.date.month {
        years[year].months.append(ArchiveMonth(month: page.date.month, pages: []))
      }
      let month = years[year].months.count - 1
      years[year].months[month].pages.append(page.index)
    }
    return years.map { ArchiveYear(year: $0.year, months: $0.months) }
  }
}

/// The pages of one month, newest first.
package struct ArchiveMonth: Sendable, Equatable {
  package let month: Int
  package var pages: [Int]
  /// The page of the month, where it has one.
  package var page: Int?
}

/// How finely the archive is cut into pages.
package enum ArchiveDepth: String, Sendable {
  case none, year, month
}

/// What one archive page shows: a year, or a month of it. Positions in the archive.
package struct ArchivePeriod: Sendable, Equatable {
  package let year: Int
  package let month: Int?
}
