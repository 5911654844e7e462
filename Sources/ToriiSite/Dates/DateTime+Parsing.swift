extension DateTime {
  /// Reads the forms that authors write:
  /// `2026-11-20`, `2026-11-20T10:30`, `2026-11-20 10:30:05.5 +0800`, `2026-11-20T10:30:05Z`,
  /// `2026/11/20`, and those of mail (RFC 5322): `Fri, 20 Nov 2026 10:30:05 +0800`. Without a zone
  /// of its own the date is in `zone`.
  package init?(parsing text: some StringProtocol, in zone: SiteTimeZone = .utc) {
    var reader = DateReader(Array(text.utf8))
    reader.skipSpaces()
    guard let date = reader.readDate() ?? reader.readMailDate() else { return nil }
    let separated =
      reader.take(UInt8(ascii: "T")) || reader.take(UInt8(ascii: "t")) || reader.skipSpaces()
    if reader.isAtEnd {
      guard
        let value = DateTime(
          year: date.year, month: date.month, day: date.day, hasTime: false)
      else { return nil }
      self = value.standing(in: zone)
      return
    }
    guard separated, let time = reader.readTime() else { return nil }
    reader.skipSpaces()
    let hasZone = !reader.isAtEnd
    guard let offset = reader.readZone(0), reader.isAtEnd,
      let value = DateTime(
        year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute,
        second: time.second, offset: offset)
    else { return nil }
    self = hasZone ? value : value.standing(in: zone)
  }

  /// The same fields on the clocks of a zone.
  private func standing(in zone: SiteTimeZone) -> DateTime {
    let offset = zone.offset(atLocal: epochSeconds)
    return DateTime(
      year: year, month: month, day: day, hour: hour, minute: minute, second: second,
      offset: offset, hasTime: hasTime) ?? self
  }

  /// The date at the start of a file name, as in `2026-11-20-hello`, and what follows it.
  package static func prefix(
    of name: Substring, in zone: SiteTimeZone = .utc
  ) -> (date: DateTime, rest: Substring)? {
    var reader = DateReader(Array(name.utf8.prefix(11)))
    guard let date = reader.readDate(separators: [UInt8(ascii: "-")]),
      let value = DateTime(
        year: date.year, month: date.month, day: date.day, hasTime: false)
    else { return nil }
    let rest = name.utf8.dropFirst(10)
    guard let separator = rest.first,
      separator == UInt8(ascii: "-") || separator == UInt8(ascii: "_"), rest.count > 1
    else { return nil }
    return (value.standing(in: zone), Substring(rest.dropFirst()))
  }

  /// Reads a distance from UTC: `UTC`, `Z`, `+08:00`, `-0330`, `+8`.
  package static func offset(parsing text: String) -> Int? {
    var reader = DateReader(Array(text.utf8))
    guard let offset = reader.readZone(nil), reader.isAtEnd else { return nil }
    return offset
  }
}

/// A cursor over the bytes of a date.
private struct DateReader {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }
  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func take(_ byte: UInt8) -> Bool {
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

  mutating func number(digits range: ClosedRange<Int>) -> Int? {
    var value = 0
    var count = 0
    while count < range.upperBound, let byte = current, byte.isASCIIDigit {
      value = value * 10 + Int(byte - 48)
      position += 1
      count += 1
    }
    return count >= range.lowerBound ? value : nil
  }

  /// Nothing is taken when there is no such date.
  mutating func readDate(
    separators: [UInt8] = [UInt8(ascii: "-"), UInt8(ascii: "/")]
  ) -> (year: Int, month: Int, day: Int)? {
    let start = position
    if let date = readNumbers(separators) { return date }
    position = start
    return nil
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// `Fri, 20 Nov 2026` or `20 November 2026`.
  mutating func readMailDate() -> (year: Int, month: Int, day: Int)? {
    if current?.isASCIILetter == true {
      while current?.isASCIILetter == true { position += 1 }
      guard take(UInt8(ascii: ",")) else { return nil }
      skipSpaces()
    }
    guard let day = number(digits: 1...2), skipSpaces() else { return nil }
    let start = position
    while current?.isASCIILetter == true { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
    guard name.utf8.count >= 3, let month = Self.months.firstIndex(of: String(name.prefix(3))),
      skipSpaces(), let year = number(digits: 4...4)
    else { return nil }
    return (year, month + 1, day)
  }

  private mutating func readNumbers(
    _ separators: [UInt8]
  ) -> (year: Int, month: Int, day: Int)? {
    guard let year = number(digits: 4...4), let separator = current,
      separators.contains(separator), take(separator), let month = number(digits: 1...2),
      take(separator), let day = number(digits: 1...2)
    else { return nil }
    return (year, month, day)
  }

  mutating func readTime() -> (hour: Int, minute: Int, second: Int)? {
    guard let hour = number(digits: 1...2), take(UInt8(ascii: ":")),
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
    return (hour, minute, second)
  }

  /// `fallback` is used when nothing is written; `nil` means that something must be.
  mutating func readZone(_ fallback: Int?) -> Int? {
    skipSpaces()
    guard let byte = current else { return fallback }
    if take(UInt8(ascii: "Z")) || take(UInt8(ascii: "z")) { return 0 }
    if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
      position += 1
      guard let hours = number(digits: 1...2) else { return nil }
      _ = take(UInt8(ascii: ":"))
      var minutes = 0
      if !isAtEnd {
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
}
