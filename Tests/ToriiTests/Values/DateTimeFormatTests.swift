import Testing

@testable import Torii

/// What CPython 3.11 on GNU's C library makes of 9 February 2024, 08:05:03.
@Suite("strftime")
struct DateTimeFormatTests {
  @Test(
    "pads, widens and changes case as GNU's C library does",
    arguments: [
      ("%-d", "9"),
      ("%-d/%-m", "9/2"),
      ("%-I", "8"),
      ("%_d", " 9"),
      ("%^a", "FRI"),
      ("%#a", "FRI"),
      ("%#p", "am"),
      ("%3Y", "2024"),
      ("%5Y", "02024"),
      ("%05d", "00009"),
      ("%_5d", "    9"),
      ("%-H:%-M", "8:5"),
      ("%e", " 9"),
      ("%-e", "9"),
      ("%0e", "09"),
      ("%^B", "FEBRUARY"),
      ("%10A", "    Friday"),
      ("%010A", "0000Friday"),
      ("%-j", "40"),
      ("%_j", " 40"),
      ("%5e", "    9"),
      ("%-y", "24"),
      ("%-q", "%-q"),
      ("%-", "%-"),
      ("%_H", " 8"),
      ("%-S", "3"),
      ("%^p", "AM"),
      ("%-%", "%"),
      ("%-f", "%-f"),
      ("%l", " 8"),
      ("%-l", "8"),
      ("%0l", "08"),
      ("%u", "5"),
      ("%3u", "005"),
      ("%-C", "20"),
      ("%_m", " 2"),
    ])
  func modifiers(pattern: String, expected: String) throws {
    let date = try #require(CivilDate(year: 2024, month: 2, day: 9))
    let time = try #require(ClockTime(hour: 8, minute: 5, second: 3))
    #expect(DateTimeFormat.format(pattern, date: date, time: time) == expected)
  }
}
