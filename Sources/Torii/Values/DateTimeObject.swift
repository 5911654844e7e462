/// Python's `date`, `datetime` and `time`, without zones, as hosts pass them.
///
/// Unchecked only because of its superclass: all fields are constants.
package final class DateTimeObject: Object, @unchecked Sendable {
  /// Nil for a `time`.
  package let date: CivilDate?
  /// Nil for a `date`.
  package let time: ClockTime?

  package init(_ date: CivilDate) {
    self.date = date
    time = nil
  }

  package init(_ time: ClockTime) {
    date = nil
    self.time = time
  }

  package init(_ date: CivilDate, _ time: ClockTime) {
    self.date = date
    self.time = time
  }

  private var className: String { date == nil ? "time" : time == nil ? "date" : "datetime" }

  override package var typeName: String { "datetime.\(className)" }

  /// `isoformat`, whose two parts `separator` joins.
  package func isoFormat(separator: String = "T") -> String {
    var text =
      date.map { padded($0.year, to: 4) + "-" + padded($0.month) + "-" + padded($0.day) } ?? ""
    guard let time else { return text }
    if date != nil { text += separator }
    text += padded(time.hour) + ":" + padded(time.minute) + ":" + padded(time.second)
    return time.microsecond == 0 ? text : text + "." + padded(time.microsecond, to: 6)
  }

  private func padded(_ value: Int, to width: Int = 2) -> String {
    DateTimeFormat.padded(value, to: width)
  }

  /// `strftime`.
  package func formatted(_ pattern: String) -> String {
    DateTimeFormat.format(pattern, date: date, time: time)
  }

  override package func text(_ machine: MachineRef) throws(TemplateError) -> String {
    isoFormat(separator: " ")
  }

  override package var plainRepr: String? {
    var fields: [Int] = []
    if let date { fields += [date.year, date.month, date.day] }
    if let time {
      fields += [time.hour, time.minute]
      if time.second != 0 || time.microsecond != 0 { fields.append(time.second) }
      if time.microsecond != 0 { fields.append(time.microsecond) }
    }
    return "\(typeName)(\(fields.map { "\($0)" }.joined(separator: ", ")))"
  }

  /// Microseconds since the beginning of the calendar, or of the day.
  private var instant: Int {
    (date?.ordinal ?? 0) * 86_400_000_000 + (time?.microseconds ?? 0)
  }

  /// The other value, if it is of the same class.
  private func sibling(_ other: Value) -> DateTimeObject? {
    guard case .object(let object) = other, let right = object as? DateTimeObject,
      (right.date == nil) == (date == nil), (right.time == nil) == (time == nil)
    else { return nil }
    return right
  }

  override package func isEqual(to other: Value) -> Bool { sibling(other)?.instant == instant }

  override package func isLess(than other: Value) -> Bool? {
    sibling(other).map { instant < $0.instant }
  }

  override package var hashForKey: UInt64? {
    UInt64(truncatingIfNeeded: instant) &* 0x9FB2_1C65_1E98_DF25
  }

  override package func binary(
    _ operation: BinaryOperator, _ other: Value, isReflected: Bool, _ machine: MachineRef
  ) throws(TemplateError) -> Value? {
    guard operation == .subtract, date != nil, !isReflected, let right = sibling(other) else {
      return nil
    }
    return .object(DurationObject(microseconds: instant - right.instant))
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    if let date, let found = attribute(name.text, of: date) { return found }
    if let time, let found = attribute(name.text, of: time) { return found }
    return method(name.text)
  }

  private func attribute(_ name: String, of date: CivilDate) -> Value? {
    switch name {
    case "year": return .int(date.year)
    case "month": return .int(date.month)
    case "day": return .int(date.day)
    default: return nil
    }
  }

  private func attribute(_ name: String, of time: ClockTime) -> Value? {
    switch name {
    case "hour": return .int(time.hour)
    case "minute": return .int(time.minute)
    case "second": return .int(time.second)
    case "microsecond": return .int(time.microsecond)
    case "tzinfo": return Value.none
    default: return nil
    }
  }
}
