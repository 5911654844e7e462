extension DateTime {
  package static func monthName(_ month: Int, language: String = "en") -> String {
    DateNames.name(month - 1, of: DateNames.of(language).standaloneMonths)
  }

  /// `2026-11-20T10:30:00+08:00`, as RFC 3339 and Atom want it.
  package var rfc3339: String { text { writeRFC3339(to: &$0) } }

  private func writeRFC3339(to writer: inout DateWriter) {
    writer.year(year)
    writer.pair(month, after: "-")
    writer.pair(day, after: "-")
    writer.pair(hour, after: "T")
    writer.pair(minute, after: ":")
    writer.pair(second, after: ":")
    if offset == 0 { writer.add(UInt8(ascii: "Z")) } else { writer.zone(offset, hasColon: true) }
  }

  /// `Fri, 20 Nov 2026 10:30:00 +0800`, as RFC 822 and RSS want it.
  package var rfc822: String { written(Self.rfc822Pattern, .english) }
  private static let rfc822Pattern = "%a, %d %b %Y %H:%M:%S %z"

  /// What Python's `str()` prints for a date or a date and time with a zone.
  package var pythonDescription: String {
    hasTime ? format("%Y-%m-%d %H:%M:%S") + zone(hasColon: true) : format("%Y-%m-%d")
  }

  /// Formats by the directives of `strftime`, with what follows `%-` unpadded, or by a name:
  /// `rfc3339`, `rfc822`, `iso`, `long`, `medium`, `day`, `month`. What is no directive is kept.
  /// - Parameter language: For the names of months and days; English ones unless given.
  package func format(_ pattern: String, language: String? = nil) -> String {
    format(pattern, names: language.map(DateNames.of) ?? .english)
  }

  /// The same with the names at hand.
  func format(_ pattern: String, names: DateNames) -> String {
    pattern.readBytes { bytes in
      withFormatted(bytes, names: names) { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// The same as bytes, which are there until `body` returns.
  func withFormatted<Result>(
    _ pattern: UnsafeBufferPointer<UInt8>, names: DateNames,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    written(body) { writer in
      // What has directives is no name.
      if pattern.contains(UInt8(ascii: "%")) { return write(pattern, names, to: &writer) }
      write(named: pattern, names, to: &writer)
    }
  }

  private func write(
    named pattern: UnsafeBufferPointer<UInt8>, _ names: DateNames, to writer: inout DateWriter
  ) {
    func isNamed(_ name: StaticString) -> Bool {
      pattern.count == name.utf8CodeUnitCount
        && pattern.indices.allSatisfy { pattern[$0] == name.utf8Start[$0] }
    }
    switch pattern.first {
    case UInt8(ascii: "r") where isNamed("rfc3339"), UInt8(ascii: "i") where isNamed("iso"),
      UInt8(ascii: "i") where isNamed("iso8601"), UInt8(ascii: "a") where isNamed("atom"):
      writeRFC3339(to: &writer)
    case UInt8(ascii: "r") where isNamed("rfc822") || isNamed("rss"):
      write(Self.rfc822Pattern, .english, to: &writer)
    case UInt8(ascii: "l") where isNamed("long"): write(names.long, names, to: &writer)
    case UInt8(ascii: "m") where isNamed("medium"): write(names.medium, names, to: &writer)
    case UInt8(ascii: "d") where isNamed("day"): write(names.day, names, to: &writer)
    case UInt8(ascii: "m") where isNamed("month"): write(names.month, names, to: &writer)
    default: write(pattern, names, to: &writer)
    }
  }

  private func written(_ pattern: String, _ names: DateNames) -> String {
    text { write(pattern, names, to: &$0) }
  }

  /// The text that somebody writes.
  private func text(_ write: (inout DateWriter) -> Void) -> String {
    written({ String(decoding: $0, as: UTF8.self) }, write)
  }

  /// The bytes that somebody writes.
  private func written<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) -> Result, _ write: (inout DateWriter) -> Void
  ) -> Result {
    var capacity = 64
    while true {
      // What is longer is measured first.
      let (result, needed) = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) {
        buffer in
        var writer = DateWriter(buffer)
        write(&writer)
        return (writer.bytes.map(body), writer.count)
      }
      if let result { return result }
      capacity = needed
    }
  }

  /// Directives and flags are ASCII; all other bytes stand for themselves.
  private func write(_ pattern: String, _ names: DateNames, to writer: inout DateWriter) {
    pattern.readBytes { write($0, names, to: &writer) }
  }

  private func write(
    _ pattern: UnsafeBufferPointer<UInt8>, _ names: DateNames, to writer: inout DateWriter
  ) {
    var index = 0
    while index < pattern.count {
      let start = index
      index += 1
      guard pattern[start] == UInt8(ascii: "%"), index < pattern.count else {
        writer.add(pattern[start])
        continue
      }
      var flag: UInt8?
      if Self.isFlag(pattern[index]) {
        flag = pattern[index]
        index += 1
      }
      if index < pattern.count, expand(pattern[index], flag, names, to: &writer) {
        index += 1
        continue
      }
      index = min(index + 1, pattern.count)
      for byte in pattern[start..<index] { writer.add(byte) }
    }
  }

  private static func isFlag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "O")
  }

  /// Writes what a directive stands for; `false` where it is none.
  private func expand(
    _ directive: UInt8, _ flag: UInt8?, _ names: DateNames, to writer: inout DateWriter
  ) -> Bool {
    if flag == nil, writeCommon(directive, to: &writer) { return true }
    if flag == UInt8(ascii: "-"), directive == UInt8(ascii: "d") {
      writer.number(day, width: 1)
      return true
    }
    let character = Unicode.Scalar(directive)
    if let (value, width, fill) = numeric(character) {
      writer.number(value, width: flag == UInt8(ascii: "-") ? 0 : width, fill: fill)
      return true
    }
    switch character {
    case "F": write("%Y-%m-%d", names, to: &writer)
    case "D", "x": write("%m/%d/%y", names, to: &writer)
    case "T", "X": write("%H:%M:%S", names, to: &writer)
    case "R": write("%H:%M", names, to: &writer)
    case "r": write("%I:%M:%S %p", .english, to: &writer)
    case "c": write("%a %b %e %H:%M:%S %Y", .english, to: &writer)
    default:
      guard let text = text(character, flag.map { Unicode.Scalar($0) }, names) else {
        return false
      }
      writer.add(text)
    }
    return true
  }

  /// Writes what the commonest directives stand for; `false` for any other.
  @inline(__always)
  private func writeCommon(_ directive: UInt8, to writer: inout DateWriter) -> Bool {
    switch directive {
    case UInt8(ascii: "Y"): writer.year(year)
    case UInt8(ascii: "m"): writer.pair(month)
    case UInt8(ascii: "d"): writer.pair(day)
    case UInt8(ascii: "H"): writer.pair(hour)
    case UInt8(ascii: "M"): writer.pair(minute)
    case UInt8(ascii: "S"): writer.pair(second)
    default: return false
    }
    return true
  }

  private func text(
    _ directive: Unicode.Scalar, _ flag: Unicode.Scalar?, _ names: DateNames
  ) -> String? {
    switch directive {
    case "B":
      DateNames.name(month - 1, of: flag == "O" ? names.standaloneMonths : names.months)
    case "b", "h": DateNames.name(month - 1, of: names.shortMonths)
    case "A": DateNames.name(weekday, of: names.weekdays)
    case "a": DateNames.name(weekday, of: names.shortWeekdays)
    case "p": hour < 12 ? "AM" : "PM"
    case "P": hour < 12 ? "am" : "pm"
    case "z": zone(hasColon: flag == ":")
    case "Z": offset == 0 ? "UTC" : "UTC" + zone(hasColon: true)
    case "s": String(epochSeconds)
    case "f": "000000"
    case "%": "%"
    case "n": "\n"
    case "t": "\t"
    default: nil
    }
  }

  private func numeric(
    _ directive: Unicode.Scalar
  ) -> (value: Int, width: Int, fill: UInt8)? {
    switch directive {
    case "Y": (year, 4, DateWriter.zero)
    case "C": (year / 100, 2, DateWriter.zero)
    case "y": (year % 100, 2, DateWriter.zero)
    case "m": (month, 2, DateWriter.zero)
    case "d": (day, 2, DateWriter.zero)
    case "e": (day, 2, DateWriter.space)
    case "H": (hour, 2, DateWriter.zero)
    case "k": (hour, 2, DateWriter.space)
    case "I": (hour % 12 == 0 ? 12 : hour % 12, 2, DateWriter.zero)
    case "l": (hour % 12 == 0 ? 12 : hour % 12, 2, DateWriter.space)
    case "M": (minute, 2, DateWriter.zero)
    case "S": (second, 2, DateWriter.zero)
    case "j": (dayOfYear, 3, DateWriter.zero)
    case "u": (weekday == 0 ? 7 : weekday, 1, DateWriter.zero)
    case "w": (weekday, 1, DateWriter.zero)
    case "U": ((dayOfYear + 6 - weekday) / 7, 2, DateWriter.zero)
    case "W": ((dayOfYear + 6 - (weekday + 6) % 7) / 7, 2, DateWriter.zero)
    case "V": (isoWeek.week, 2, DateWriter.zero)
    case "G": (isoWeek.year, 4, DateWriter.zero)
    case "g": (isoWeek.year % 100, 2, DateWriter.zero)
    default: nil
    }
  }

  /// ISO 8601 weeks start on Monday; week 1 is the one with the year's first Thursday.
  var isoWeek: (year: Int, week: Int) {
    let mondayBased = weekday == 0 ? 7 : weekday
    let week = (dayOfYear - mondayBased + 10) / 7
    if week < 1 { return (year - 1, Self.weeks(in: year - 1)) }
    if week > Self.weeks(in: year) { return (year + 1, 1) }
    return (year, week)
  }

  private static func weeks(in year: Int) -> Int {
    let lastDay = (days(year: year, month: 12, day: 31) + 4) % 7
    let weekday = (lastDay + 7) % 7
    return weekday == 4 || (weekday == 5 && isLeap(year)) ? 53 : 52
  }

  private func zone(hasColon: Bool) -> String {
    text { $0.zone(offset, hasColon: hasColon) }
  }

  static func padded(_ value: Int, to width: Int) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: max(24, width)) { buffer in
      var writer = DateWriter(buffer)
      writer.number(value, width: width)
      return writer.text ?? ""
    }
  }
}
