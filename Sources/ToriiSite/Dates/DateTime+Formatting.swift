extension DateTime {
  package static func monthName(_ month: Int, language: String = "en") -> String {
    DateNames.name(month - 1, of: DateNames.of(language).standaloneMonths)
  }

  /// `2026-11-20T10:30:00+08:00`, as RFC 3339 and Atom want it.
  package var rfc3339: String {
    written("%Y-%m-%dT%H:%M:%S", .english) + (offset == 0 ? "Z" : zone(separator: ":"))
  }

  /// `Fri, 20 Nov 2026 10:30:00 +0800`, as RFC 822 and RSS want it.
  package var rfc822: String { written("%a, %d %b %Y %H:%M:%S %z", .english) }

  /// What Python's `str()` prints for a date or a date and time with a zone.
  package var pythonDescription: String {
    hasTime ? format("%Y-%m-%d %H:%M:%S") + zone(separator: ":") : format("%Y-%m-%d")
  }

  /// Formats by the directives of `strftime`, with what follows `%-` unpadded, or by a name:
  /// `rfc3339`, `rfc822`, `iso`, `long`, `medium`, `day`, `month`. What is no directive is kept.
  /// - Parameter language: For the names of months and days; English ones unless given.
  package func format(_ pattern: String, language: String? = nil) -> String {
    format(pattern, names: language.map(DateNames.of) ?? .english)
  }

  /// The same with the names at hand.
  func format(_ pattern: String, names: DateNames) -> String {
    var pattern = pattern
    // What has directives is no name.
    let text = pattern.withUTF8 { bytes in
      bytes.contains(UInt8(ascii: "%")) ? written(bytes, names) : nil
    }
    if let text { return text }
    switch pattern {
    case "rfc3339", "iso", "iso8601", "atom": return rfc3339
    case "rfc822", "rss": return rfc822
    default: return written(names.patterns[pattern] ?? pattern, names)
    }
  }

  private func written(_ pattern: String, _ names: DateNames) -> String {
    var pattern = pattern
    return pattern.withUTF8 { written($0, names) }
  }

  private func written(_ pattern: UnsafeBufferPointer<UInt8>, _ names: DateNames) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    write(pattern, names, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Directives and flags are ASCII; all other bytes stand for themselves.
  private func write(_ pattern: String, _ names: DateNames, to bytes: inout [UInt8]) {
    var pattern = pattern
    pattern.withUTF8 { write($0, names, to: &bytes) }
  }

  private func write(
    _ pattern: UnsafeBufferPointer<UInt8>, _ names: DateNames, to bytes: inout [UInt8]
  ) {
    var index = 0
    while index < pattern.count {
      let start = index
      index += 1
      guard pattern[start] == UInt8(ascii: "%"), index < pattern.count else {
        bytes.append(pattern[start])
        continue
      }
      var flag: UInt8?
      if Self.isFlag(pattern[index]) {
        flag = pattern[index]
        index += 1
      }
      if index < pattern.count, expand(pattern[index], flag, names, to: &bytes) {
        index += 1
        continue
      }
      index = min(index + 1, pattern.count)
      bytes.append(contentsOf: pattern[start..<index])
    }
  }

  private static func isFlag(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "O")
  }

  /// Writes what a directive stands for; `false` where it is none.
  private func expand(
    _ directive: UInt8, _ flag: UInt8?, _ names: DateNames, to bytes: inout [UInt8]
  ) -> Bool {
    if flag == nil, let value = pair(directive), 0...99 ~= value {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / 10))
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value % 10))
      return true
    }
    let character = Unicode.Scalar(directive)
    if let (value, width, fill) = numeric(character) {
      Self.write(value, flag == UInt8(ascii: "-") ? 0 : width, fill, to: &bytes)
      return true
    }
    switch character {
    case "F": write("%Y-%m-%d", names, to: &bytes)
    case "D", "x": write("%m/%d/%y", names, to: &bytes)
    case "T", "X": write("%H:%M:%S", names, to: &bytes)
    case "R": write("%H:%M", names, to: &bytes)
    case "r": write("%I:%M:%S %p", .english, to: &bytes)
    case "c": write("%a %b %e %H:%M:%S %Y", .english, to: &bytes)
    default:
      guard let text = text(character, flag.map { Unicode.Scalar($0) }, names) else {
        return false
      }
      bytes += text.utf8
    }
    return true
  }

  /// What the commonest directives write with two digits.
  private func pair(_ directive: UInt8) -> Int? {
    switch directive {
    case UInt8(ascii: "m"): month
    case UInt8(ascii: "d"): day
    case UInt8(ascii: "H"): hour
    case UInt8(ascii: "M"): minute
    case UInt8(ascii: "S"): second
    default: nil
    }
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
    case "z": zone(separator: flag == ":" ? ":" : "")
    case "Z": offset == 0 ? "UTC" : "UTC" + zone(separator: ":")
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
  ) -> (value: Int, width: Int, fill: Unicode.Scalar)? {
    switch directive {
    case "Y": (year, 4, "0")
    case "C": (year / 100, 2, "0")
    case "y": (year % 100, 2, "0")
    case "m": (month, 2, "0")
    case "d": (day, 2, "0")
    case "e": (day, 2, " ")
    case "H": (hour, 2, "0")
    case "k": (hour, 2, " ")
    case "I": (hour % 12 == 0 ? 12 : hour % 12, 2, "0")
    case "l": (hour % 12 == 0 ? 12 : hour % 12, 2, " ")
    case "M": (minute, 2, "0")
    case "S": (second, 2, "0")
    case "j": (dayOfYear, 3, "0")
    case "u": (weekday == 0 ? 7 : weekday, 1, "0")
    case "w": (weekday, 1, "0")
    case "U": ((dayOfYear + 6 - weekday) / 7, 2, "0")
    case "W": ((dayOfYear + 6 - (weekday + 6) % 7) / 7, 2, "0")
    case "V": (isoWeek.week, 2, "0")
    case "G": (isoWeek.year, 4, "0")
    case "g": (isoWeek.year % 100, 2, "0")
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

  private func zone(separator: String) -> String {
    let minutes = abs(offset)
    return (offset < 0 ? "-" : "+") + Self.pad(minutes / 60, 2) + separator
      + Self.pad(minutes % 60, 2)
  }

  static func padded(_ value: Int, to width: Int) -> String { pad(value, width) }

  private static func pad(_ value: Int, _ width: Int) -> String {
    var bytes: [UInt8] = []
    write(value, width, "0", to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a number with so many digits at least.
  private static func write(
    _ value: Int, _ width: Int, _ fill: Unicode.Scalar, to bytes: inout [UInt8]
  ) {
    let magnitude = value.magnitude
    var count = value < 0 ? 2 : 1
    var divisor: UInt = 1
    while magnitude / divisor >= 10 {
      divisor *= 10
      count += 1
    }
    while count < width {
      bytes.append(UInt8(truncatingIfNeeded: fill.value))
      count += 1
    }
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    while divisor > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: magnitude / divisor % 10))
      divisor /= 10
    }
  }
}
