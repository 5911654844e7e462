extension DateTimeObject {
  func method(_ name: String) -> Value? {
    switch name {
    case "strftime":
      return bound("strftime", "format") { [self] (arguments) throws(TemplateError) in
        guard let pattern = arguments[0].text else {
          throw .type("strftime() argument 1 must be str, not \(arguments[0].typeName)")
        }
        return .string(formatted(pattern))
      }
    case "isoformat":
      return bound("isoformat", time != nil && date != nil ? "sep='T'" : "") {
        [self] (arguments) throws(TemplateError) in
        .string(isoFormat(separator: arguments.count > 0 ? arguments[0].text ?? "T" : "T"))
      }
    case "replace": return replaceMethod
    default: return date.flatMap { method(name, of: $0) }
    }
  }

  private func method(_ name: String, of date: CivilDate) -> Value? {
    switch name {
    case "weekday": return answering(name, .int(date.weekday))
    case "isoweekday": return answering(name, .int(date.weekday + 1))
    case "toordinal": return answering(name, .int(date.ordinal))
    case "tzname" where time != nil:
      return answering(name, offset.map { .string($0.name) } ?? .none)
    case "utcoffset" where time != nil:
      return answering(
        name,
        offset.map { .object(DurationObject(microseconds: $0.seconds * 1_000_000)) } ?? .none)
    case "date" where time != nil: return answering(name, .object(DateTimeObject(date)))
    case "time": return time.flatMap { answering(name, .object(DateTimeObject($0))) }
    default: return nil
    }
  }

  private func answering(_ name: String, _ value: Value) -> Value? {
    bound(name, "") { (_) throws(TemplateError) in value }
  }

  private func bound(
    _ name: String, _ parameters: String,
    _ body: @escaping @Sendable (Arguments) throws(TemplateError) -> Value
  ) -> Value { .object(FunctionObject(Function(Signature(name, parameters), body))) }

  /// `replace(year=, month=, ...)`: the same with some fields changed.
  private var replaceMethod: Value {
    let names =
      (date == nil ? [] : ["year", "month", "day"])
      + (time == nil ? [] : ["hour", "minute", "second", "microsecond"])
    let parameters = names.map { "\($0)=None" }.joined(separator: ", ")
    return bound("replace", parameters) { [self] (arguments) throws(TemplateError) in
      var fields: [Int] = []
      if let date { fields += [date.year, date.month, date.day] }
      if let time { fields += [time.hour, time.minute, time.second, time.microsecond] }
      for position in fields.indices where !arguments[position].isNone {
        guard let field = arguments[position].indexInt else {
          throw .type(
            "'\(arguments[position].typeName)' object cannot be interpreted as an integer")
        }
        fields[position] = field
      }
      guard let replaced = DateTimeObject(fields: fields, hasDate: date != nil, offset) else {
        throw .value("a field of the date or time is out of range")
      }
      return .object(replaced)
    }
  }

  private convenience init?(fields: [Int], hasDate: Bool, _ offset: UTCOffset?) {
    var date: CivilDate?
    var time: ClockTime?
    if hasDate {
      guard let made = CivilDate(year: fields[0], month: fields[1], day: fields[2]) else {
        return nil
      }
      date = made
    }
    let clock = Array(fields.dropFirst(hasDate ? 3 : 0))
    if clock.count == 4 {
      guard
        let made = ClockTime(
          hour: clock[0], minute: clock[1], second: clock[2], microsecond: clock[3])
      else { return nil }
      time = made
    }
    switch (date, time) {
    case (let date?, let time?): self.init(date, time, offset)
    case (let date?, nil): self.init(date)
    case (nil, let time?): self.init(time)
    case (nil, nil): return nil
    }
  }
}
