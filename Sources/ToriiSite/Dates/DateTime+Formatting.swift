extension DateTime {
  package static func monthName(_ month: Int, language: String = "en") -> String {
    DateNames.name(month - 1, of: DateNames.of(language).standaloneMonths)
  }

  /// `2026-11-20T10:30:00+08:00`, as RFC 3339 and Atom want it.
  package var rfc3339: String {
    format("%Y-%m-%dT%H:%M:%S") + (offset == 0 ? "Z" : zone(separator: ":"))
  }

  /// `Fri, 20 Nov 2026 10:30:00 +0800`, as RFC 822 and RSS want it.
  package var rfc822: String { format("%a, %d %b %Y %H:%M:%S %z") }

  /// What Python's `str()` prints for a date or a date and time with a zone.
  package var pythonDescription: String {
    hasTime ? format("%Y-%m-%d %H:%M:%S") + zone(separator: ":") : format("%Y-%m-%d")
  }

  /// Formats by the directives of `strftime`, with what follows `%-` unpadded, or by a name:
  /// `rfc3339`, `rfc822`, `iso`, `long`, `medium`, `day`, `month`. What is no directive is kept.
  /// - Parameter language: For the names of months and days; English ones unless given.
  package func format(_ pattern: String, language: String? = nil) -> String {
    switch pattern {
    case "rfc3339", "iso", "iso8601", "atom": return rfc3339
    case "rfc822", "rss": return rfc822
    default:
      let names = language.map(DateNames.of) ?? .english
      return format(names.patterns[pattern] ?? pattern, names: names)
    }
  }

  private func format(_ pattern: String, names: DateNames) -> String {
    var result = ""
    var scalars = pattern.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "%" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      guard var directive = scalars.next() else {
        result.append("%")
        break
      }
      let flag: Unicode.Scalar? = ["-", ":", "O"].contains(directive) ? directive : nil
      if let flag {
        guard let next = scalars.next() else {
          result.append("%")
          result.unicodeScalars.append(flag)
          break
        }
        directive = next
      }
      if let text = expand(directive, flag, names) {
        result.append(text)
      } else {
        result.append("%")
        if let flag { result.unicodeScalars.append(flag) }
        result.unicodeScalars.append(directive)
      }
    }
    return result
  }

  private func expand(
    _ directive: Unicode.Scalar, _ flag: Unicode.Scalar?, _ names: DateNames
  ) -> String? {
    if let (value, width, fill) = numeric(directive) {
      return flag == "-" ? String(value) : Self.pad(value, width, fill)
    }
    switch directive {
    case "B":
      return DateNames.name(month - 1, of: flag == "O" ? names.standaloneMonths : names.months)
    case "b", "h": return DateNames.name(month - 1, of: names.shortMonths)
    case "A": return DateNames.name(weekday, of: names.weekdays)
    case "a": return DateNames.name(weekday, of: names.shortWeekdays)
    case "p": return hour < 12 ? "AM" : "PM"
    case "P": return hour < 12 ? "am" : "pm"
    case "z": return zone(separator: flag == ":" ? ":" : "")
    case "Z": return offset == 0 ? "UTC" : "UTC" + zone(separator: ":")
    case "F": return format("%Y-%m-%d")
    case "D", "x": return format("%m/%d/%y")
    case "T", "X": return format("%H:%M:%S")
    case "R": return format("%H:%M")
    case "r": return format("%I:%M:%S %p")
    case "c": return format("%a %b %e %H:%M:%S %Y")
    case "s": return String(epochSeconds)
    case "f": return "000000"
    case "%": return "%"
    case "n": return "\n"
    case "t": return "\t"
    default: return nil
    }
  }

  private func numeric(
    _ directive: Unicode.Scalar
  ) -> (value: Int, width: Int, fill: Character)? {
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

  private static func pad(_ value: Int, _ width: Int, _ fill: Character = "0") -> String {
    let digits = String(value)
    return String(repeating: fill, count: max(0, width - digits.utf8.count)) + digits
  }
}
