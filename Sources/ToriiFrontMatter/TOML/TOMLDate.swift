/// The forms of dates and times in TOML, which are those of RFC 3339.
enum TOMLDate {
  /// Whether text begins as a date `2024-` or a time `09:` does.
  static func looksLikeOne(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    if bytes.count > 4, bytes[..<4].allSatisfy(isDigit), bytes[4] == UInt8(ascii: "-") {
      return true
    }
    return bytes.count > 2 && bytes[..<2].allSatisfy(isDigit) && bytes[2] == UInt8(ascii: ":")
  }

  /// Whether text is a date, a time, or both, and exists in the calendar.
  static func isValid(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    guard rest.count > 4, rest[4] == UInt8(ascii: "-") else {
      return takeTime(&rest) && rest.isEmpty
    }
    guard takeDate(&rest) else { return false }
    guard let separator = rest.popFirst() else { return true }
    guard separator | 0x20 == UInt8(ascii: "t") || separator == 0x20, takeTime(&rest) else {
      return false
    }
    return rest.isEmpty || (takeOffset(&rest) && rest.isEmpty)
  }

  private static func takeDate(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let year = takeNumber(&rest, digits: 4), take("-", &rest),
      let month = takeNumber(&rest, digits: 2), take("-", &rest),
      let day = takeNumber(&rest, digits: 2), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...lengths[month - 1]).contains(day)
  }

  private static func takeTime(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let hour = takeNumber(&rest, digits: 2), take(":", &rest),
      let minute = takeNumber(&rest, digits: 2), take(":", &rest),
      let second = takeNumber(&rest, digits: 2), hour < 24, minute < 60, second < 60
    else { return false }
    guard take(".", &rest) else { return true }
    let fraction = rest.prefix(while: isDigit)
    rest = rest.dropFirst(fraction.count)
    return !fraction.isEmpty
  }

  private static func takeOffset(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if take("Z", &rest) || take("z", &rest) { return true }
    guard take("+", &rest) || take("-", &rest),
      let hour = takeNumber(&rest, digits: 2), take(":", &rest),
      let minute = takeNumber(&rest, digits: 2)
    else { return false }
    return hour < 24 && minute < 60
  }

  private static func takeNumber(_ rest: inout ArraySlice<UInt8>, digits: Int) -> Int? {
    let part = rest.prefix(digits)
    guard part.count == digits, part.allSatisfy(isDigit) else { return nil }
    rest = rest.dropFirst(digits)
    return part.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
  }

  private static func take(_ wanted: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: wanted) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
