import Torii

extension DateObject {
  static let methodNames = [
    "strftime", "isoformat", "replace", "weekday", "isoweekday", "isocalendar", "toordinal",
    "timestamp", "ctime", "utcoffset", "tzname", "date", "time",
  ]

  /// The methods of Python's `datetime` that have a meaning without its classes.
  func method(_ name: String) -> Value? {
    switch name {
    case "strftime":
      return bound(name, "format") { [date] (arguments) throws(TemplateError) in
        guard let format = arguments[0].stringValue else {
          throw .type("strftime() argument 1 must be str")
        }
        return .string(date.format(format))
      }
    case "isoformat":
      return bound(name, date.hasTime ? "sep='T'" : "") {
        [date] (arguments) throws(TemplateError) in
        guard date.hasTime else { return .string(date.format("%Y-%m-%d")) }
        let separator = arguments[0].stringValue ?? "T"
        return .string(date.format("%Y-%m-%d") + separator + date.format("%H:%M:%S%:z"))
      }
    case "replace": return replaceMethod
    default: return answer(name).map { value in bound(name, "") { (_) in value } }
    }
  }

  /// What the methods without parameters give.
  private func answer(_ name: String) -> Value? {
    let monday = (date.weekday + 6) % 7
    switch name {
    case "weekday": return .int(monday)
    case "isoweekday": return .int(monday + 1)
    case "isocalendar":
      return Value([Value.int(date.isoWeek.year), .int(date.isoWeek.week), .int(monday + 1)])
    case "toordinal":
      let days = DateTime.days(year: date.year, month: date.month, day: date.day)
      return .int(days + 719_163)
    case "timestamp": return .double(Double(date.epochSeconds))
    case "ctime": return .string(date.format("%a %b %e %H:%M:%S %Y"))
    case "utcoffset": return .object(DurationObject(microseconds: date.offset * 60_000_000))
    case "tzname": return .string(date.format("%Z"))
    case "date":
      return DateTime(
        year: date.year, month: date.month, day: date.day, offset: date.offset, hasTime: false
      ).map { Value(DateObject($0)) }
    case "time":
      return ClockTime(hour: date.hour, minute: date.minute, second: date.second, microsecond: 0)
        .map { .object(DateTimeObject($0)) }
    default: return nil
    }
  }

  private func bound(
    _ name: String, _ parameters: String,
    _ body: @escaping @Sendable (Arguments) throws(TemplateError) -> Value
  ) -> Value { .object(FunctionObject(Function(Signature(name, parameters), body))) }

  /// `replace(year=, month=, ...)`: the same with some fields changed.
  private var replaceMethod: Value {
    let names = ["year", "month", "day"] + (date.hasTime ? ["hour", "minute", "second"] : [])
    let parameters = names.map { "\($0)=None" }.joined(separator: ", ")
    return bound("replace", parameters) { [date] (arguments) throws(TemplateError) in
      var fields = [date.year, date.month, date.day, date.hour, date.minute, date.second]
      for position in names.indices where !arguments[position].isNone {
        guard let field = arguments[position].intValue else {
          throw .type("replace() needs whole numbers")
        }
        fields[position] = field
      }
      let replaced = DateTime(
        year: fields[0], month: fields[1], day: fields[2], hour: fields[3], minute: fields[4],
        second: fields[5], offset: date.offset, hasTime: date.hasTime)
      guard let replaced else { throw .value("a field of the date or time is out of range") }
      return Value(DateObject(replaced))
    }
  }
}
