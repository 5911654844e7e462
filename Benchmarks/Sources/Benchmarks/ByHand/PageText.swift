/// Text as pages show it, escaped. What is ASCII, as most of it is, is changed byte by byte.
extension PageWriter where Self: ~Copyable {
  /// Writes the start of a text, up to the end of a word, with dots after it; the whole text where it
  /// is not much longer than that. As the filter `truncate` has it.
  mutating func write(truncating text: String, to length: Int) {
    var text = text
    text.withUTF8 { bytes in
      guard let end = Self.end(ofCharacters: length - 3, in: bytes, from: 0),
        Self.end(ofCharacters: 9, in: bytes, from: end) != nil
      else { return write(escaping: bytes) }
      let lastSpace = bytes[..<end].lastIndex(of: UInt8(ascii: " "))
      write(escaping: UnsafeBufferPointer(rebasing: bytes[..<(lastSpace ?? end)]))
      write("...")
    }
  }

  /// Writes a text with a capital for every word.
  mutating func write(capitalizing text: String) {
    var bytes = Array(text.utf8)
    var isStart = true
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z") where isStart: bytes[index] = byte - 0x20
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !isStart: bytes[index] = byte + 0x20
      case 0x80...: return write(escaping: Self.capitalizedBeyondASCII(text))
      default: break
      }
      isStart = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
    }
    bytes.withUnsafeBufferPointer { write(escaping: $0) }
  }

  /// Writes a text as part of an address.
  mutating func write(addressOf text: String) {
    var bytes = Array(text.lowercased().utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: " ") {
      bytes[index] = UInt8(ascii: "-")
    }
    bytes.withUnsafeBufferPointer { write(escaping: $0) }
  }

  private static func capitalizedBeyondASCII(_ text: String) -> String {
    var result = ""
    var isStart = true
    for character in text {
      result += isStart ? character.uppercased() : character.lowercased()
      isStart = character == " " || character == "-"
    }
    return result
  }

  /// Where a number of characters ends that begin at a place; nil where there are fewer.
  private static func end(
    ofCharacters count: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    // There are no more characters than bytes: most short texts need no more than this.
    guard bytes.count - start >= count else { return nil }
    var rest = count
    for index in start..<bytes.count where bytes[index] & 0xC0 != 0x80 {
      if rest == 0 { return index }
      rest -= 1
    }
    return rest == 0 ? bytes.count : nil
  }
}
