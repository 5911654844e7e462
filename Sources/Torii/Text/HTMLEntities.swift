/// The character references that HTML defines by name.
enum HTMLEntities {
  private struct Entry {
    let text: String
    let isKnownBare: Bool
  }

  /// The entries by name, read from the table once.
  private static let entries: [[UInt8]: Entry] = {
    var entries: [[UInt8]: Entry] = [:]
    for item in names.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      guard let mark = item.firstIndex(of: 0x3D) else { continue }
      var name = Array(item[..<mark])
      let isKnownBare = name.last == 0x2A
      if isKnownBare { name.removeLast() }
      entries[name] = Entry(
        text: text(ofCodes: item[item.index(after: mark)...]), isKnownBare: isKnownBare)
    }
    return entries
  }()

  private static func text(ofCodes codes: Substring.UTF8View) -> String {
    var text = String.UnicodeScalarView()
    for code in codes.split(separator: 0x2B) {
      if let value = UInt32(Substring(code), radix: 16), let scalar = Unicode.Scalar(value) {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// What a name stands for when a semicolon follows it.
  static func complete(_ name: [UInt8]) -> String? { entries[name]?.text }

  /// What a name stands for without a semicolon: only the oldest ones do.
  static func withoutSemicolon(_ name: [UInt8]) -> String? {
    guard let entry = entries[name], entry.isKnownBare else { return nil }
    return entry.text
  }

  /// Numbers from 0x80 to 0x9F mean the characters of Windows code page 1252.
  static func windowsCharacter(_ number: UInt32) -> Unicode.Scalar? {
    let index = Int(number) - 0x80
    return windowsCodes.indices.contains(index) ? Unicode.Scalar(windowsCodes[index]) : nil
  }

  private static let windowsCodes: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]
}
