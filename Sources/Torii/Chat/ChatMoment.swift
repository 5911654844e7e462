/// A date and time, for the function `strftime_now` of chat templates.
public struct ChatMoment: Sendable {
  let object: DateTimeObject

  /// A moment from its fields.
  ///
  /// - Parameters:
  ///   - year: From 1 to 9999.
  ///   - month: From 1 to 12.
  ///   - day: The day of the month.
  ///   - hour: From 0 to 23.
  ///   - minute: From 0 to 59.
  ///   - second: From 0 to 59.
  ///   - microsecond: What `%f` writes.
  ///   - secondsFromUTC: How far east of Greenwich the clock stands, for `%z` and `%Z`; nil for a
  ///     time without a zone, which writes neither.
  /// - Returns: nil when there is no such date or time.
  public init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    microsecond: Int = 0, secondsFromUTC: Int? = nil
  ) {
    guard let date = CivilDate(year: year, month: month, day: day),
      let time = ClockTime(
        hour: hour, minute: minute, second: second, microsecond: microsecond)
    else { return nil }
    var offset: UTCOffset?
    if let secondsFromUTC {
      guard let known = UTCOffset(seconds: secondsFromUTC) else { return nil }
      offset = known
    }
    object = DateTimeObject(date, time, offset)
  }

  /// Reads a moment as ISO 8601 writes it and Python's `datetime.fromisoformat` reads it:
  /// `2026-11-20`, `2026-11-20T10:30:05`, `20261120T103005.25+0100`, `2026-W47-5`.
  ///
  /// - Parameter text: The moment.
  /// - Returns: nil when the text is none.
  public init?(iso8601 text: String) {
    guard let object = DateTimeObject(iso8601: text) else { return nil }
    self.object = object
  }
}
