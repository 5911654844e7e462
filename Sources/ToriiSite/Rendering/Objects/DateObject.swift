package import Torii

/// A date in templates, with the attributes, methods and order of Python's `datetime`.
///
/// Unlike Python's, a date without a time of day and one with both compare: pages of a list may
/// have either.
package final class DateObject: NumberedObject, Hashable {
  package let date: DateTime

  package init(_ date: DateTime) { self.date = date }

  package static func == (left: DateObject, right: DateObject) -> Bool { left.date == right.date }

  package func hash(into hasher: inout Hasher) { hasher.combine(date) }

  package var templateTypeName: String { date.hasTime ? "datetime.datetime" : "datetime.date" }

  package var templateText: String { date.pythonDescription }

  package var attributeNumbers: AttributeNumbers { Self.numbers }

  private static let fields = ["year", "month", "day", "hour", "minute", "second", "microsecond"]
  private static let numbers = AttributeNumbers(fields + methodNames)

  package func attribute(numbered number: Int, _ observer: UnsafeMutableRawPointer?) -> Value? {
    switch number {
    case 0: .int(date.year)
    case 1: .int(date.month)
    case 2: .int(date.day)
    case 3: .int(date.hour)
    case 4: .int(date.minute)
    case 5: .int(date.second)
    case 6: .int(0)
    default: method(Self.methodNames[number - Self.fields.count])
    }
  }

  private static func date(_ value: Value) -> DateTime? { DateTime(ofObject: value) }

  package func isLessInTemplates(than other: Value) -> Bool? {
    Self.date(other).map { date < $0 }
  }

  /// The difference of two dates, and a date so much later or earlier.
  package func templateResult(
    of operation: BinaryOperator, with other: Value, isReflected: Bool
  ) -> Value? {
    if let right = Self.date(other) {
      guard operation == .subtract, !isReflected else { return nil }
      let seconds = date.epochSeconds - right.epochSeconds
      return .object(DurationObject(microseconds: seconds * 1_000_000))
    }
    guard case .object(let object) = other, let duration = object as? DurationObject else {
      return nil
    }
    let seconds = duration.microseconds / 1_000_000
    switch operation {
    case .add: return Value(DateObject(date.adding(seconds: seconds)))
    case .subtract where !isReflected:
      return Value(DateObject(date.adding(seconds: -seconds)))
    default: return nil
    }
  }
}

extension DateTime {
  /// The date that a template has as an object.
  init?(ofObject value: Value) {
    guard case .object(let object) = value, let host = object as? HostObject,
      let date = host.numbered as? DateObject
    else { return nil }
    self = date.date
  }

  /// Likewise, where it lies: no reference to it is counted.
  init?(ofObjectAt place: ValuePointer) {
    let date = place.hostObject?._withUnsafeGuaranteedRef { host -> DateTime? in
      guard let numbered = host.numbered, type(of: numbered) == DateObject.self else { return nil }
      return unsafeDowncast(numbered, to: DateObject.self).date
    }
    guard let date = date ?? nil else { return nil }
    self = date
  }

  /// So many seconds later, on the same clock; the years 1 to 9999 are never left.
  func adding(seconds: Int) -> DateTime {
    let (sum, overflows) = epochSeconds.addingReportingOverflow(seconds)
    let moved = DateTime(
      epochSeconds: overflows ? (seconds < 0 ? .min : .max) : sum, offset: offset)
    guard !hasTime else { return moved }
    return DateTime(
      year: moved.year, month: moved.month, day: moved.day, offset: offset, hasTime: false)
      ?? moved
  }
}
