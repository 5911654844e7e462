/// Reads the lines of GFM tables.
enum TableScanner {
  /// A cheap look at a whole document.
  static func mayHoldTable(_ source: [UInt8]) -> Bool {
    ByteSearch.contains(ASCII.pipe, in: source)
      || ByteSearch.contains(ASCII.colon, in: source) { bytes, index in
        (index > 0 && bytes[index - 1] == ASCII.hyphen)
          || (index + 1 < bytes.count && bytes[index + 1] == ASCII.hyphen)
      }
  }

  /// Whether a line, quote markers included, consists of what delimiter rows consist of.
  static func mayBeDelimiterRow(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    var hasHyphen = false
    var hasBorder = false
    for index in line {
      switch source[index] {
      case ASCII.hyphen: hasHyphen = true
      case ASCII.pipe, ASCII.colon: hasBorder = true
      case ASCII.space, ASCII.tab, ASCII.greaterThan: break
      default: return false
      }
    }
    return hasHyphen && hasBorder
  }

  /// The columns that a delimiter row declares, nil if the line is none.
  static func alignments(_ source: [UInt8], _ line: Range<Int>) -> [MarkdownNode.Alignment]? {
    var result: [MarkdownNode.Alignment] = []
    for cell in cells(source, line) {
      var range = cell
      let isLeft = !range.isEmpty && source[range.lowerBound] == ASCII.colon
      if isLeft { range = (range.lowerBound + 1)..<range.upperBound }
      let isRight = !range.isEmpty && source[range.upperBound - 1] == ASCII.colon
      if isRight { range = range.lowerBound..<(range.upperBound - 1) }
      guard !range.isEmpty, source[range].allSatisfy({ $0 == ASCII.hyphen }) else { return nil }
      switch (isLeft, isRight) {
      case (true, true): result.append(.center)
      case (true, false): result.append(.left)
      case (false, true): result.append(.right)
      case (false, false): result.append(.none)
      }
    }
    return result.isEmpty ? nil : result
  }

  /// The cells of a row, trimmed. A pipe behind a backslash divides nothing.
  static func cells(_ source: [UInt8], _ line: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    result.reserveCapacity(4)
    var index = line.lowerBound
    let end = line.upperBound
    if index < end, source[index] == ASCII.pipe { index += 1 }
    while index < end {
      let start = index
      while index < end,
        source[index] != ASCII.pipe || (index > start && source[index - 1] == ASCII.backslash)
      {
        index += 1
      }
      let cell = trim(source, start..<index)
      let isClosed = index < end
      if !isClosed, cell.isEmpty { break }
      result.append(cell)
      index += 1
    }
    return result
  }

  /// Whether a line that goes on a paragraph begins a block that a table row cannot be.
  static func endsTable(_ source: [UInt8], _ row: ContainerPrefixes.Content) -> Bool {
    guard row.text < row.end, row.indentation <= 3 else { return true }
    let line = row.text..<row.end
    if line.count == 1, source[row.text] == ASCII.pipe { return true }
    switch source[row.text] {
    case ASCII.hyphen, ASCII.plus, ASCII.asterisk:
      if line.count == 1 || source[row.text + 1].isBlank { return true }
      return source[row.text] == ASCII.hyphen && isThematicBreak(source, line)
    case 0x30...0x39:
      var index = row.text
      while index < row.end, source[index].isASCIIDigit { index += 1 }
      guard index - row.text <= 9, index < row.end,
        source[index] == ASCII.period || source[index] == ASCII.rightParenthesis
      else { return false }
      return index + 1 == row.end || source[index + 1].isBlank
    case ASCII.lessThan:
      return isHTMLTag(source, line)
    default:
      return false
    }
  }

  /// Whether a line can underline a heading.
  static func isUnderline(_ source: [UInt8], _ line: ContainerPrefixes.Content) -> Bool {
    guard line.indentation <= 3, line.text < line.end else { return false }
    let byte = source[line.text]
    guard byte == ASCII.equals || byte == ASCII.hyphen else { return false }
    let rest = source[line.text..<line.end].drop { $0 == byte }
    return rest.allSatisfy(\.isBlank)
  }

  private static func isThematicBreak(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    var hyphens = 0
    for index in line {
      if source[index] == ASCII.hyphen {
        hyphens += 1
      } else if !source[index].isBlank {
        return false
      }
    }
    return hyphens >= 3
  }

  /// Whether the line is a single tag and nothing else: an HTML block that may not interrupt
  /// paragraphs but does end tables.
  private static func isHTMLTag(_ source: [UInt8], _ line: Range<Int>) -> Bool {
    let text = trim(source, line)
    guard text.count >= 3, source[text.upperBound - 1] == ASCII.greaterThan else { return false }
    let inner = source[(text.lowerBound + 1)..<(text.upperBound - 1)]
    guard let first = inner.first, first.isASCIILetter || first == ASCII.slash else { return false }
    var quotedBy: UInt8?
    for byte in inner {
      if let quote = quotedBy {
        if byte == quote { quotedBy = nil }
      } else if byte == ASCII.quote || byte == ASCII.apostrophe {
        quotedBy = byte
      } else if byte == ASCII.lessThan || byte == ASCII.greaterThan || byte == ASCII.colon
        || byte == ASCII.at
      {
        return false
      }
    }
    return quotedBy == nil
  }

  private static func trim(_ source: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = min(range.upperBound, source.count)
    while start < end, isCellSpace(source[start]) { start += 1 }
    while end > start, isCellSpace(source[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isCellSpace(_ byte: UInt8) -> Bool {
    byte.isBlank || byte == 0x0B || byte == 0x0C
  }
}
