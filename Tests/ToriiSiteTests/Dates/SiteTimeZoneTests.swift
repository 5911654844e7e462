import Foundation
import Testing
import ToriiSite

@Suite("Time zones")
struct SiteTimeZoneTests {
  /// Moments around changes of clocks, in the past and beyond what the database lists.
  private static let moments = [
    -2_000_000_000, 0, 1_174_784_400, 1_774_746_000, 1_774_746_001, 1_792_890_000, 1_795_176_000,
    4_078_000_000, 4_090_000_000, 8_000_000_000,
  ]

  @Test(
    "places are as far from UTC as Foundation says",
    arguments: [
      "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Australia/Lord_Howe", "Asia/Kathmandu",
      "America/Sao_Paulo", "Europe/Dublin", "Pacific/Auckland", "Africa/Casablanca", "UTC",
    ])
  func places(_ name: String) throws {
    let zone = try #require(SiteTimeZone(named: name))
    let oracle = try #require(TimeZone(identifier: name))
    for moment in Self.moments {
      let expected = oracle.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment)))
      #expect(zone.offset(at: moment) == expected / 60, "\(moment)")
    }
  }

  @Test(
    "a date without a zone is on the clocks of the place",
    arguments: [
      ("2026-01-15 12:00", "2026-01-15T12:00:00+01:00"),
      ("2026-07-15", "2026-07-15T00:00:00+02:00"),
      ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
      ("2026-07-15T12:00Z", "2026-07-15T12:00:00Z"),
      ("Fri, 20 Nov 2026 10:30:05 +0800", "2026-11-20T10:30:05+08:00"),
      ("20 November 2026", "2026-11-20T00:00:00+01:00"),
    ])
  func local(_ text: String, _ expected: String) throws {
    let zone = try #require(SiteTimeZone(named: "Europe/Berlin"))
    #expect(try #require(DateTime(parsing: text, in: zone)).rfc3339 == expected)
  }

  @Test(
    "names that are no zone, and ways out of the database",
    arguments: ["", "Nowhere/Land", "../../../etc/passwd", "/etc/passwd", "Europe", "+99:00", "\0"])
  func refused(_ name: String) {
    #expect(SiteTimeZone(named: name) == nil)
  }

  @Test("a broken file of the database is refused or read, never a crash")
  func hostile() throws {
    let file = "/usr/share/zoneinfo/Europe/Berlin"
    let bytes = try #require(FileManager.default.contents(atPath: file)).map { $0 }
    for length in stride(from: 0, to: bytes.count, by: 7) {
      _ = ZoneRules(Array(bytes[..<length]))?.offset(at: 0)
    }
    for index in bytes.indices {
      var broken = bytes
      broken[index] ^= 0xFF
      _ = ZoneRules(broken)?.offset(at: 1 << 40)
    }
  }
}
