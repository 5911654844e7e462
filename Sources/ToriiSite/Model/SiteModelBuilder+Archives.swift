extension SiteModelBuilder {
  /// The archive, with pages for its years and months where the site wants them.
  mutating func addArchivePages(
    _ posts: [Int]
  ) -> (archive: [ArchiveYear], periods: [Int: ArchivePeriod]) {
    var archive = ArchiveYear.group(
      posts.compactMap { index in pages[index].date.map { (index, $0) } })
    var periods: [Int: ArchivePeriod] = [:]
    if configuration.archives == .none { return (archive, periods) }
    guard kinds.contains(.archiveYear) else {
      collector.warning(
        "\"archives\" makes no pages without a template \"archive_year.html\" or \"archive.html\"",
        file: configuration.source?.file)
      return (archive, periods)
    }
    for year in archive.indices {
      let number = DateTime.padded(archive[year].year, to: 4)
      archive[year].page = addGenerated(.archiveYear, number, "/archive/\(number)/")
      if let page = archive[year].page { periods[page] = ArchivePeriod(year: year, month: nil) }
      guard configuration.archives == .month, kinds.contains(.archiveMonth) else { continue }
      for month in archive[year].months.indices {
        let value = archive[year].months[month].month
        let first = DateTime(year: archive[year].year, month: value, day: 1, hasTime: false)
        let page = addGenerated(
          .archiveMonth, first?.format("month", language: configuration.language) ?? number,
          "/archive/\(number)/\(DateTime.padded(value, to: 2))/")
        archive[year].months[month].page = page
        if let page { periods[page] = ArchivePeriod(year: year, month: month) }
      }
    }
    return (archive, periods)
  }
}

extension SiteModel {
  /// The part of the archive that a page shows: all of it, a year, or a year with one month.
  package func archive(ofPage page: Int) -> [ArchiveYear] {
    guard let period = archivePeriods[page] else { return archive }
    var year = archive[period.year]
    if let month = period.month { year.months = [year.months[month]] }
    return [year]
  }
}
