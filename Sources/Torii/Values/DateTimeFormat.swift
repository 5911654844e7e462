/// `strftime` in the C locale (Python documentation, "strftime() and strptime() Format Codes").
enum DateTimeFormat {
  static func format(_ pattern: String, date: CivilDate?, time: ClockTime?) -> String {
    var text = ""
    var isDirective = false
    for scalar in pattern.unicodeScalars {
      if isDirective {
        isDirective = false
        text += directive(scalar, date, time)
      } else if scalar == "%" {
        isDirective = true
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return isDirective ? text + "%" : text
  }

  private static func directive(_ letter: Unicode.Scalar, _ date: CivilDate?, _ time: ClockTime?)
    -> String
  {
    // Python fills a time's date with the first of January 1900.
    if let date = date ?? CivilDate(year: 1900, month: 1, day: 1),
      let text = self.date(letter, date)
    {
      return text
    }
    if let time = time ?? ClockTime(hour: 0, minute: 0), let text = self.time(letter, time) {
      return text
    }
    switch letter {
    case "%": return "%"
    case "n": return "\n"
    case "t": return "\t"
    case "z", "Z": return ""
    case "c":
      return format("%a %b %e %H:%M:%S %Y", date: date, time: time)
    default: return "%" + String(letter)
    }
  }

  private static func date(_ letter: Unicode.Scalar, _ date: CivilDate) -> String? {
    switch letter {
    case "Y": return "\(date.year)"
    case "y": return padded(date.year % 100)
    case "C": return padded(date.year / 100)
    case "m": return padded(date.month)
    case "d": return padded(date.day)
    case "e": return padded(date.day, with: " ")
    case "j": return padded(date.dayOfYear, to: 3)
    case "A": return days[date.weekday]
    case "a": return String(days[date.weekday].prefix(3))
    case "B": return months[date.month - 1]
    case "b", "h": return String(months[date.month - 1].prefix(3))
    case "u": return "\(date.weekday + 1)"
    case "w": return "\((date.weekday + 1) % 7)"
    case "U": return padded((date.dayOfYear + 6 - (date.weekday + 1) % 7) / 7)
    case "W": return padded((date.dayOfYear + 6 - date.weekday) / 7)
    case "G": return "\(date.isoWeek.year)"
    case "g": return padded(date.isoWeek.year % 100)
    case "V": return padded(date.isoWeek.week)
    case "F": return "\(date.year)-\(padded(date.month))-\(padded(date.day))"
    case "D", "x": return "\(padded(date.month))/\(padded(date.day))/\(padded(date.year % 100))"
    default: return nil
    }
  }

  private static func time(_ letter: Unicode.Scalar, _ time: ClockTime) -> String? {
    let hour12 = time.hour % 12 == 0 ? 12 : time.hour % 12
    switch letter {
    case "H": return padded(time.hour)
    case "k": return padded(time.hour, with: " ")
    case "I": return padded(hour12)
    case "l": return padded(hour12, with: " ")
    case "M": return padded(time.minute)
    case "S": return padded(time.second)
    case "f": return padded(time.microsecond, to: 6)
    case "p": return time.hour < 12 ? "AM" : "PM"
    case "P": return time.hour < 12 ? "am" : "pm"
    case "R": return "\(padded(time.hour)):\(padded(time.minute))"
    case "T", "X": return "\(padded(time.hour)):\(padded(time.minute)):\(padded(time.second))"
    case "r":
      let noon = time.hour < 12 ? "AM" : "PM"
      return "\(padded(hour12)):\(padded(time.minute)):\(padded(time.second)) \(noon)"
    default: return nil
    }
  }

  static func padded(_ value: Int, to width: Int = 2, with pad: String = "0") -> String {
    let digits = "\(value)"
    return String(repeating: pad, count: max(0, width - digits.utf8.count)) + digits
  }

  private static let days = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
