/// The tables found so far. Their cells are parsed as headings in front of the document, one a line,
/// so that link definitions from anywhere in the document hold in them.
struct TableCollection {
  struct Table {
    let line: Int
    let alignments: [MarkdownNode.Alignment]
    /// Rows of indexes of cells; -1 for a cell that the row lacks.
    var rows: [[Int]] = []
    var rowLines: [Int] = []
  }

  /// Short rows are filled up to this many cells in all, so that a wide head and many short rows
  /// cannot make a small document large.
  private static let maximumFilledCells = 200_000

  private(set) var cellLines: [UInt8] = []
  private(set) var cellCount = 0
  private var filledCells = 0
  private var tables: [Int: Table] = [:]

  mutating func add(_ table: Table) { tables[table.line] = table }

  mutating func addRow(
    _ cells: [Range<Int>], of source: [UInt8], line: Int, to table: inout Table
  ) {
    var row: [Int] = []
    row.reserveCapacity(table.alignments.count)
    for cell in cells.prefix(table.alignments.count) {
      row.append(cellCount)
      addCell(source[cell])
    }
    let missing = table.alignments.count - row.count
    if filledCells + missing <= Self.maximumFilledCells {
      filledCells += missing
      row.append(contentsOf: repeatElement(-1, count: missing))
    }
    table.rows.append(row)
    table.rowLines.append(line)
  }

  private mutating func addCell(_ text: ArraySlice<UInt8>) {
    cellLines.append("# ")
    if !text.contains(ASCII.backslash) {
      cellLines.append(contentsOf: text)
      cellLines.append(" #\n")
      cellCount += 1
      return
    }
    for index in text.indices {
      // In a cell, a backslash before a pipe is spent on the table.
      let isSpent =
        text[index] == ASCII.backslash && index + 1 < text.endIndex
        && text[index + 1] == ASCII.pipe
      if !isSpent { cellLines.append(text[index]) }
    }
    cellLines.append(" #\n")
    cellCount += 1
  }

  /// Puts the tables in the places of their comments and the headings' content into their cells.
  func install(in tree: inout MarkdownTree) {
    if tables.isEmpty { return }
    let blocks = tree.children(of: MarkdownTree.root)
    let cells = Array(blocks.prefix(cellCount))
    tree.setChildren(Array(blocks.dropFirst(cellCount)), of: MarkdownTree.root)
    var found: [MarkdownTree.Index] = []
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      if step.isEntering, tree[step.node].kind == .htmlBlock { found.append(step.node) }
    }
    for node in found {
      if let table = tables[Int(tree[node].line)] { install(table, at: node, cells, in: &tree) }
    }
  }

  private func install(
    _ table: Table, at node: MarkdownTree.Index, _ cells: [MarkdownTree.Index],
    in tree: inout MarkdownTree
  ) {
    tree[node].kind = .table
    for (rowNumber, row) in table.rows.enumerated() {
      var rowNode = MarkdownNode(.tableRow)
      rowNode.isMarked = rowNumber == 0
      let rowIndex = tree.add(rowNode)
      tree.append(rowIndex, to: node)
      for (column, cell) in row.enumerated() {
        var cellNode = MarkdownNode(.tableCell)
        cellNode.isMarked = rowNumber == 0
        cellNode.alignment = table.alignments[column]
        let cellIndex = tree.add(cellNode)
        tree.append(cellIndex, to: rowIndex)
        guard cells.indices.contains(cell) else { continue }
        for child in tree.children(of: cells[cell]) {
          tree[child].line = Int32(clamping: table.rowLines[rowNumber])
          tree.append(child, to: cellIndex)
        }
      }
    }
  }
}
