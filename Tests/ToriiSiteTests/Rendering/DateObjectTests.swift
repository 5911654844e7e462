import Testing
import Torii
import ToriiSite

/// What is expected was asked of Python's `datetime`.
@Suite("Dates in templates")
struct DateObjectTests {
  private func render(_ template: String) throws -> String {
    func date(_ text: String) throws -> Value {
      Value(DateObject(try #require(DateTime(parsing: text))))
    }
    var environment = Environment()
    environment.filters["date"] = .siteDate(timeZone: .utc)
    return try environment.template(from: template).render([
      "noon": try date("2026-11-20T12:34:56+08:00"), "day": try date("2026-11-20"),
      "early": try date("2024-02-29T00:00:00Z"),
      "pages": [
        ["name": "b", "date": try date("2025-05-06")],
        ["name": "a", "date": try date("2026-01-02T03:04:05Z")],
        ["name": "c", "date": try date("2025-03-04T00:00:00+02:00")],
      ],
    ])
  }

  @Test(
    "attributes and methods are Python's",
    arguments: [
      ("{{ noon.year }} {{ noon.month }} {{ noon.day }}", "2026 11 20"),
      ("{{ noon.hour }} {{ noon.minute }} {{ noon.second }} {{ noon.microsecond }}", "12 34 56 0"),
      ("{{ noon.strftime('%A %d. %B %Y, %j %U %V') }}", "Friday 20. November 2026, 324 46 47"),
      ("{{ noon.isoformat() }} {{ day.isoformat() }}", "2026-11-20T12:34:56+08:00 2026-11-20"),
      ("{{ noon.isoformat(' ') }}", "2026-11-20 12:34:56+08:00"),
      ("{{ noon }} {{ day }}", "2026-11-20 12:34:56+08:00 2026-11-20"),
      ("{{ noon.weekday() }} {{ noon.isoweekday() }}", "4 5"),
      ("{{ noon.isocalendar()[:2] | join('-') }}", "2026-47"),
      ("{{ noon.toordinal() }} {{ early.toordinal() }}", "739940 738945"),
      ("{{ noon.timestamp() }}", "1795149296.0"),
      ("{{ noon.date() }} {{ noon.time() }}", "2026-11-20 12:34:56"),
      ("{{ noon.replace(day=1, hour=0) }}", "2026-11-01 00:34:56+08:00"),
      ("{{ noon.ctime() }}", "Fri Nov 20 12:34:56 2026"),
      ("{{ noon.utcoffset() }}", "8:00:00"),
    ])
  func attributes(_ template: String, _ expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(
    "dates compare, sort, group and subtract",
    arguments: [
      (
        "{{ early < noon }} {{ noon <= early }} {{ noon == noon }} {{ day != noon }}",
        "True False True True"
      ),
      ("{{ pages | sort(attribute='date') | map(attribute='name') | join }}", "cba"),
      ("{{ pages | sort(attribute='date', reverse=true) | map(attribute='name') | join }}", "abc"),
      (
        "{{ (pages | max(attribute='date')).name }}{{ (pages | min(attribute='date')).name }}", "ac"
      ),
      (
        "{% for year, of in pages | groupby('date.year') %}{{ year }}:{{ of | length }} {% endfor %}",
        "2025:2 2026:1 "
      ),
      ("{{ pages | selectattr('date', 'lt', noon) | list | length }}", "3"),
      ("{{ (noon - early).days }} {{ (early - noon).days }}", "995 -996"),
      ("{{ noon + (noon - noon.replace(hour=10)) }}", "2026-11-20 14:34:56+08:00"),
      ("{{ early in [early] }} {{ {early: 1}[early] }}", "True 1"),
    ])
  func order(_ template: String, _ expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(
    "the filter date writes every form",
    arguments: [
      ("{{ noon | date }}", "2026-11-20"), ("{{ noon | date('long') }}", "20 November 2026"),
      ("{{ noon | date('rfc3339') }}", "2026-11-20T12:34:56+08:00"),
      ("{{ noon | date('rfc822') }}", "Fri, 20 Nov 2026 12:34:56 +0800"),
      ("{{ noon | date('%-d.%-m.%y %I:%M %p') }}", "20.11.26 12:34 PM"),
      ("{{ '2026-11-20' | date('%d/%m/%Y') }}", "20/11/2026"), ("{{ none | date }}|", "|"),
    ])
  func filter(_ template: String, _ expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(
    "what is no date and what overflows is an error or a date",
    arguments: [
      "{{ noon < 1 }}", "{{ noon + 1 }}", "{{ 'x' | date }}", "{{ noon.replace(month=13) }}",
    ])
  func errors(_ template: String) {
    #expect(throws: TemplateError.self) { try render(template) }
  }
}
