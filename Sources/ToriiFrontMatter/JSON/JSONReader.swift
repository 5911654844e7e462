/// Reads one JSON value, strictly as in RFC 8259.
struct JSONReader {
  private var cursor: UTF8Cursor
  private var budget: NodeBudget

  init(_ source: SourceText, limits: DataLimits) {
    cursor = UTF8Cursor(source)
    budget = NodeBudget(limits)
  }

  /// Reads the value and refuses anything but white space after it.
  mutating func readDocument() throws(DataError) -> DataNode {
    skipWhitespace()
    let node = try readValue(depth: 1)
    skipWhitespace()
    guard cursor.isAtEnd else {
      throw fault(
        "After the end of the JSON value nothing may follow, but here is \(cursor.shown).")
    }
    return node
  }

  private mutating func readValue(depth: Int) throws(DataError) -> DataNode {
    let position = cursor.position
    try budget.charge(at: position)
    switch cursor.byte {
    case UInt8(ascii: "{"):
      try budget.checkDepth(depth, at: position)
      return DataNode(.mapping(try readObject(depth: depth)), at: position)
    case UInt8(ascii: "["):
      try budget.checkDepth(depth, at: position)
      return DataNode(.sequence(try readArray(depth: depth)), at: position)
    case UInt8(ascii: "\""):
      return DataNode(.string(try readString()), at: position)
    case .some(let byte) where isDigit(byte) || byte == UInt8(ascii: "-"):
      return DataNode(try readNumber(), at: position)
    default:
      return DataNode(try readWord(), at: position)
    }
  }

  private mutating func readArray(depth: Int) throws(DataError) -> [DataNode] {
    let opening = cursor.position
    cursor.advance()
    skipWhitespace()
    var elements: [DataNode] = []
    if cursor.consume("]") { return elements }
    while true {
      elements.append(try readValue(depth: depth + 1))
      skipWhitespace()
      if cursor.consume("]") { return elements }
      try readComma(in: "list", closedBy: "]", opening: opening)
    }
  }

  private mutating func readObject(depth: Int) throws(DataError) -> [DataNode.Entry] {
    let opening = cursor.position
    cursor.advance()
    skipWhitespace()
    var entries: [DataNode.Entry] = []
    var keys = KeySet()
    if cursor.consume("}") { return entries }
    while true {
      let position = cursor.position
      guard cursor.byte == UInt8(ascii: "\"") else { throw keyFault(opening: opening) }
      let key = try readString()
      try keys.insert(key, at: position)
      skipWhitespace()
      guard cursor.consume(":") else {
        throw fault("A \":\" must follow the key \(quoted(key)), but here is \(cursor.shown).")
      }
      skipWhitespace()
      let value = try readValue(depth: depth + 1)
      entries.append(DataNode.Entry(key: key, keyPosition: position, value: value))
      skipWhitespace()
      if cursor.consume("}") { return entries }
      try readComma(in: "object", closedBy: "}", opening: opening)
    }
  }

  private mutating func readComma(
    in container: String, closedBy bracket: Unicode.Scalar, opening: DataPosition
  ) throws(DataError) {
    guard cursor.consume(",") else {
      if cursor.isAtEnd { throw unclosed(container, bracket, opening) }
      throw fault("Here \",\" or \"\(bracket)\" is missing before \(cursor.shown).")
    }
    skipWhitespace()
    if cursor.byte == UInt8(ascii: bracket) {
      throw fault("JSON allows no comma before \"\(bracket)\"; remove it.")
    }
    if cursor.isAtEnd { throw unclosed(container, bracket, opening) }
  }

  private mutating func skipWhitespace() {
    cursor.skip { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }
}

extension JSONReader {
  private mutating func readNumber() throws(DataError) -> DataNode.Kind {
    let position = cursor.position
    let start = cursor.offset
    _ = cursor.consume("-")
    let startsWithZero = cursor.byte == UInt8(ascii: "0")
    let digitsStart = cursor.offset
    try readDigits()
    if startsWithZero, cursor.offset > digitsStart + 1 {
      throw DataError(
        "A JSON number cannot begin with 0; remove the zero or put the value in quotes.",
        at: position)
    }
    var isWhole = true
    if cursor.consume(".") {
      isWhole = false
      try readDigits()
    }
    if cursor.consume("e") || cursor.consume("E") {
      isWhole = false
      if !cursor.consume("+") { _ = cursor.consume("-") }
      try readDigits()
    }
    let text = cursor.text(from: start)
    if isWhole { return .int(try NumberText.int(text, at: position)) }
    return .double(try NumberText.double(text, at: position))
  }

  private mutating func readDigits() throws(DataError) {
    guard let byte = cursor.byte, isDigit(byte) else {
      throw fault("A digit is missing in the number before \(cursor.shown).")
    }
    cursor.skip(while: isDigit)
  }

  private mutating func readWord() throws(DataError) -> DataNode.Kind {
    let position = cursor.position
    let start = cursor.offset
    let shown = cursor.shown
    cursor.skip { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
    switch cursor.text(from: start) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case "" where cursor.isAtEnd:
      throw DataError("The JSON ends here, where a value must follow; add it.", at: position)
    case "":
      throw DataError(
        "Here a JSON value is missing: text goes in double quotes, and \(shown) begins no value.",
        at: position)
    case let word:
      throw DataError(
        "The word \(quoted(word)) is no JSON value; put text in double quotes.", at: position)
    }
  }

  private func keyFault(opening: DataPosition) -> DataError {
    if cursor.isAtEnd { return unclosed("object", "}", opening) }
    return fault("A key in double quotes is missing before \(cursor.shown).")
  }

  private func unclosed(
    _ container: String, _ bracket: Unicode.Scalar, _ opening: DataPosition
  ) -> DataError {
    DataError("The \(container) that begins here is never closed; add \"\(bracket)\".", at: opening)
  }

  private func fault(_ message: String) -> DataError { DataError(message, at: cursor.position) }
}

extension JSONReader {
  private mutating func readString() throws(DataError) -> String {
    let opening = cursor.position
    cursor.advance()
    var text = ""
    while true {
      let start = cursor.offset
      cursor.skip { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
      text += cursor.text(from: start)
      switch cursor.byte {
      case UInt8(ascii: "\""):
        cursor.advance()
        return text
      case UInt8(ascii: "\\"):
        try readEscape(into: &text)
      case nil, 0x0A, 0x0D:
        throw DataError(
          "The text that begins here is not closed on its line; add a quote,"
            + " and write a line break as \\n.", at: opening)
      default:
        throw fault("JSON text cannot contain \(cursor.shown) as it is; write it as an escape.")
      }
    }
  }

  private mutating func readEscape(into text: inout String) throws(DataError) {
    let position = cursor.position
    cursor.advance()
    if cursor.consume("u") {
      return try append(try readUnicodeEscape(at: position), to: &text, at: position)
    }
    let replacement: Unicode.Scalar
    switch cursor.byte {
    case UInt8(ascii: "\""): replacement = "\""
    case UInt8(ascii: "\\"): replacement = "\\"
    case UInt8(ascii: "/"): replacement = "/"
    case UInt8(ascii: "b"): replacement = "\u{8}"
    case UInt8(ascii: "f"): replacement = "\u{C}"
    case UInt8(ascii: "n"): replacement = "\n"
    case UInt8(ascii: "r"): replacement = "\r"
    case UInt8(ascii: "t"): replacement = "\t"
    default:
      throw DataError(
        "JSON has no escape of \"\\\" with \(cursor.shown); write a backslash as \\\\.",
        at: position)
    }
    cursor.advance()
    text.unicodeScalars.append(replacement)
  }

  /// Characters beyond U+FFFF are written as two escapes, a high and a low surrogate.
  private mutating func readUnicodeEscape(at position: DataPosition) throws(DataError) -> UInt32 {
    guard let first = cursor.readHex(digits: 4) else {
      throw DataError("Four hexadecimal digits must follow \\u.", at: position)
    }
    guard (0xD800..<0xDC00).contains(first), cursor.startsWith("\\u") else { return first }
    var ahead = cursor
    ahead.advance(2)
    guard let second = ahead.readHex(digits: 4), (0xDC00..<0xE000).contains(second) else {
      return first
    }
    cursor = ahead
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
  }
}
