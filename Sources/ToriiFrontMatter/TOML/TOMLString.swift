private let quote = UInt8(ascii: "\"")
private let apostrophe = UInt8(ascii: "'")
private let backslash = UInt8(ascii: "\\")

extension TOMLReader {
  /// Reads `"text"`, which may have escapes.
  mutating func readBasicString() throws(DataError) -> String {
    let opening = cursor.position
    cursor.advance()
    var text = ""
    while true {
      let start = cursor.offset
      cursor.skip { $0 != quote && $0 != backslash && !isControlInTOML($0) }
      text += cursor.text(from: start)
      switch cursor.byte {
      case quote:
        cursor.advance()
        return text
      case backslash: try readEscape(into: &text)
      default: throw textFault(opening)
      }
    }
  }

  /// Reads `'text'`, which has no escapes.
  mutating func readLiteralString() throws(DataError) -> String {
    let opening = cursor.position
    cursor.advance()
    let start = cursor.offset
    cursor.skip { $0 != apostrophe && !isControlInTOML($0) }
    let text = cursor.text(from: start)
    guard cursor.consume("'") else { throw textFault(opening) }
    return text
  }

  /// Reads text between three double quotes.
  mutating func readMultilineBasicString() throws(DataError) -> String {
    let opening = cursor.position
    cursor.advance(3)
    _ = skipLineBreak()
    var text = ""
    while true {
      let start = cursor.offset
      cursor.skip { $0 != quote && $0 != backslash && !isControlInTOML($0) }
      text += cursor.text(from: start)
      switch cursor.byte {
      case quote:
        if closeMultiline(quote, "\"", into: &text) { return text }
      case backslash:
        if !skipFoldedLines() { try readEscape(into: &text) }
      default:
        try readLineBreak(into: &text, opening: opening)
      }
    }
  }

  /// Reads text between three single quotes.
  mutating func readMultilineLiteralString() throws(DataError) -> String {
    let opening = cursor.position
    cursor.advance(3)
    _ = skipLineBreak()
    var text = ""
    while true {
      let start = cursor.offset
      cursor.skip { $0 != apostrophe && !isControlInTOML($0) }
      text += cursor.text(from: start)
      if cursor.byte == apostrophe {
        if closeMultiline(apostrophe, "'", into: &text) { return text }
      } else {
        try readLineBreak(into: &text, opening: opening)
      }
    }
  }

  /// Reads up to five quotes: one or two belong to the text, three end it.
  private mutating func closeMultiline(
    _ mark: UInt8, _ character: Unicode.Scalar, into text: inout String
  ) -> Bool {
    var count = 0
    while count < 5, cursor.byte == mark {
      cursor.advance()
      count += 1
    }
    for _ in 0..<(count < 3 ? count : count - 3) { text.unicodeScalars.append(character) }
    return count >= 3
  }

  private mutating func readLineBreak(
    into text: inout String, opening: DataPosition
  ) throws(DataError) {
    guard skipLineBreak() else { throw textFault(opening) }
    text.unicodeScalars.append("\n")
  }

  /// Skips a backslash at the end of a line and the white space that it removes.
  private mutating func skipFoldedLines() -> Bool {
    var ahead = cursor
    ahead.advance()
    ahead.skip { $0 == 0x20 || $0 == 0x09 }
    guard ahead.byte == 0x0A || ahead.startsWith("\r\n") else { return false }
    while ahead.byte == 0x20 || ahead.byte == 0x09 || ahead.byte == 0x0A
      || ahead.startsWith("\r\n")
    {
      ahead.advance()
    }
    cursor = ahead
    return true
  }

  private mutating func readEscape(into text: inout String) throws(DataError) {
    let position = cursor.position
    cursor.advance()
    let replacement: Unicode.Scalar
    switch cursor.byte {
    case UInt8(ascii: "u"): return try readUnicodeEscape(digits: 4, into: &text, at: position)
    case UInt8(ascii: "U"): return try readUnicodeEscape(digits: 8, into: &text, at: position)
    case quote: replacement = "\""
    case backslash: replacement = "\\"
    case UInt8(ascii: "b"): replacement = "\u{8}"
    case UInt8(ascii: "t"): replacement = "\t"
    case UInt8(ascii: "n"): replacement = "\n"
    case UInt8(ascii: "f"): replacement = "\u{C}"
    case UInt8(ascii: "r"): replacement = "\r"
    default:
      throw DataError(
        "TOML has no escape of \"\\\" with \(cursor.shown); write a backslash as \\\\,"
          + " or use single quotes.", at: position)
    }
    cursor.advance()
    text.unicodeScalars.append(replacement)
  }

  private mutating func readUnicodeEscape(
    digits: Int, into text: inout String, at position: DataPosition
  ) throws(DataError) {
    cursor.advance()
    guard let number = cursor.readHex(digits: digits) else {
      throw DataError("\(digits) hexadecimal digits are missing in the escape.", at: position)
    }
    try append(number, to: &text, at: position)
  }

  private func textFault(_ opening: DataPosition) -> DataError {
    switch cursor.byte {
    case nil:
      DataError("The text that begins here is never closed; add the closing quote.", at: opening)
    case 0x0A, 0x0D:
      DataError(
        "The text that begins here is not closed on its line; add the closing quote, or use"
          + " three quotes for text of several lines.", at: opening)
    default: fault("Text cannot contain \(cursor.shown) as it is; write it as an escape.")
    }
  }
}
