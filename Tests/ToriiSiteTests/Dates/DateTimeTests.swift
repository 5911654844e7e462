import Foundation
import Testing
import ToriiSite

@Suite("Dates")
struct DateTimeTests {
  @Test(
    "the forms that authors write",
    arguments: [
      ("2026-11-20", "2026-11-20T00:00:00Z"), ("2026-11-20T10:30", "2026-11-20T10:30:00Z"),
      ("2026-11-20 10:30:05", "2026-11-20T10:30:05Z"),
      ("2026-11-20T10:30:05Z", "2026-11-20T10:30:05Z"),
      ("2026-11-20 10:30:05.123 +0800", "2026-11-20T10:30:05+08:00"),
      ("2026-11-20T10:30:05-03:30", "2026-11-20T10:30:05-03:30"),
      ("2026/1/2", "2026-01-02T00:00:00Z"), (" 2024-02-29 ", "2024-02-29T00:00:00Z"),
      ("20261120", "2026-11-20T00:00:00Z"), ("20261120T103005Z", "2026-11-20T10:30:05Z"),
      ("1795170605", "2026-11-20T10:30:05Z"), ("20261120103005", "2026-11-20T10:30:05Z"),
      ("November 20, 2026", "2026-11-20T00:00:00Z"), ("Nov. 20th 2026", "2026-11-20T00:00:00Z"),
      ("20 November 2026 10:30 pm", "2026-11-20T22:30:00Z"),
      ("2026-11-20 12:05 AM", "2026-11-20T00:05:00Z"), ("20-Nov-2026", "2026-11-20T00:00:00Z"),
      ("Fri Nov 20 10:30:05 2026", "2026-11-20T10:30:05Z"),
      ("Fri Nov  6 10:30:05 EST 2026", "2026-11-06T10:30:05-05:00"),
      ("Fri, 20 Nov 2026 10:30:05 GMT", "2026-11-20T10:30:05Z"),
      ("Fri, 20 Nov 2026 10:30:05 -0700 (MST)", "2026-11-20T10:30:05-07:00"),
      ("2026-11-20 10:30:05 -0700 MST", "2026-11-20T10:30:05-07:00"),
      ("2026-07-20 10:30 Europe/Berlin", "2026-07-20T10:30:00+02:00"),
      ("2026-11-20T10:30:05+01:00[Europe/Berlin]", "2026-11-20T10:30:05+01:00"),
      ("2026-11-20T10:30[America/New_York]", "2026-11-20T10:30:00-05:00"),
    ])
  func parsing(_ text: String, _ expected: String) throws {
    #expect(try #require(DateTime(parsing: text)).rfc3339 == expected)
  }

  @Test(
    "impossible dates are refused",
    arguments: [
      "", "2026", "2026-02-30", "2025-02-29", "2026-13-01", "0000-01-01", "2026-00-10",
      "2026-11-20T24:00", "2026-11-20T10:61", "2026-11-20T10:30+99:00", "2026-11-20x",
      "2026-11-20T10:30:05ZZ", "20-11-2026", "99999999999-01-01", "2026-11-2010:30", "nan",
      "20261320", "20260230", "2026112", "999999999999", "-1795170605", "13:00 pm",
      "2026-11-20 13:00 pm", "2026-11-20 10:30 Nowhere/Land", "Nov 2026", "November 31, 2026",
      "2026-11-20 10:30 ../../etc/passwd", "Fri Nov 20 10:30:05", "2026-11-20 10:30 EST 2026",
    ])
  func refused(_ text: String) {
    #expect(DateTime(parsing: text) == nil)
  }

  @Test("without a zone the site's zone holds")
  func defaultZone() throws {
    #expect(
      try #require(DateTime(parsing: "2026-11-20 10:00", in: SiteTimeZone(minutes: 480))).rfc3339
        == "2026-11-20T10:00:00+08:00")
  }

  @Test(
    "seconds since 1970 and back agree with Foundation's calendar",
    arguments: [-62_135_500_000, -1, 0, 951_782_400, 1_709_164_800, 4_102_444_799, 253_402_100_000])
  func epoch(_ seconds: Int) throws {
    let formatter = ISO8601DateFormatter()
    let date = DateTime(epochSeconds: seconds)
    #expect(date.epochSeconds == seconds)
    if seconds > -12_000_000_000 {
      #expect(date.rfc3339 == formatter.string(from: Date(timeIntervalSince1970: Double(seconds))))
    }
  }

  @Test(
    "directives of strftime, as the C library formats 2024-12-30 09:05:07 UTC",
    arguments: [
      ("%Y-%m-%d", "2024-12-30"), ("%d %b %Y", "30 Dec 2024"), ("%A, %B %e", "Monday, December 30"),
      ("%H:%M:%S", "09:05:07"), ("%I:%M %p", "09:05 AM"), ("%j", "365"), ("%U %W", "52 53"),
      ("%G-W%V-%u", "2025-W01-1"), ("%y%C", "2420"), ("%s", "1735549507"), ("%z", "+0000"),
      ("%F %T", "2024-12-30 09:05:07"), ("%D %R", "12/30/24 09:05"), ("100%%", "100%"),
      ("%-d.%-m.", "30.12."), ("%a %w", "Mon 1"),
      ("%c", "Mon Dec 30 09:05:07 2024"), ("%Q", "%Q"), ("%", "%"), ("年%m月", "年12月"),
    ])
  func formatting(_ pattern: String, _ expected: String) throws {
    let date = try #require(DateTime(parsing: "2024-12-30T09:05:07Z"))
    #expect(date.format(pattern) == expected)
  }

  @Test("the named formats")
  func named() throws {
    let date = try #require(DateTime(parsing: "2026-11-20T10:30:00+08:00"))
    #expect(date.format("rfc3339") == "2026-11-20T10:30:00+08:00")
    #expect(date.format("rfc822") == "Fri, 20 Nov 2026 10:30:00 +0800")
    #expect(date.format("long") == "20 November 2026")
  }

  @Test(
    "file names that start with a date",
    arguments: [
      ("2026-11-20-hello", "hello"), ("2026-11-20_x", "x"), ("2026-11-20", nil),
      ("2026-02-30-x", nil), ("2026-1-2-x", nil), ("hello", nil),
    ])
  func prefix(_ name: String, _ rest: String?) {
    #expect(DateTime.prefix(of: name[...])?.rest.description == rest)
  }
}
