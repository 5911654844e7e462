/// A date and time without a zone, for the function `strftime_now` of chat templates.
public struct ChatMoment: Sendable {
  let object: DateTimeObject

  /// A moment from its fields.
  ///
  /// - Returns: nil when there is no such date or time.
  public init?(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    guard let date = CivilDate(year: year, month: month, day: day),
      let time = ClockTime(hour: hour, minute: minute, second: second)
    else { return nil }
    object = DateTimeObject(date, time)
  }

  /// Reads a moment as ISO 8601 writes it: `2026-11-20`, `2026-11-20T10:30:05`, with a fraction of
  /// the second or a zone, which does not move it.
  ///
  /// - Parameter text: The moment.
  /// - Returns: nil when the text is none.
  public init?(iso8601 text: String) {
    var numbers: [Int] = []
    for part in text.utf8.split(whereSeparator: { !(0x30...0x39).contains($0) }).prefix(6) {
      guard part.count <= 9, let number = Int(String(decoding: part, as: UTF8.self)) else {
        return nil
      }
      numbers.append(number)
    }
    guard numbers.count >= 3, text.utf8.first.map({ (0x30...0x39).contains($0) }) == true else {
      return nil
    }
    // A date alone has no time, whatever its zone.
    let hasTime = text.utf8.contains(UInt8(ascii: ":"))
    func field(_ index: Int) -> Int { hasTime && index < numbers.count ? numbers[index] : 0 }
    let isSecond = text.utf8.count(where: { $0 == UInt8(ascii: ":") }) >= 2
    self.init(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: field(3), minute: field(4),
      second: isSecond ? field(5) : 0)
  }
}
