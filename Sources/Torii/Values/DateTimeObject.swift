/// Python's `date`, `datetime` and `time`, as hosts pass them.
///
/// Unchecked only because of its superclass: all fields are constants.
package final class DateTimeObject: Object, @unchecked Sendable {
  /// Nil for a `time`.
  package let date: CivilDate?
  /// Nil for a `date`.
  package let time: ClockTime?
  /// Nil for a clock of unknown place.
  package let offset: UTCOffset?

  package init(_ date: CivilDate) {
    self.date = date
    time = nil
    offset = nil
  }

  package init(_ time: ClockTime) {
    date = nil
    self.time = time
    offset = nil
  }

  package init(_ date: CivilDate, _ time: ClockTime, _ offset: UTCOffset? = nil) {
    self.date = date
    self.time = time
    self.offset = offset
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
    if time.microsecond != 0 { text += "." + padded(time.microsecond, to: 6) }
    return text + (offset?.text(separator: ":") ?? "")
  }

  private func padded(_ value: Int, to width: Int = 2) -> String {
    DateTimeFormat.padded(value, to: width)
  }

  /// `strftime`.
  package func formatted(_ pattern: String) -> String {
    DateTimeFormat.format(pattern, date: date, time: time, offset: offset)
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
    var parts = fields.map { "\($0)" }
    if let offset { parts.append("tzinfo=\(offset.repr)") }
    return "\(typeName)(\(parts.joined(separator: ", ")))"
  }

  /// Microseconds since the beginning of the calendar, or of the day; in UTC where that is known.
  private var instant: Int {
    (date?.ordinal ?? 0) * 86_400_000_000 + (time?.microseconds ?? 0)
      - (offset?.seconds ?? 0) * 1_000_000
  }

  /// The other value, if it is of the same class.
  private func sibling(_ other: Value) -> DateTimeObject? {
    guard case .object(let object) = other, let right = object as? DateTimeObject,
      (right.date == nil) == (date == nil), (right.time == nil) == (time == nil),
      (right.offset == nil) == (offset == nil)
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
