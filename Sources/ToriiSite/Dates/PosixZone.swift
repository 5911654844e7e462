/// The rule for all years to come at the end of a time zone file, as `CET-1CEST,M3.5.0,M10.5.0/3`
/// (POSIX `TZ` with the extensions of RFC 9636 section 3.3.1).
struct PosixZone: Sendable, Equatable {
  private var standard = 0
  private var daylight: (offset: Int, start: Change, end: Change)?

  /// A day of the year and the second of the local day at which clocks change.
  private struct Change: Sendable, Equatable {
    enum Day: Sendable, Equatable {
      case week(month: Int, week: Int, weekday: Int)
      /// Counted from 1 without 29 February.
      case julian(Int)
      /// Counted from 0 with 29 February.
      case ordinal(Int)
    }
    var day: Day
    var seconds = 7200
  }

  static func == (left: PosixZone, right: PosixZone) -> Bool {
    left.standard == right.standard && left.daylight?.offset == right.daylight?.offset
      && left.daylight?.start == right.daylight?.start && left.daylight?.end == right.daylight?.end
  }

  /// `nil` when the text is no rule.
  init?(_ text: String) {
    var reader = Reader(Array(text.utf8.filter { $0 != 0x0A }))
    guard reader.skipName(), let west = reader.time() else { return nil }
    standard = -west
    if reader.isAtEnd { return }
    guard reader.skipName() else { return nil }
    var offset = standard + 3600
    if !reader.isNext(",") {
      guard let west = reader.time() else { return nil }
      offset = -west
    }
    guard let start = Self.change(&reader), let end = Self.change(&reader), reader.isAtEnd else {
      return nil
    }
    daylight = (offset, start, end)
  }

  /// Seconds east of UTC at a moment.
  func offset(at moment: Int) -> Int {
    guard let daylight else { return standard }
    let year = DateTime(epochSeconds: moment + standard).year
    let start = Self.seconds(of: daylight.start, in: year) - standard
    let end = Self.seconds(of: daylight.end, in: year) - daylight.offset
    let isDaylight =
      start < end ? (start..<end).contains(moment) : !(end..<start).contains(moment)
    return isDaylight ? daylight.offset : standard
  }

  /// Local seconds since 1970 of a change in a year.
  private static func seconds(of change: Change, in year: Int) -> Int {
    let newYear = DateTime.days(year: year, month: 1, day: 1)
    let day: Int
    switch change.day {
    case .julian(let number):
      let isAfterFebruary = number >= 60 && DateTime.daysIn(month: 2, of: year) == 29
      day = newYear + number - 1 + (isAfterFebruary ? 1 : 0)
    case .ordinal(let number): day = newYear + number
    case .week(let month, let week, let weekday):
      let first = DateTime.days(year: year, month: month, day: 1)
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      let date = 1 + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      let length = DateTime.daysIn(month: month, of: year)
      day = first + (date > length ? date - 7 : date) - 1
    }
    return day * 86_400 + change.seconds
  }

  private static func change(_ reader: inout Reader) -> Change? {
    guard reader.take(",") else { return nil }
    let day: Change.Day
    if reader.take("M") {
      guard let month = reader.number(1...12), reader.take("."), let week = reader.number(1...5),
        reader.take("."), let weekday = reader.number(0...6)
      else { return nil }
      day = .week(month: month, week: week, weekday: weekday)
    } else if reader.take("J") {
      guard let number = reader.number(1...365) else { return nil }
      day = .julian(number)
    } else {
      guard let number = reader.number(0...365) else { return nil }
      day = .ordinal(number)
    }
    var change = Change(day: day)
    if reader.take("/") {
      guard let seconds = reader.time() else { return nil }
      change.seconds = seconds
    }
    return change
  }

  private struct Reader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    func isNext(_ scalar: Unicode.Scalar) -> Bool {
      position < bytes.count && bytes[position] == UInt8(ascii: scalar)
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard isNext(scalar) else { return false }
      position += 1
      return true
    }

    /// `CET` or `<+03>`.
    mutating func skipName() -> Bool {
      let start = position
      if take("<") {
        while !isAtEnd, !isNext(">") { position += 1 }
        return take(">")
      }
      while position < bytes.count, bytes[position].isASCIILetter { position += 1 }
      return position > start
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      let start = position
      var value = 0
      while position < bytes.count, position - start < 4, bytes[position].isASCIIDigit {
        value = value * 10 + Int(bytes[position] - 48)
        position += 1
      }
      return position > start && range.contains(value) ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time() -> Int? {
      let isNegative = take("-")
      if !isNegative { _ = take("+") }
      guard let hours = number(0...167) else { return nil }
      var seconds = hours * 3600
      for unit in [60, 1] where take(":") {
        guard let value = number(0...59) else { return nil }
        seconds += value * unit
      }
      return isNegative ? -seconds : seconds
    }
  }
}
