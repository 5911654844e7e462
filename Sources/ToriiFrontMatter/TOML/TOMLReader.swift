/// Reads a TOML 1.0 document.
///
/// Our own reader, because toml++ as TOMLKit wraps it gives values neither positions nor the order
/// of the source, cuts text at NUL, never frees a document, and overflows the stack on a key of
/// many dots.
struct TOMLReader {
  var cursor: UTF8Cursor
  var budget: NodeBudget
  private let root: TOMLTable
  /// The table of the last header, which the lines below it fill.
  private var current: TOMLTable

  init(_ source: SourceText, limits: DataLimits) {
    cursor = UTF8Cursor(source)
    budget = NodeBudget(limits)
    root = TOMLTable(.header, depth: 1, at: source.start)
    current = root
  }

  /// Reads the whole text into one mapping.
  mutating func readDocument() throws(DataError) -> DataNode {
    while true {
      skipBlanks()
      switch cursor.byte {
      case nil: return root.node
      case UInt8(ascii: "["): try readHeader()
      case UInt8(ascii: "#"), 0x0A, 0x0D: break
      default: try readEntry(into: current)
      }
      try readLineEnd()
    }
  }

  /// Reads `key = value` into a table; the key may have dots.
  mutating func readEntry(into table: TOMLTable) throws(DataError) {
    let path = try readKeyPath()
    guard cursor.consume("=") else {
      throw fault(
        "A \"=\" must follow the key \(quoted(path.last.text)), but here is \(cursor.shown).")
    }
    skipBlanks()
    var owner = table
    for key in path.parents {
      owner = try owner.dottedTable(key, budget: &budget)
    }
    let value = try readValue(depth: owner.depth + 1)
    try owner.add(path.last, value)
  }

  /// Reads `[table]` or `[[table]]`.
  private mutating func readHeader() throws(DataError) {
    let position = cursor.position
    cursor.advance()
    let isArray = cursor.consume("[")
    let path = try readKeyPath()
    guard cursor.consume("]"), !isArray || cursor.consume("]") else {
      throw fault(
        "The table header is not closed; add \"\(isArray ? "]]" : "]")\" before \(cursor.shown).")
    }
    var owner = root
    for key in path.parents {
      owner = try owner.headerParent(key, budget: &budget)
    }
    current =
      isArray
      ? try owner.appendTable(path.last, at: position, budget: &budget)
      : try owner.headerTable(path.last, at: position, budget: &budget)
  }

  /// Reads what may follow on a line: blanks, a comment, the line break.
  private mutating func readLineEnd() throws(DataError) {
    skipBlanks()
    try skipComment()
    guard cursor.isAtEnd || skipLineBreak() else {
      throw fault("The line must end here, but there is \(cursor.shown); begin a new line.")
    }
  }
}

extension TOMLReader {
  mutating func skipBlanks() {
    cursor.skip { $0 == 0x20 || $0 == 0x09 }
  }

  /// Skips blanks, comments and line breaks, as lists may contain.
  mutating func skipToContent() throws(DataError) {
    repeat {
      skipBlanks()
      try skipComment()
    } while skipLineBreak()
  }

  private mutating func skipComment() throws(DataError) {
    guard cursor.byte == UInt8(ascii: "#") else { return }
    cursor.skip { !isControlInTOML($0) }
    guard cursor.isAtEnd || cursor.byte == 0x0A || cursor.startsWith("\r\n") else {
      throw fault("A comment cannot contain \(cursor.shown); remove it.")
    }
  }

  mutating func skipLineBreak() -> Bool {
    if cursor.startsWith("\r\n") { cursor.advance() }
    return cursor.consume("\n")
  }

  func fault(_ message: String) -> DataError { DataError(message, at: cursor.position) }
}

/// Whether TOML allows a byte neither in comments nor in text: controls other than the tab.
func isControlInTOML(_ byte: UInt8) -> Bool { (byte < 0x20 && byte != 0x09) || byte == 0x7F }
