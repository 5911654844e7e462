/// Python's `timedelta`: what the difference of two dates is.
package final class DurationObject: Object {
  package let microseconds: Int

  package init(microseconds: Int) { self.microseconds = microseconds }

  override package var typeName: String { "datetime.timedelta" }

  /// Python keeps days of any sign, and seconds and microseconds that are not negative.
  private var parts: (days: Int, seconds: Int, microseconds: Int) {
    let perDay = 86_400_000_000
    var days = microseconds / perDay
    var rest = microseconds % perDay
    if rest < 0 {
      rest += perDay
      days -= 1
    }
    return (days, rest / 1_000_000, rest % 1_000_000)
  }

  override package func attribute(_ name: AttributeName, _ machine: MachineRef)
    throws(TemplateError) -> Value?
  {
    switch name.text {
    case "days": return .int(parts.days)
    case "seconds": return .int(parts.seconds)
    case "microseconds": return .int(parts.microseconds)
    case "total_seconds":
      let seconds = Double(microseconds) / 1_000_000
      return .object(
        ObjectMethod("timedelta.total_seconds", of: self) { () throws(TemplateError) in
          .double(seconds)
        })
    default: return nil
    }
  }

  override package func text(_ machine: MachineRef) throws(TemplateError) -> String {
    let (days, seconds, microseconds) = parts
    let minutes = DateTimeFormat.padded(seconds / 60 % 60)
    var text = "\(seconds / 3600):\(minutes):\(DateTimeFormat.padded(seconds % 60))"
    if microseconds != 0 { text += "." + DateTimeFormat.padded(microseconds, to: 6) }
    if days == 0 { return text }
    return "\(days) day\(days.magnitude == 1 ? "" : "s"), \(text)"
  }

  override package var plainRepr: String? {
    let (days, seconds, microseconds) = parts
    var fields: [String] = []
    if days != 0 { fields.append("days=\(days)") }
    if seconds != 0 { fields.append("seconds=\(seconds)") }
    if microseconds != 0 { fields.append("microseconds=\(microseconds)") }
    return "datetime.timedelta(\(fields.isEmpty ? "0" : fields.joined(separator: ", ")))"
  }

  override package func truth(_ machine: MachineRef) throws(TemplateError) -> Bool {
    microseconds != 0
  }

  override package func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other, let right = object as? DurationObject else {
      return false
    }
    return right.microseconds == microseconds
  }

  override package func isLess(than other: Value) -> Bool? {
    guard case .object(let object) = other, let right = object as? DurationObject else {
      return nil
    }
    return microseconds < right.microseconds
  }

  override package var hashForKey: UInt64? {
    UInt64(truncatingIfNeeded: microseconds) &* 0xBF58_476D_1CE4_E5B9
  }
}
