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

  @Test("a page from another zone joins its year and month")
  func zones() throws {
    let dates = [
      "2025-12-31T23:50:00-08:00", "2026-01-01T00:30:00Z", "2025-12-31T20:00:00Z",
      "2025-12-01T00:30:00+14:00", "2025-11-30T09:00:00Z", "2025-12-01T01:00:00+18:00",
    ]
    let years = ArchiveYear.group(
      try dates.enumerated().map { ($0, try #require(DateTime(parsing: $1))) })
    #expect(years.map(\.year) == [2026, 2025])
    #expect(years[0].pages == [1])
    #expect(years[1].months.map(\.month) == [12, 11])
    #expect(years[1].months.map(\.pages) == [[0, 2, 3, 5], [4]])
  }
}
