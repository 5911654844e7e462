import Testing
import ToriiSite

/// Expected values are those of the Unicode CLDR, as Babel's `format_date` and `format_skeleton`
/// (`MMMd`, `yMMMM`) print them; for English as in Britain.
@Suite("Dates in the words of a language")
struct DateNamesTests {
  private let date = DateTime(year: 2026, month: 3, day: 1, offset: 0, hasTime: false)

  @Test(
    "patterns by name",
    arguments: [
      ("en", "1 March 2026", "1 Mar 2026", "1 Mar", "March 2026"),
      ("de-AT", "1. März 2026", "1. März 2026", "1. März", "März 2026"),
      ("fr", "1 mars 2026", "1 mars 2026", "1 mars", "mars 2026"),
      ("es", "1 de marzo de 2026", "1 mar 2026", "1 mar", "marzo de 2026"),
      ("ja", "2026年3月1日", "2026/03/01", "3月1日", "2026年3月"),
      ("zh-Hant", "2026年3月1日", "2026年3月1日", "3月1日", "2026年3月"),
      ("ar", "1 مارس 2026", "1 مارس 2026", "1 مارس", "مارس 2026"),
      ("he", "1 במרץ 2026", "1 במרץ 2026", "1 במרץ", "מרץ 2026"),
      ("pl", "1 marca 2026", "1 mar 2026", "1 mar", "marzec 2026"),
      ("ru", "1 марта 2026\u{202F}г.", "1 мар. 2026\u{202F}г.", "1 мар.", "март 2026\u{202F}г."),
      ("tlh", "1 March 2026", "1 Mar 2026", "1 Mar", "March 2026"),
    ])
  func patterns(
    _ language: String, _ long: String, _ medium: String, _ day: String, _ month: String
  ) {
    let formats = ["long", "medium", "day", "month"]
    #expect(
      formats.map { date?.format($0, language: language) } == [long, medium, day, month])
  }

  @Test("directives for names follow the language, formats for machines do not")
  func directives() {
    #expect(
      date?.format("%A, %-d %B (%a %b, %OB)", language: "fr")
        == "dimanche, 1 mars (dim. mars, mars)")
    #expect(date?.format("%A %B %OB", language: "uk") == "неділя березня березень")
    #expect(date?.format("%A, %-d %B") == "Sunday, 1 March")
    #expect(date?.format("rfc822", language: "fr") == date?.rfc822)
    #expect(date?.rfc822 == "Sun, 01 Mar 2026 00:00:00 +0000")
  }
}
