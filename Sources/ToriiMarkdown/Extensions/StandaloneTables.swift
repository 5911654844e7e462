/// Finds tables that stand by themselves between blank lines, outside of lists and quotes, before
/// libcmark has read anything: most documents then need one parse only.
///
/// It says what is in a document only where that is certain: where all tables stand so, each of their
/// lines begins with a pipe, and no HTML or indented fence can make code of them.
struct StandaloneTables {
  /// What a document holds.
  enum Finding {
    case noTables
    case tables([Table])
    case unknown
  }

  struct Table {
    /// The number of the header's line, counted from 1.
    let line: Int
    /// The lines without their ends: header, delimiter row and all others.
    var lines: [Range<Int>]
  }

  private let source: [UInt8]
  private var tables: [Table] = []
  /// The byte and length of the fence that is open.
  private var fence: (byte: UInt8, count: Int)?
  private var number = 0
  private var wasBlank = true
  /// Whether HTML may go on to the next blank line.
  private var isInHTML = false
  /// The lines of the paragraph that is being read, where all of them begin with a pipe.
  private var pipes: Table?

  static func find(in source: [UInt8]) -> Finding {
    if ByteSearch.contains(ASCII.carriageReturn, in: source) { return .unknown }
    var finder = StandaloneTables(source: source)
    guard finder.run() else { return .unknown }
    return finder.tables.isEmpty ? .noTables : .tables(finder.tables)
  }

  private init(source: [UInt8]) { self.source = source }

  /// False where something is uncertain.
  private mutating func run() -> Bool {
    var start = 0
    while start < source.count {
      let end = source.withUnsafeBufferPointer {
        ByteSearch.first(ASCII.newline, in: $0, from: start, to: $0.count)
      }
      number += 1
      guard read(start..<end) else { return false }
      start = end + 1
    }
    return endParagraph()
  }

  private mutating func read(_ line: Range<Int>) -> Bool {
    var text = line.lowerBound
    while text < line.upperBound, source[text] == ASCII.space { text += 1 }
    let indentation = text - line.lowerBound
    while text < line.upperBound, source[text].isBlank { text += 1 }
    if let fence {
      if indentation <= 3, closes(fence, text..<line.upperBound) { self.fence = nil }
      return true
    }
    guard text < line.upperBound else {
      (wasBlank, isInHTML) = (true, false)
      return endParagraph()
    }
    defer { wasBlank = false }
    if text == line.lowerBound, source[text] == ASCII.pipe {
      if wasBlank {
        pipes = Table(line: number, lines: [line])
        return !TableScanner.mayBeDelimiterRow(source, line)
      }
      if pipes != nil {
        pipes?.lines.append(line)
        return true
      }
    } else if let pipes {
      // A table that ends without a blank line, or none at all.
      self.pipes = nil
      return !pipes.lines.contains { TableScanner.mayBeDelimiterRow(source, $0) }
        && readOther(line, text)
    }
    return readOther(line, text)
  }

  /// Reads a line that begins with no pipe, or that goes on a paragraph of other lines.
  private mutating func readOther(_ line: Range<Int>, _ text: Int) -> Bool {
    // What is indented by a tab is indented like code.
    let isFlush = text == line.lowerBound
    let mayBegin = text - line.lowerBound <= 3 && source[text - (isFlush ? 0 : 1)] != ASCII.tab
    switch source[text] {
    case ASCII.backtick, ASCII.tilde:
      guard mayBegin, let count = fenceCount(text..<line.upperBound) else { return true }
      fence = (source[text], count)
      // An indented fence may belong to a list, and there are none in HTML.
      return isFlush && !isInHTML
    case ASCII.lessThan:
      isInHTML = true
      return !mayBegin || !mayBeginLongHTML(text..<line.upperBound)
    case ASCII.hyphen, ASCII.colon, ASCII.pipe, ASCII.greaterThan:
      return !TableScanner.mayBeDelimiterRow(source, line)
    default:
      return true
    }
  }

  /// Ends a paragraph at a blank line; false if a part of it is perhaps a table.
  private mutating func endParagraph() -> Bool {
    guard let table = pipes else { return true }
    pipes = nil
    guard table.lines.count >= 2 else { return true }
    guard TableScanner.mayBeDelimiterRow(source, table.lines[1]) else {
      return !table.lines.contains { TableScanner.mayBeDelimiterRow(source, $0) }
    }
    // A pipe alone ends a table.
    guard table.lines.allSatisfy({ !isPipeAlone($0) }) else { return false }
    tables.append(table)
    return true
  }

  private func isPipeAlone(_ line: Range<Int>) -> Bool {
    source[line].dropFirst().allSatisfy(\.isBlank)
  }

  private func fenceCount(_ text: Range<Int>) -> Int? {
    let count = source[text].prefix { $0 == source[text.lowerBound] }.count
    guard count >= 3 else { return nil }
    let info = source[(text.lowerBound + count)..<text.upperBound]
    return source[text.lowerBound] == ASCII.backtick && info.contains(ASCII.backtick) ? nil : count
  }

  private func closes(_ fence: (byte: UInt8, count: Int), _ text: Range<Int>) -> Bool {
    let count = source[text].prefix { $0 == fence.byte }.count
    return count >= fence.count
      && source[(text.lowerBound + count)..<text.upperBound].allSatisfy(\.isBlank)
  }

  /// Whether a tag begins HTML that a blank line does not end. A comment that ends on its line does
  /// not.
  private func mayBeginLongHTML(_ text: Range<Int>) -> Bool {
    let name = text.lowerBound + 1
    if source.has("!--", at: name) {
      let rest = source[min(name + 3, text.upperBound)..<text.upperBound]
      var bytes = rest.startIndex
      while bytes + 2 < rest.endIndex {
        if source.has("-->", at: bytes) { return false }
        bytes += 1
      }
      return true
    }
    guard name < text.upperBound, source[name] != ASCII.exclamation, source[name] != ASCII.question
    else { return true }
    let names: [StaticString] = ["script", "pre", "style", "textarea"]
    return names.contains { source.hasIgnoringCase($0, at: name) }
  }
}

extension TableCollection {
  /// Takes tables out of the source: each becomes a comment of as many lines. Nil, and nothing is
  /// taken, if one of them is none.
  mutating func take(_ found: [StandaloneTables.Table], from source: [UInt8]) -> [UInt8]? {
    var taken = self
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var copied = 0
    for lines in found {
      let header = TableScanner.cells(source, lines.lines[0])
      guard let alignments = TableScanner.alignments(source, lines.lines[1]),
        alignments.count == header.count
      else { return nil }
      var table = Table(line: lines.line, alignments: alignments)
      taken.addRow(header, of: source, line: lines.line, to: &table)
      result.append(contentsOf: source[copied..<lines.lines[0].lowerBound])
      result.append("<!--\n")
      for (index, row) in lines.lines.enumerated().dropFirst(2) {
        taken.addRow(
          TableScanner.cells(source, row), of: source, line: lines.line + index, to: &table)
        result.append(".\n")
      }
      result.append("-->")
      copied = lines.lines[lines.lines.count - 1].upperBound
      taken.add(table)
    }
    result.append(contentsOf: source[copied...])
    self = taken
    return result
  }
}
