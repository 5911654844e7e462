extension RestructuredText {
  /// `list-table` and `csv-table`: rows that are written as lists or as values between commas.
  mutating func dataTable(_ directive: Directive) -> [String] {
    if directive.option("file") != nil || directive.option("url") != nil {
      notes.append((directive.line, "the table's file is not carried"))
      return []
    }
    let rows =
      directive.name == "csv-table"
      ? Self.values(directive.content) : Self.listRows(directive.content)
    var head = directive.option("header").map { Self.row(Substring($0)) }.map { [$0] } ?? []
    let count = directive.option("header-rows").flatMap { Int($0) } ?? 0
    let taken = min(max(count, 0), min(1, rows.count))
    if head.isEmpty { head = Array(rows.prefix(taken)) }
    let lines = table(head: head, rows: Array(rows.dropFirst(taken)), directive.line)
    if directive.argument.isEmpty { return lines }
    return ["**" + inline(directive.argument, directive.line) + "**", ""] + lines
  }

  /// `* -` begins a row, `-` a cell; indented lines go on.
  private static func listRows(_ lines: [Line]) -> [[String]] {
    var rows: [[String]] = []
    for line in lines where !line.isBlank {
      var text = line.text.drop { $0 == " " }
      if line.indent == 0, text.hasPrefix("* ") {
        rows.append([])
        text = text.dropFirst().drop { $0 == " " }
      }
      guard let row = rows.indices.last else { continue }
      if text.hasPrefix("- ") || text == "-", rows[row].count < maximumColumns {
        rows[row].append(TagRewriter.trimmed(text.dropFirst()))
      } else if let cell = rows[row].indices.last {
        rows[row][cell] += " " + TagRewriter.trimmed(text)
      }
    }
    return rows
  }

  private static func values(_ lines: [Line]) -> [[String]] {
    lines.filter { !$0.isBlank }.map { row($0.text) }
  }

  /// Values between commas, in double quotes where they have commas themselves.
  private static func row(_ line: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted, cells.count + 1 < maximumColumns {
        cells.append(TagRewriter.trimmed(cell))
        cell = ""
      } else {
        cell.append(character)
      }
    }
    return cells + [TagRewriter.trimmed(cell)]
  }
}
