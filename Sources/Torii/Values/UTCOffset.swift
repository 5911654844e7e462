/// How far a clock stands from UTC, as Python's `datetime.timezone` has it.
package struct UTCOffset: Sendable, Hashable {
  package let seconds: Int

  /// Nil for a day or more.
  package init?(seconds: Int) {
    guard seconds > -86400, seconds < 86400 else { return nil }
    self.seconds = seconds
  }

  /// `+01:30` with a colon as separator; seconds only where there are any.
  func text(separator: String) -> String {
    let distance = abs(seconds)
    var text = seconds < 0 ? "-" : "+"
    text += DateTimeFormat.padded(distance / 3600) + separator
    text += DateTimeFormat.padded(distance / 60 % 60)
    return distance % 60 == 0 ? text : text + separator + DateTimeFormat.padded(distance % 60)
  }

  /// `tzname()`.
  var name: String { seconds == 0 ? "UTC" : "UTC" + text(separator: ":") }

  var repr: String {
    if seconds == 0 { return "datetime.timezone.utc" }
    let (days, rest) = seconds < 0 ? (-1, seconds + 86400) : (0, seconds)
    let fields = (days == 0 ? [] : ["days=\(days)"]) + ["seconds=\(rest)"]
    return "datetime.timezone(datetime.timedelta(\(fields.joined(separator: ", "))))"
  }
}
