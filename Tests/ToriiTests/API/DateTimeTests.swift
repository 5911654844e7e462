import Testing
import Torii

@Suite("Dates and times")
struct DateTimeTests {
  private func render(_ template: String) throws -> String {
    let date = try #require(CivilDate(year: 2024, month: 2, day: 9))
    let time = try #require(ClockTime(hour: 15, minute: 4, second: 5))
    return try Environment().template(from: template).render([
      "date": .object(DateTimeObject(date)), "time": .object(DateTimeObject(time)),
      "dt": .object(DateTimeObject(date, time)),
    ])
  }

  /// What CPython 3.11 gives for the ninth of February 2024, 15:04:05.
  @Test(arguments: [
    ("{{ date }} {{ dt }} {{ time }}", "2024-02-09 2024-02-09 15:04:05 15:04:05"),
    ("{{ [date, dt] }}", "[datetime.date(2024, 2, 9), datetime.datetime(2024, 2, 9, 15, 4, 5)]"),
    ("{{ date.strftime('%a %A %b %j %U %w %y %%') }}", "Fri Friday Feb 040 05 5 24 %"),
    ("{{ dt.strftime('%I:%M %p %G-W%V-%u') }}", "03:04 PM 2024-W06-5"),
    (
      "{{ date.replace(day=1).isoformat() }} {{ dt.isoformat(' ') }}",
      "2024-02-01 2024-02-09 15:04:05"
    ),
    ("{{ date.weekday() }} {{ date.isoweekday() }} {{ date.toordinal() }}", "4 5 738925"),
    (
      "{{ dt.date() }} {{ dt.time() }} {{ dt.hour }} {{ date.year }}", "2024-02-09 15:04:05 15 2024"
    ),
    ("{{ date - date }} {{ (date - date.replace(month=1)).days }}", "0:00:00 31"),
    ("{{ date.replace(year=2020) < date }} {{ date == dt }}", "True False"),
  ])
  func matchesPython(_ template: String, _ expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(
    "ISO weeks belong to the year of their Thursday",
    arguments: [
      (2021, 1, 3, 2020, 53), (2018, 12, 31, 2019, 1), (2020, 12, 31, 2020, 53),
      (2024, 1, 1, 2024, 1),
    ])
  func findsISOWeek(_ year: Int, _ month: Int, _ day: Int, _ isoYear: Int, _ week: Int) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.isoWeek == (isoYear, week))
  }

  @Test("There is no 30th of February")
  func refusesImpossibleDays() {
    #expect(CivilDate(year: 2024, month: 2, day: 30) == nil)
    #expect(CivilDate(year: 2023, month: 2, day: 29) == nil)
    #expect(ClockTime(hour: 24, minute: 0) == nil)
  }
}
