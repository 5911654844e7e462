import Torii

/// The corpus' `$date`, `$datetime`, `$time` and `$decimal`, which print and tell their parts; the
/// engine has no such values of its own.
struct CalendarValue: TemplateObject {
  let type: String
  let text: String

  static func decode(_ tag: String, _ text: String) -> CalendarValue? {
    switch tag {
    case "$date": return CalendarValue(type: "datetime.date", text: text)
    case "$datetime":
      let spaced = String(
        String.UnicodeScalarView(text.unicodeScalars.map { $0 == "T" ? " " : $0 }))
      return CalendarValue(type: "datetime.datetime", text: spaced)
    case "$time": return CalendarValue(type: "datetime.time", text: text)
    case "$decimal": return CalendarValue(type: "decimal.Decimal", text: text)
    default: return nil
    }
  }

  var templateTypeName: String { type }
  var templateText: String { text }

  func attribute(named name: String) -> Value? {
    let numbers = text.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
    let names: [String]
    switch type {
    case "datetime.date": names = ["year", "month", "day"]
    case "datetime.datetime": names = ["year", "month", "day", "hour", "minute", "second"]
    case "datetime.time": names = ["hour", "minute", "second"]
    default: names = []
    }
    guard let index = names.firstIndex(of: name), index < numbers.count else { return nil }
    return .int(numbers[index])
  }
}
