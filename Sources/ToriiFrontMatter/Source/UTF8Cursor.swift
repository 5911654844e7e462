/// A place in UTF-8 text that moves forward and knows its line and column.
///
/// Readers look at single bytes: all that JSON and TOML give meaning to is ASCII.
struct UTF8Cursor {
  let bytes: [UInt8]
  let end: Int
  private(set) var offset: Int
  private(set) var position: DataPosition

  init(_ source: SourceText) {
    bytes = source.bytes
    offset = source.range.lowerBound
    end = source.range.upperBound
    position = source.start
  }

  /// The byte under the cursor; `nil` at the end.
  var byte: UInt8? { offset < end ? bytes[offset] : nil }

  var isAtEnd: Bool { offset >= end }

  /// The byte some places ahead; `nil` beyond the end.
  func byte(ahead distance: Int) -> UInt8? {
    distance < end - offset ? bytes[offset + distance] : nil
  }

  mutating func advance() {
    guard let byte else { return }
    offset += 1
    let endsLine = byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isAtLineFeed)
    if endsLine {
      position = DataPosition(line: position.line + 1, column: 1)
    } else if byte & 0xC0 != 0x80 {
      position.column += 1
    }
  }

  mutating func advance(_ count: Int) {
    for _ in 0..<count { advance() }
  }

  /// Moves past a byte if it is the one under the cursor.
  mutating func consume(_ wanted: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: wanted) else { return false }
    advance()
    return true
  }

  mutating func skip(while matches: (UInt8) -> Bool) {
    while let byte, matches(byte) { advance() }
  }

  func startsWith(_ text: StaticString) -> Bool {
    guard text.utf8CodeUnitCount <= end - offset else { return false }
    return text.withUTF8Buffer { bytes[offset...].starts(with: $0) }
  }

  /// The text between an earlier offset and the cursor.
  func text(from start: Int) -> String {
    String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// What is under the cursor, in words for a message.
  var shown: String {
    guard let byte else { return "the end of the text" }
    if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return "the end of the line" }
    let next = bytes[offset..<min(end, offset + 4)]
    return String(decoding: next, as: UTF8.self).unicodeScalars.first.map(quoted) ?? ""
  }

  private var isAtLineFeed: Bool { byte == UInt8(ascii: "\n") }
}

/// A scalar in quotes, or its number when printing it would upset a terminal.
func quoted(_ scalar: Unicode.Scalar) -> String {
  switch scalar {
  case "\"": return "a quote"
  case "\t": return "a tab"
  case " ": return "a space"
  default: break
  }
  guard isControl(scalar) || scalar.properties.generalCategory == .format else {
    return "\"\(scalar)\""
  }
  let number = String(scalar.value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
}

/// A name in quotes, cut when it is long, with no control characters.
func quoted(_ name: String) -> String {
  var result = "\""
  for (count, scalar) in name.unicodeScalars.enumerated() {
    guard count < 60 else {
      result += "..."
      break
    }
    if isControl(scalar) {
      result += "?"
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
}
