/// The tables found so far. Their cells are parsed as headings in front of the document, one a line,
/// so that link definitions from anywhere in the document hold in them.
struct TableCollection {
  struct Table {
    let line: Int
    let alignments: [MarkdownNode.Alignment]
    /// The indexes of cells, row by row; -1 for a cell that a row lacks.
    var cells: [Int] = []
    /// Where the cells of each row end, and its line.
    var rows: [(end: Int, line: Int)] = []
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
    let start = table.cells.count
    for cell in cells.prefix(table.alignments.count) {
      table.cells.append(cellCount)
      addCell(source[cell])
    }
    let missing = table.alignments.count - (table.cells.count - start)
    if filledCells + missing <= Self.maximumFilledCells {
      filledCells += missing
      table.cells.append(contentsOf: repeatElement(-1, count: missing))
    }
    table.rows.append((table.cells.count, line))
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
    var start = 0
    for (rowNumber, row) in table.rows.enumerated() {
      var rowNode = MarkdownNode(.tableRow)
      rowNode.isMarked = rowNumber == 0
      let rowIndex = tree.add(rowNode, to: node)
      let rowCells = table.cells[start..<row.end]
      start = row.end
      for (alignment, cell) in zip(table.alignments, rowCells) {
        var cellNode = MarkdownNode(.tableCell)
        cellNode.isMarked = rowNumber == 0
        cellNode.alignment = alignment
        let cellIndex = tree.add(cellNode, to: rowIndex)
        guard cells.indices.contains(cell) else { continue }
        var next = tree[cells[cell]].firstChild
        while next != MarkdownTree.none {
          let child = next
          next = tree[child].next
          tree[child].line = Int32(clamping: row.line)
          tree.append(child, to: cellIndex)
        }
      }
    }
  }
}
