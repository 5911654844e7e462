import Testing
import Torii

/// What Python's `decimal` module gives for the same.
@Suite("Decimals of the host")
struct DecimalTests {
  private func render(_ source: String, _ decimal: String) throws -> String {
    let value = Value.object(try #require(DecimalObject(decimal)))
    return try Environment().template(from: source).render(["d": value])
  }

  @Test(
    "print as they were written",
    arguments: [
      ("1.10", "1.10"), ("-0.00", "-0.00"), ("1e-7", "1E-7"), ("0.000001", "0.000001"),
      ("0.0000001", "1E-7"), ("12E3", "1.2E+4"), ("1E+5", "1E+5"), (".5", "0.5"), ("+3", "3"),
    ])
  func prints(_ text: String, _ expected: String) throws {
    #expect(try render("{{ d }}", text) == expected)
    #expect(try render("{{ [d] }}", text) == "[Decimal('\(expected)')]")
  }

  @Test(
    "calculate and compare exactly",
    arguments: [
      ("{{ d + 1 }} {{ 1 - d }} {{ d * d }}", "2.10 -0.10 1.2100"),
      ("{{ -d }} {{ (-d)|abs }}", "-1.10 1.10"),
      ("{{ d < 2 }} {{ 2 < d }} {{ d >= 1.5 }}", "True False False"),
      ("{{ d == 1 }} {{ d is number }} {{ d is integer }}", "False True False"),
      ("{{ d|int }} {{ d|float }} {{ '%.3f' % d }}", "1 1.1 1.100"),
      ("{{ [d, 3, 0.5]|sort|join(' ') }} {{ [d, d]|sum }}", "0.5 1.10 3 2.20"),
    ])
  func calculates(_ source: String, _ expected: String) throws {
    #expect(try render(source, "1.10") == expected)
  }

  @Test("what is no decimal", arguments: ["", ".", "1e", "x", "1.2.3", "NaN", "1e99999999999"])
  func refuses(_ text: String) {
    #expect(DecimalObject(text) == nil)
  }
}
