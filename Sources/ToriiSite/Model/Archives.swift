/// Dated pages by year and month, newest first.
package struct ArchiveYear: Sendable, Equatable {
  package let year: Int
  package var months: [ArchiveMonth]
  /// The page of the year, where it has one.
  package var page: Int?

  package var pages: [Int] { months.flatMap(\.pages) }

  /// Groups pages that are sorted newest first. A page is in the year and month that its own clocks
  /// showed: near midnight a page from another zone may stand between those of the next year.
  package static func group(_ pages: [(index: Int, date: DateTime)]) -> [ArchiveYear] {
    var years: [ArchiveYear] = []
    for page in pages {
      let year = years.lastIndex { $0.year == page.date.year } ?? years.count
      if year == years.count { years.append(ArchiveYear(year: page.date.year, months: [])) }
      years[year].add(page.index, month: page.date.month)
    }
    for year in years.indices { years[year].months.sort { $0.month > $1.month } }
    return years.sorted { $0.year > $1.year }
  }

  private mutating func add(_ page: Int, month: Int) {
    if let index = months.lastIndex(where: { $0.month == month }) {
      months[index].pages.append(page)
    } else {
      months.append(ArchiveMonth(month: month, pages: [page]))
    }
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
