/// `strftime` in the C locale (Python documentation, "strftime() and strptime() Format Codes").
enum DateTimeFormat {
  static func format(
    _ pattern: String, date: CivilDate?, time: ClockTime?, offset: UTCOffset? = nil
  ) -> String {
    var text = ""
    var rest = pattern.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        text.unicodeScalars.append(scalar)
        continue
      }
      let modifiers = Modifiers(&rest)
      guard let letter = rest.popFirst() else { return text + "%" + modifiers.source }
      if let offset, modifiers.source.isEmpty, letter == "z" || letter == "Z" {
        text += letter == "z" ? offset.text(separator: "") : offset.name
      } else {
        text += directive(letter, modifiers, date, time)
      }
    }
    return text
  }

  /// What the C library of GNU allows between `%` and a letter: how to pad, in which case, how wide.
  private struct Modifiers {
    private(set) var source = ""
    private(set) var pad: Unicode.Scalar?
    private(set) var isUpper = false
    private(set) var isSwapped = false
    private(set) var width = 0

    init(_ rest: inout Substring.UnicodeScalarView) {
      while let flag = rest.first, "-_0^#".unicodeScalars.contains(flag) {
        switch flag {
        case "^": isUpper = true
        case "#": isSwapped = true
        default: pad = flag
        }
        source.unicodeScalars.append(flag)
        rest.removeFirst()
      }
      while let digit = rest.first, ("0"..."9").contains(digit) {
        // Wider than anybody needs, and still harmless.
        width = min(width * 10 + Int(digit.value - 48), 1000)
        source.unicodeScalars.append(digit)
        rest.removeFirst()
      }
    }
  }

  private static func directive(
    _ letter: Unicode.Scalar, _ modifiers: Modifiers, _ date: CivilDate?, _ time: ClockTime?
  ) -> String {
    let text = directive(letter, date, time)
    if modifiers.source.isEmpty { return text }
    // Python itself replaces `%f`, and the C library knows no such letter.
    if letter == "f" || text.utf8.elementsEqual("%\(letter)".utf8) && letter != "%" {
      return "%" + modifiers.source + String(letter)
    }
    let isNumber = "CdegGHIjklmMSuUVwWyY".unicodeScalars.contains(letter)
    return padded(cased(text, letter, modifiers), modifiers, isNumber: isNumber)
  }

  private static func cased(_ text: String, _ letter: Unicode.Scalar, _ modifiers: Modifiers)
    -> String
  {
    if modifiers.isSwapped, letter == "p" { return text.lowercased() }
    let swaps = modifiers.isSwapped && "aAbBh".unicodeScalars.contains(letter)
    return modifiers.isUpper || swaps ? text.uppercased() : text
  }

  private static func padded(_ text: String, _ modifiers: Modifiers, isNumber: Bool) -> String {
    var body = Substring(text)
    let isOwnPad = body.hasPrefix(" ")
    if isNumber, modifiers.pad != nil || modifiers.width > 0 {
      body = body.drop { $0 == "0" || $0 == " " }
      if body.isEmpty { body = "0" }
    }
    if modifiers.pad == "-" { return String(body) }
    let fillsZeros = modifiers.pad == "0" || modifiers.pad == nil && isNumber && !isOwnPad
    let width = max(modifiers.width, isNumber ? text.utf8.count : 0)
    let fill = String(repeating: fillsZeros ? "0" : " ", count: max(0, width - body.utf8.count))
    return fill + body
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
    case "s":
      // The time is taken for UTC; 719 163 days lie before 1970.
      let days = (date?.ordinal ?? 693_596) - 719_163
      return "\(days * 86400 + (time?.microseconds ?? 0) / 1_000_000)"
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
