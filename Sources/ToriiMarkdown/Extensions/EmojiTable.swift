/// GitHub's names of emoji.
struct EmojiTable: Sendable {
  static let shared = EmojiTable()
  static let longestName = 64

  private let emojiByName: [String: Range<Int>]
  private let bytes: [UInt8]

  private init() {
    let names = Self.names
    let bytes = Array(
      UnsafeBufferPointer(start: names.utf8Start, count: names.utf8CodeUnitCount))
    var table: [String: Range<Int>] = [:]
    table.reserveCapacity(2000)
    var emoji = 0..<0
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, !bytes[end].isASCIIWhitespace { end += 1 }
      if bytes[start..<end].contains(where: { $0 >= 0x80 }) {
        emoji = start..<end
      } else if end > start {
        table[String(decoding: bytes[start..<end], as: UTF8.self)] = emoji
      }
      start = end + 1
    }
    self.bytes = bytes
    emojiByName = table
  }

  func emoji(named name: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    emojiByName[String(decoding: name, as: UTF8.self)].map { bytes[$0] }
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == ASCII.underscore || byte == ASCII.plus
      || byte == ASCII.hyphen
  }
}
