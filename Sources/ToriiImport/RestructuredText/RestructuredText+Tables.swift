extension RestructuredText {
  /// Every row has every column, so that their number is bounded.
  static let maximumColumns = 100

  /// `===  ====`: at least two columns.
  static func isSimpleTableRule(_ line: Line) -> Bool {
    let text = TagRewriter.trimmed(line.text)
    return text.hasPrefix("==") && text.contains(" ")
      && text.allSatisfy { $0 == "=" || $0 == " " }
  }

  mutating func simpleTable(_ lines: [Line], _ index: inout Int) -> [String] {
    let start = index
    let columns = Array(Self.columns(lines[index].text).prefix(Self.maximumColumns))
    index += 1
    var parts: [[[String]]] = [[]]
    while index < lines.count {
      let line = lines[index]
      index += 1
      if Self.isSimpleTableRule(line) {
        if parts.count == 2 || lines.dropFirst(index).first?.isBlank ?? true { break }
        parts.append([])
      } else if !line.isBlank {
        let cells = Self.cells(line.text, columns)
        if cells.first == "", let last = parts[parts.count - 1].indices.last {
          for (column, cell) in cells.enumerated() where !cell.isEmpty {
            parts[parts.count - 1][last][column] += " " + cell
          }
        } else if !line.text.allSatisfy({ $0 == "-" || $0 == " " }) {
          parts[parts.count - 1].append(cells)
        }
      }
    }
    let head = parts.count > 1 ? parts[0] : []
    return table(head: head, rows: parts.count > 1 ? parts[1] : parts[0], lines[start].number)
  }

  private static func columns(_ rule: Substring) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    let characters = Array(rule)
    for (offset, character) in characters.enumerated() {
      if character == "=" {
        start = start ?? offset
      } else if let begin = start {
        result.append(begin..<offset)
        start = nil
      }
    }
    if let start { result.append(start..<characters.count) }
    return result
  }

  /// The last column goes to the end of the line.
  private static func cells(_ text: Substring, _ columns: [Range<Int>]) -> [String] {
    let characters = Array(text)
    return columns.enumerated().map { position, range in
      let end = position + 1 == columns.count ? characters.count : range.upperBound
      let lower = min(range.lowerBound, characters.count)
      return TagRewriter.trimmed(String(characters[lower..<min(max(end, lower), characters.count)]))
    }
  }

  /// A table drawn with `+---+`; one with cells over several columns or rows is only named.
  mutating func gridTable(_ lines: [Line], _ index: inout Int) -> [String] {
    let start = index
    while index < lines.count, lines[index].text.hasPrefix("+") || lines[index].text.hasPrefix("|")
    { index += 1 }
    let drawn = lines[start..<index]
    let border = TagRewriter.trimmed(lines[start].text)
    let widths = border.split(separator: "+").map(\.count)
    if widths.count > Self.maximumColumns {
      return unsupportedTable(lines[start].number, drawn)
    }
    var head: [[String]] = []
    var rows: [[String]] = []
    var cells = widths.map { _ in "" }
    for line in drawn.dropFirst() {
      let text = TagRewriter.trimmed(line.text)
      if text.hasPrefix("+") {
        let isHead = text.contains("=")
        guard text.split(separator: "+").map(\.count) == widths,
          text.allSatisfy({ "+-=".contains($0) })
        else { return unsupportedTable(lines[start].number, drawn) }
        rows.append(cells)
        cells = widths.map { _ in "" }
        if isHead {
          head = rows
          rows = []
        }
      } else {
        let characters = Array(text)
        var offset = 1
        for (column, width) in widths.enumerated() {
          guard offset + width < characters.count, characters[offset + width] == "|" else {
            return unsupportedTable(lines[start].number, drawn)
          }
          let cell = TagRewriter.trimmed(String(characters[offset..<(offset + width)]))
          if !cell.isEmpty { cells[column] += (cells[column].isEmpty ? "" : " ") + cell }
          offset += width + 1
        }
      }
    }
    return table(head: head, rows: rows, lines[start].number)
  }

  private mutating func unsupportedTable(
    _ number: Int, _ drawn: ArraySlice<Line>
  ) -> [String] {
    notes.append((number, "the table has cells over several columns or rows; it is shown as text"))
    return Self.fenced(Array(drawn), language: "")
  }

  mutating func table(
    head: [[String]], rows: [[String]], _ number: Int
  ) -> [String] {
    let width = (head + rows).map(\.count).max() ?? 0
    if width == 0 { return [] }
    func row(_ cells: [String]) -> String {
      let texts = (0..<width).map { $0 < cells.count ? cells[$0] : "" }
      return "| " + texts.joined(separator: " | ") + " |"
    }
    func markdown(_ cells: [String]) -> [String] {
      cells.map { cell in
        var text = ""
        for character in inline(cell, number) {
          if character == "|" {
            text += "\\|"
          } else {
            text.append(character == "\n" ? " " : character)
          }
        }
        return text
      }
    }
    var titles = (0..<width).map { _ in "" }
    for cells in head.map(markdown) {
      for (column, cell) in cells.enumerated() {
        titles[column] += (titles[column].isEmpty ? "" : " ") + cell
      }
    }
    let rule = "|" + String(repeating: " --- |", count: width)
    return [row(titles), rule] + rows.map { row(markdown($0)) }
  }
}
