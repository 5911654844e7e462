extension DateTime {
  /// Reads the forms that authors and programs write:
  /// `2026-11-20`, `2026-11-20T10:30`, `2026-11-20 10:30:05.5 +0800`, `2026-11-20T10:30:05Z`,
  /// `2026/11/20 10:30 pm Europe/Berlin`, `20261120T103005Z`, `20 November 2026`,
  /// `November 20, 2026`, those of mail (RFC 5322) and of C (`Fri Nov 20 10:30:05 2026`), and seconds
  /// since 1970. Without a zone of its own the date is in `zone`.
  package init?(parsing text: some StringProtocol, in zone: SiteTimeZone = .utc) {
    var reader = DateReader(Array(text.utf8))
    reader.skipSpaces()
    if let seconds = reader.readEpoch() {
      self.init(epochSeconds: seconds, offset: zone.offset(at: seconds))
      return
    }
    let moment = reader.readMoment()
    let time = moment?.time ?? (0, 0, 0)
    guard let moment,
      let value = DateTime(
        year: moment.year, month: moment.month, day: moment.day, hour: time.hour,
        minute: time.minute, second: time.second, hasTime: moment.time != nil)
    else { return nil }
    switch moment.zone {
    case nil: self = value.standing(in: zone)
    case .named(let name):
      guard let own = SiteTimeZone(named: name) else { return nil }
      self = value.standing(in: own)
    case .offset(let offset):
      guard
        let own = DateTime(
          year: value.year, month: value.month, day: value.day, hour: value.hour,
          minute: value.minute, second: time.second, offset: offset)
      else { return nil }
      self = own
    }
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
    guard let date = reader.readNumbers([UInt8(ascii: "-")]),
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
    guard let offset = reader.readOffset(), reader.isAtEnd else { return nil }
    return offset
  }
}
