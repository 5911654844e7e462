/// A cursor over the bytes of a date.
struct DateReader {
  /// A time zone as it is written.
  enum Zone: Equatable {
    /// Minutes east of UTC.
    case offset(Int)
    /// A place of the time zone database.
    case named(String)
  }

  /// What is written, possible or not.
  struct Moment {
    var year: Int
    var month: Int
    var day: Int
    var time: (hour: Int, minute: Int, second: Int)?
    var zone: Zone?
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }
  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The whole text as a date; `nil` when there is more or less than one.
  mutating func readMoment() -> Moment? {
    guard var moment = readCompact() ?? readNumbers([0x2D, 0x2F]) ?? readWords() else { return nil }
    if moment.time == nil {
      let isSeparated = take(UInt8(ascii: "T")) || take(UInt8(ascii: "t")) || skipSpaces()
      if isAtEnd { return moment }
      guard isSeparated, let time = readTime() else { return nil }
      moment.time = time
    }
    skipSpaces()
    if isAtEnd { return moment }
    guard moment.zone == nil, let zone = readZone() else { return nil }
    moment.zone = zone
    return moment
  }

  // MARK: Numbers

  /// Seconds since 1970: as many digits as the moments from 1973 on have, and nothing else.
  mutating func readEpoch() -> Int? {
    let digits = bytes[position...].prefix { $0.isASCIIDigit }
    guard (9...11).contains(digits.count), digits.first != UInt8(ascii: "0"),
      bytes[digits.endIndex...].allSatisfy({ $0 == UInt8(ascii: " ") })
    else { return nil }
    return Int(String(decoding: digits, as: UTF8.self))
  }

  /// `20261120`, `20261120T103005` and `20261120103005`.
  private mutating func readCompact() -> Moment? {
    let start = position
    if bytes[position...].prefix(while: \.isASCIIDigit).count >= 8,
      let year = number(digits: 4...4), let month = number(digits: 2...2),
      let day = number(digits: 2...2)
    {
      var moment = Moment(year: year, month: month, day: day)
      let mark = position
      _ = take(UInt8(ascii: "T"))
      if let hour = number(digits: 2...2), let minute = number(digits: 2...2) {
        moment.time = (hour, minute, number(digits: 2...2) ?? 0)
      } else {
        position = mark
      }
      if current?.isASCIIDigit != true { return moment }
    }
    position = start
    return nil
  }

  /// `2026-11-20` and `2026/1/2`; nothing is taken when there is no such date.
  mutating func readNumbers(_ separators: [UInt8]) -> Moment? {
    let start = position
    if let year = number(digits: 4...4), let separator = current,
      separators.contains(separator), take(separator), let month = number(digits: 1...2),
      take(separator), let day = number(digits: 1...2)
    {
      return Moment(year: year, month: month, day: day)
    }
    position = start
    return nil
  }

  // MARK: Words

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
  private static let weekdays: Set<String> = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// `Fri, 20 Nov 2026`, `20 November 2026`, `November 20, 2026`, `Fri Nov 20 10:30:05 2026`.
  private mutating func readWords() -> Moment? {
    skipWeekday()
    if current?.isASCIILetter == true {
      guard let month = readMonth(), skipSpaces(), let day = readDay() else { return nil }
      _ = take(UInt8(ascii: ","))
      guard skipSpaces() else { return nil }
      var moment = Moment(year: 0, month: month, day: day)
      if bytes[position...].prefix(3).contains(UInt8(ascii: ":")) {
        guard let time = readTime(), skipSpaces() else { return nil }
        moment.time = time
        if current?.isASCIIDigit != true {
          let name = word { $0.isASCIILetter }
          guard let zone = Self.zone(named: name), skipSpaces() else { return nil }
          moment.zone = zone
        }
      }
      guard let year = number(digits: 4...4) else { return nil }
      moment.year = year
      return moment
    }
    guard let day = readDay() else { return nil }
    let dash = take(UInt8(ascii: "-"))
    guard dash || skipSpaces(), let month = readMonth(),
      dash ? take(UInt8(ascii: "-")) : skipSpaces(), let year = number(digits: 4...4)
    else { return nil }
    return Moment(year: year, month: month, day: day)
  }

  private mutating func skipWeekday() {
    let start = position
    let name = word { $0.isASCIILetter }
    if name.isEmpty { return }
    if take(UInt8(ascii: ",")) || Self.weekdays.contains(String(name.prefix(3)).lowercased()) {
      skipSpaces()
    } else {
      position = start
    }
  }

  private mutating func readMonth() -> Int? {
    let name = word { $0.isASCIILetter }.lowercased()
    _ = name.utf8.count < 5 && take(UInt8(ascii: "."))
    guard name.utf8.count >= 3 else { return nil }
    return Self.months.firstIndex(of: String(name.prefix(3))).map { $0 + 1 }
  }

  /// `1`, `01` and `1st`.
  private mutating func readDay() -> Int? {
    guard let day = number(digits: 1...2) else { return nil }
    guard current?.isASCIILetter == true else { return day }
    return ["st", "nd", "rd", "th"].contains(word { $0.isASCIILetter }) ? day : nil
  }

  // MARK: Times

  /// `10:30`, `10:30:05.25`, `10:30 pm`.
  private mutating func readTime() -> (hour: Int, minute: Int, second: Int)? {
    guard var hour = number(digits: 1...2), take(UInt8(ascii: ":")),
      let minute = number(digits: 2...2)
    else { return nil }
    var second = 0
    if take(UInt8(ascii: ":")) {
      guard let value = number(digits: 2...2) else { return nil }
      second = value
      if take(UInt8(ascii: ".")) || take(UInt8(ascii: ",")) {
        guard number(digits: 1...9) != nil else { return nil }
        while let byte = current, byte.isASCIIDigit { position += 1 }
      }
    }
    let end = position
    skipSpaces()
    switch word({ $0.isASCIILetter }).lowercased() {
    case "am" where (1...12).contains(hour): hour %= 12
    case "pm" where (1...12).contains(hour): hour = hour % 12 + 12
    default: position = end
    }
    return (hour, minute, second)
  }

  // MARK: Zones

  /// The rest of the text as a zone: a distance with its name behind it, or a name alone.
  private mutating func readZone() -> Zone? {
    if let offset = readOffset() {
      skipSpaces()
      let rest = word { _ in true }
      let isName = rest.utf8.allSatisfy {
        $0.isASCIILetter || [0x28, 0x29, 0x2F, 0x5B, 0x5D, 0x5F].contains($0)
      }
      // "+0200 CEST", "+0200 (CEST)", "+02:00[Europe/Berlin]"
      return isName ? .offset(offset) : nil
    }
    var name = Substring(word { $0 != UInt8(ascii: " ") })
    if name.hasPrefix("[") && name.hasSuffix("]") { name = name.dropFirst().dropLast() }
    skipSpaces()
    return isAtEnd ? Self.zone(named: String(name)) : nil
  }

  /// The zones that have names of their own in mail.
  private static let mailZones = [
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
  ]

  private static func zone(named name: String) -> Zone? {
    if let hours = mailZones[name] { return .offset(hours * 60) }
    if name.isEmpty { return nil }
    return ["Z", "z", "UTC", "GMT", "UT"].contains(name) ? .offset(0) : .named(name)
  }

  /// `Z`, `UTC`, `+08:00`, `-0330`, `+8`.
  mutating func readOffset() -> Int? {
    guard let byte = current else { return nil }
    if byte | 0x20 == UInt8(ascii: "z") {
      if bytes[position...].dropFirst().first?.isASCIILetter == true { return nil }
      position += 1
      return 0
    }
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
      position += 1
      guard let hours = number(digits: 1...2) else { return nil }
      _ = take(UInt8(ascii: ":"))
      var minutes = 0
      if current?.isASCIIDigit == true {
        guard let value = number(digits: 2...2), value < 60 else { return nil }
        minutes = value
      }
      let total = hours * 60 + minutes
      return byte == UInt8(ascii: "-") ? -total : total
    }
    for name in ["UTC", "GMT"] where bytes[position...].elementsEqual(name.utf8) {
      position = bytes.count
      return 0
    }
    return nil
  }

  // MARK: Bytes

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  @discardableResult
  mutating func skipSpaces() -> Bool {
    let start = position
    while take(UInt8(ascii: " ")) {}
    return position > start
  }

  private mutating func word(_ isPart: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = current, isPart(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func number(digits range: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < range.upperBound, let byte = current, byte.isASCIIDigit {
      value = value * 10 + Int(byte - 48)
      position += 1
      count += 1
    }
    return count >= range.lowerBound ? value : nil
  }
}
