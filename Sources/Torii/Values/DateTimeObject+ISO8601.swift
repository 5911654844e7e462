extension DateTimeObject {
  /// What Python's `datetime.fromisoformat` reads; nil where it raises ValueError.
  package convenience init?(iso8601 text: String) {
    var reader = ISO8601Reader(text)
    guard let date = reader.date() else { return nil }
    guard reader.separator() else {
      self.init(date, ClockTime.midnight)
      return
    }
    guard let (time, offset) = reader.time() else { return nil }
    self.init(date, time, offset)
  }

  /// What Python's `time.fromisoformat` reads.
  package convenience init?(iso8601Time text: String) {
    var reader = ISO8601Reader(text)
    guard let (time, _) = reader.time() else { return nil }
    self.init(time)
  }
}

extension ClockTime {
  fileprivate static let midnight = ClockTime(microseconds: 0)
}

/// Reads the parts of a date and time one after the other.
private struct ISO8601Reader {
  private var rest: ArraySlice<UInt8>

  init(_ text: String) { rest = Array(text.utf8)[...] }

  private mutating func take(_ text: String) -> Bool {
    guard rest.starts(with: text.utf8) else { return false }
    rest = rest.dropFirst(text.utf8.count)
    return true
  }

  private mutating func number(_ digits: Int) -> Int? {
    let field = rest.prefix(digits)
    guard field.count == digits, field.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    rest = rest.dropFirst(digits)
    return field.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `YYYY-MM-DD`, `YYYYMMDD`, `YYYY-Www-D`, `YYYYWww`, ...
  mutating func date() -> CivilDate? {
    guard let year = number(4) else { return nil }
    let isExtended = take("-")
    if take("W") {
      guard let week = number(2) else { return nil }
      let hasDay =
        isExtended ? rest.starts(with: "-".utf8) : rest.first.map { (0x30...0x39) ~= $0 } ?? false
      guard hasDay else { return CivilDate(isoYear: year, week: week, day: 1) }
      guard !isExtended || take("-"), let day = number(1) else { return nil }
      return CivilDate(isoYear: year, week: week, day: day)
    }
    guard let month = number(2), !isExtended || take("-"), let day = number(2) else { return nil }
    return CivilDate(year: year, month: month, day: day)
  }

  /// Any character separates the date from the time; false at the end of the text.
  mutating func separator() -> Bool {
    guard let first = rest.first else { return false }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    rest = rest.dropFirst(length)
    return true
  }

  /// `HH[:MM[:SS[.fraction]]]` or without colons, and perhaps a zone.
  mutating func time() -> (ClockTime, UTCOffset?)? {
    guard let fields = clock(), fields[0] < 24,
      let time = ClockTime(
        hour: fields[0], minute: fields[1], second: fields[2], microsecond: fields[3])
    else { return nil }
    if rest.isEmpty { return (time, nil) }
    if take("Z") { return rest.isEmpty ? UTCOffset(seconds: 0).map { (time, $0) } : nil }
    let isWest = take("-")
    guard isWest || take("+"), let zone = clock(), rest.isEmpty, zone[1] < 60, zone[2] < 60 else {
      return nil
    }
    let seconds = zone[0] * 3600 + zone[1] * 60 + zone[2]
    return UTCOffset(seconds: isWest ? -seconds : seconds).map { (time, $0) }
  }

  /// Hours, minutes, seconds and microseconds.
  private mutating func clock() -> [Int]? {
    guard let hour = number(2) else { return nil }
    var fields = [hour, 0, 0, 0]
    let isExtended = rest.starts(with: ":".utf8)
    for position in 1...2 {
      guard let next = rest.first, isExtended ? next == 0x3A : (0x30...0x39).contains(next) else {
        return fields
      }
      if isExtended { rest = rest.dropFirst() }
      guard let field = number(2) else { return nil }
      fields[position] = field
    }
    guard take(".") || take(",") else { return fields }
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    // Python cuts what is finer than a microsecond.
    for position in 0..<6 {
      let digit = position < digits.count ? Int(digits[digits.startIndex + position] - 0x30) : 0
      fields[3] = fields[3] * 10 + digit
    }
    return fields
  }
}
