/// A day of the Gregorian calendar, carried back before its time as Python does.
package struct CivilDate: Sendable, Hashable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// Nil where there is no such day, and outside the years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.length(ofMonth: month, year: year)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day of a week by ISO 8601; nil where there is none.
  init?(isoYear: Int, week: Int, day: Int) {
    guard (1...7).contains(day), (1...53).contains(week),
      let fourth = CivilDate(year: isoYear, month: 1, day: 4)
    else { return nil }
    // The fourth of January is always in the first week.
    let ordinal = fourth.ordinal - fourth.weekday + (week - 1) * 7 + day - 1
    guard let date = CivilDate(ordinal: ordinal), date.isoWeek == (isoYear, week) else {
      return nil
    }
    self = date
  }

  /// The day of a number since the first of January of the year 1.
  private init?(ordinal: Int) {
    guard ordinal >= 1, ordinal <= 3_652_059 else { return nil }
    var year = ordinal / 366 + 1
    while let next = CivilDate(year: year + 1, month: 1, day: 1), next.ordinal <= ordinal {
      year += 1
    }
    guard let first = CivilDate(year: year, month: 1, day: 1) else { return nil }
    var left = ordinal - first.ordinal
    var month = 1
    while left >= CivilDate.length(ofMonth: month, year: year), month < 12 {
      left -= CivilDate.length(ofMonth: month, year: year)
      month += 1
    }
    self.init(year: year, month: month, day: left + 1)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: return isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }

  /// The day's number in its year, from 1.
  package var dayOfYear: Int {
    var days = day
    for earlier in 1..<month { days += CivilDate.length(ofMonth: earlier, year: year) }
    return days
  }

  /// The day's number since the first of January of the year 1, which is 1: `date.toordinal()`.
  package var ordinal: Int {
    let years = year - 1
    return years * 365 + years / 4 - years / 100 + years / 400 + dayOfYear
  }

  /// 0 for Monday to 6 for Sunday.
  package var weekday: Int { (ordinal + 6) % 7 }

  /// The week by ISO 8601, with the year that it belongs to.
  package var isoWeek: (year: Int, week: Int) {
    let week = (dayOfYear - weekday + 9) / 7
    if week < 1 {
      let last = CivilDate(year: year - 1, month: 12, day: 31)
      return last?.isoWeek ?? (year - 1, 52)
    }
    if week == 53, weekday <= 2, dayOfYear - weekday + 3 > (CivilDate.isLeap(year) ? 366 : 365) {
      return (year + 1, 1)
    }
    return (year, week)
  }
}

/// A time of day without a zone.
package struct ClockTime: Sendable, Hashable {
  package let hour: Int
  package let minute: Int
  package let second: Int
  package let microsecond: Int

  /// Nil where there is no such time.
  package init?(hour: Int, minute: Int, second: Int = 0, microsecond: Int = 0) {
    guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<60).contains(second),
      (0..<1_000_000).contains(microsecond)
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
    self.microsecond = microsecond
  }

  /// A time from what has passed since midnight, which is less than a day.
  init(microseconds: Int) {
    let seconds = microseconds / 1_000_000
    hour = seconds / 3600
    minute = seconds / 60 % 60
    second = seconds % 60
    microsecond = microseconds % 1_000_000
  }

  /// The time since midnight.
  var microseconds: Int { ((hour * 60 + minute) * 60 + second) * 1_000_000 + microsecond }
}
