import Testing
import ToriiSite

@Suite("Archives")
struct ArchiveYearTests {
  @Test("pages are grouped by year and month in their order")
  func group() throws {
    let dates = ["2026-11-20", "2026-11-01", "2026-02-03", "2024-12-31"]
    let years = ArchiveYear.group(
      try dates.enumerated().map { ($0, try #require(DateTime(parsing: $1))) })
    #expect(years.map(\.year) == [2026, 2024])
    #expect(years[0].months.map(\.month) == [11, 2])
    #expect(years[0].pages == [0, 1, 2])
    #expect(years[1].pages == [3])
  }
}
