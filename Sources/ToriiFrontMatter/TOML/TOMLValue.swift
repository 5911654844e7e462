extension TOMLReader {
  /// Reads a value.
  mutating func readValue(depth: Int) throws(DataError) -> DataNode {
    let position = cursor.position
    try budget.charge(at: position)
    switch cursor.byte {
    case UInt8(ascii: "\""):
      let text =
        cursor.startsWith("\"\"\"") ? try readMultilineBasicString() : try readBasicString()
      return DataNode(.string(text), at: position)
    case UInt8(ascii: "'"):
      let text =
        cursor.startsWith("'''") ? try readMultilineLiteralString() : try readLiteralString()
      return DataNode(.string(text), at: position)
    case UInt8(ascii: "["):
      try budget.checkDepth(depth, at: position)
      return DataNode(.sequence(try readArray(depth: depth)), at: position)
    case UInt8(ascii: "{"):
      try budget.checkDepth(depth, at: position)
      return try readInlineTable(depth: depth)
    default:
      return DataNode(try readBareValue(), at: position)
    }
  }

  private mutating func readArray(depth: Int) throws(DataError) -> [DataNode] {
    let opening = cursor.position
    cursor.advance()
    var elements: [DataNode] = []
    while true {
      try skipToContent()
      if cursor.consume("]") { return elements }
      if cursor.isAtEnd { throw unclosed("list", "]", opening) }
      elements.append(try readValue(depth: depth + 1))
      try skipToContent()
      if cursor.consume(",") { continue }
      if cursor.consume("]") { return elements }
      if cursor.isAtEnd { throw unclosed("list", "]", opening) }
      throw fault("Here \",\" or \"]\" is missing before \(cursor.shown).")
    }
  }

  private mutating func readInlineTable(depth: Int) throws(DataError) -> DataNode {
    let opening = cursor.position
    let table = TOMLTable(.header, depth: depth, at: opening)
    cursor.advance()
    skipBlanks()
    if cursor.consume("}") { return table.node }
    while true {
      try readEntry(into: table)
      skipBlanks()
      if cursor.consume("}") { return table.node }
      if cursor.isAtEnd { throw unclosed("inline table", "}", opening) }
      guard cursor.consume(",") else {
        throw fault("Here \",\" or \"}\" is missing before \(cursor.shown).")
      }
      skipBlanks()
      if cursor.byte == UInt8(ascii: "}") {
        throw fault("TOML allows no comma before \"}\"; remove it.")
      }
    }
  }

  private func unclosed(
    _ container: String, _ bracket: String, _ opening: DataPosition
  ) -> DataError {
    DataError("The \(container) that begins here is never closed; add \"\(bracket)\".", at: opening)
  }

  /// Reads a value without quotes or brackets: a truth value, number, date or time.
  private mutating func readBareValue() throws(DataError) -> DataNode.Kind {
    let position = cursor.position
    let start = cursor.offset
    cursor.skip(while: isBareByte)
    skipTimeAfterSpace(from: start)
    let text = cursor.text(from: start)
    switch text {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "inf", "+inf": return .double(.infinity)
    case "-inf": return .double(-.infinity)
    case "nan", "+nan", "-nan": return .double(.nan)
    case "": throw fault("A value is missing before \(cursor.shown); text goes in quotes.")
    default: break
    }
    if TOMLDate.looksLikeOne(text) {
      guard TOMLDate.isValid(text) else {
        throw DataError(
          "\(quoted(text)) is no date or time that exists; write it like 2024-05-31 or"
            + " 2024-05-31T09:30:00Z.", at: position)
      }
      return .date(text)
    }
    return try TOMLNumber.read(text, at: position)
  }

  /// A date and its time may have a space between them instead of a `T`.
  private mutating func skipTimeAfterSpace(from start: Int) {
    guard cursor.offset - start == 10, TOMLDate.looksLikeOne(cursor.text(from: start)),
      cursor.byte == 0x20, let digit = cursor.byte(ahead: 1), isDigit(digit)
    else { return }
    cursor.advance()
    cursor.skip(while: isBareByte)
  }
}

private func isBareByte(_ byte: UInt8) -> Bool {
  isLetter(byte) || isDigit(byte) || "+-._:".utf8.contains(byte)
}
