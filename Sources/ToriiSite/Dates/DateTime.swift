/// A moment as an author writes it: calendar fields and the distance from UTC.
///
/// Years run from 1 to 9999; the fields are always a real date and time.
package struct DateTime: Sendable, Hashable {
  // Small, so that a date fits into the box of a template's object.
  private let fullYear: Int16
  private let fields: (month: Int8, day: Int8, hour: Int8, minute: Int8, second: Int8)
  private let minutesEast: Int16
  /// Whether the author wrote a time of day.
  package let hasTime: Bool

  package var year: Int { Int(fullYear) }
  package var month: Int { Int(fields.month) }
  package var day: Int { Int(fields.day) }
  package var hour: Int { Int(fields.hour) }
  package var minute: Int { Int(fields.minute) }
  package var second: Int { Int(fields.second) }
  /// Minutes east of UTC.
  package var offset: Int { Int(minutesEast) }

  /// `nil` when the fields name no real moment (30 February, 24:00, an offset beyond 18 hours).
  package init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    offset: Int = 0, hasTime: Bool = true
  ) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysIn(month: month, of: year), (0...23).contains(hour),
      (0...59).contains(minute), (0...60).contains(second), (-1080...1080).contains(offset)
    else { return nil }
    self.init(
      date: (year, month, day), seconds: hour * 3600 + minute * 60 + min(second, 59),
      offset: offset, hasTime: hasTime)
  }

  /// The moment `seconds` after 1970-01-01T00:00:00Z, clamped to the years 1 to 9999.
  package init(epochSeconds seconds: Int, offset: Int = 0) {
    let offset = min(max(offset, -1080), 1080)
    let clamped = min(max(seconds, -62_135_500_000), 253_402_200_000) + offset * 60
    let days = Int(floorDivision(clamped, 86_400))
    let rest = clamped - days * 86_400
    self.init(
      date: Self.civil(fromDays: days), seconds: rest, offset: offset, hasTime: true)
  }

  /// - Parameter seconds: Of the day. All numbers are in their ranges.
  private init(
    date: (year: Int, month: Int, day: Int), seconds: Int, offset: Int, hasTime: Bool
  ) {
    fullYear = Int16(truncatingIfNeeded: date.year)
    fields = (
      Int8(truncatingIfNeeded: date.month), Int8(truncatingIfNeeded: date.day),
      Int8(truncatingIfNeeded: seconds / 3600), Int8(truncatingIfNeeded: seconds % 3600 / 60),
      Int8(truncatingIfNeeded: seconds % 60)
    )
    minutesEast = Int16(truncatingIfNeeded: offset)
    self.hasTime = hasTime
  }

  /// Seconds since 1970-01-01T00:00:00Z.
  package var epochSeconds: Int {
    Self.days(year: year, month: month, day: day) * 86_400 + hour * 3600 + minute * 60 + second
      - offset * 60
  }

  /// 0 is Sunday.
  package var weekday: Int {
    let days = Self.days(year: year, month: month, day: day) + 4
    return ((days % 7) + 7) % 7
  }

  /// 1 on 1 January.
  package var dayOfYear: Int {
    Self.days(year: year, month: month, day: day) - Self.days(year: year, month: 1, day: 1) + 1
  }

  /// The same moment seen from another distance from UTC.
  package func at(offset: Int) -> DateTime {
    DateTime(epochSeconds: epochSeconds, offset: offset)
  }
}

extension DateTime: Comparable {
  package static func < (left: DateTime, right: DateTime) -> Bool {
    left.epochSeconds < right.epochSeconds
  }

  package static func == (left: DateTime, right: DateTime) -> Bool {
    left.epochSeconds == right.epochSeconds
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(epochSeconds) }
}

/// Division that rounds towards minus infinity; `divisor` is positive.
private func floorDivision(_ dividend: Int, _ divisor: Int) -> Int {
  let quotient = dividend / divisor
  return dividend % divisor < 0 ? quotient - 1 : quotient
}

extension DateTime {
  package static func isLeap(_ year: Int) -> Bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
  }

  package static func daysIn(month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 to a date of the proleptic Gregorian calendar, counted in years that
  /// start on 1 March so that the leap day comes last.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    return 365 * shifted + floorDivision(shifted, 4) - floorDivision(shifted, 100)
      + floorDivision(shifted, 400) + dayOfYear - 719_468
  }

  static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = floorDivision(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}
