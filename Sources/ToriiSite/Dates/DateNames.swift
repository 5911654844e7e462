/// The names of months and days in a language, and how it writes dates.
final class DateNames: Sendable {
  let months: [String]
  /// As they stand without a day; most languages make no difference.
  let standaloneMonths: [String]
  let shortMonths: [String]
  /// From Sunday.
  let weekdays: [String]
  let shortWeekdays: [String]
  /// The patterns of ``DateTime/format(_:names:)`` that templates call so.
  let long: String
  let medium: String
  let day: String
  let month: String

  /// Lists of names with `|` between them.
  init(
    months: String, standalone: String? = nil, short: String, weekdays: String,
    shortWeekdays: String, long: String, medium: String, day: String, month: String
  ) {
    func list(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }
    self.months = list(months)
    standaloneMonths = list(standalone ?? months)
    shortMonths = list(short)
    self.weekdays = list(weekdays)
    self.shortWeekdays = list(shortWeekdays)
    self.long = long
    self.medium = medium
    self.day = day
    self.month = month
  }

  /// Those of the C locale.
  static let english = DateNames.of("en")

  /// Those of a language or, where they are not known, of English.
  static func of(_ code: String) -> DateNames {
    let primary = code.prefix { $0 != "-" && $0 != "_" }.lowercased()
    return byLanguage[primary == "no" || primary == "nn" ? "nb" : primary] ?? fallback
  }

  private static let fallback =
    byLanguage["en"]
    ?? DateNames(
      months: "", short: "", weekdays: "", shortWeekdays: "", long: "%F", medium: "%F",
      day: "%m-%d", month: "%Y-%m")

  /// One of the names by its place from 0.
  static func name(_ place: Int, of names: [String]) -> String {
    names.indices.contains(place) ? names[place] : ""
  }
}
