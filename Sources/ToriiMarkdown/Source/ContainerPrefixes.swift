/// Finds where the content of a line begins inside the lists and quotes around a block, the way
/// libcmark goes through its open containers. libcmark's tree tells where blocks begin but not how
/// wide the indentation of a list item is, so that is measured again here.
struct ContainerPrefixes {
  /// A place in a line: a byte and the column it is at, where tabs reach to the next multiple of 4.
  struct Place {
    var offset: Int
    var column: Int
  }

  struct Content {
    /// Behind the containers' markers and indentation.
    let start: Int
    /// The first character that is neither space nor tab, or the line's end.
    let text: Int
    let end: Int
    /// Columns of white space between.
    let indentation: Int
  }

  private let source: [UInt8]
  private let lines: SourceLines
  private var widths: [MarkdownTree.Index: Int] = [:]

  init(_ source: [UInt8], _ lines: SourceLines) {
    self.source = source
    self.lines = lines
  }

  /// The quotes and list items around a block, outermost first.
  func containers(
    of block: MarkdownTree.Index, in tree: borrowing MarkdownTree
  ) -> [MarkdownTree.Index] {
    var result: [MarkdownTree.Index] = []
    var node = tree[block].parent
    while node != MarkdownTree.none {
      if tree[node].kind == .blockQuote || tree[node].kind == .item { result.append(node) }
      node = tree[node].parent
    }
    return result.reversed()
  }

  /// The content of a line inside `containers`. A lazy continuation line is not in all of them:
  /// it has no content here, or its content inside those that it is in.
  mutating func content(
    ofLine line: Int, in containers: [MarkdownTree.Index], _ tree: borrowing MarkdownTree,
    acceptsLazyLines: Bool = false
  ) -> Content? {
    let range = lines.range(ofLine: line)
    var place = Place(offset: range.lowerBound, column: 0)
    for container in containers {
      if !enter(container, line: line, range, &place, tree) {
        guard acceptsLazyLines else { return nil }
        break
      }
    }
    let rest = indentation(at: place, end: range.upperBound)
    return Content(
      start: place.offset, text: rest.text, end: range.upperBound, indentation: rest.columns)
  }

  /// Moves behind what a container has on a line; false if the line is not in the container.
  private mutating func enter(
    _ container: MarkdownTree.Index, line: Int, _ range: Range<Int>, _ place: inout Place,
    _ tree: borrowing MarkdownTree
  ) -> Bool {
    let indentation = indentation(at: place, end: range.upperBound)
    if tree[container].kind == .blockQuote {
      guard indentation.columns <= 3, indentation.text < range.upperBound,
        source[indentation.text] == ASCII.greaterThan
      else { return false }
      place = Place(offset: indentation.text + 1, column: place.column + indentation.columns + 1)
      advance(&place, by: 1, end: range.upperBound)
    } else if Int(tree[container].line) == line {
      let marker = measureMarker(at: indentation.text, line: range)
      widths[container] = indentation.columns + marker
      advance(&place, by: indentation.columns, end: range.upperBound)
      advancePastMarker(&place, by: marker, end: range.upperBound)
    } else {
      if widths[container] == nil { measure(container, in: tree) }
      guard let width = widths[container], indentation.columns >= width else { return false }
      advance(&place, by: width, end: range.upperBound)
    }
    return true
  }

  /// Measures an item on the line where it begins.
  private mutating func measure(_ item: MarkdownTree.Index, in tree: borrowing MarkdownTree) {
    var chain = containers(of: item, in: tree)
    chain.append(item)
    _ = content(ofLine: Int(tree[item].line), in: chain, tree)
  }

  private func indentation(at place: Place, end: Int) -> (columns: Int, text: Int) {
    var offset = place.offset
    var column = place.column
    while offset < end, source[offset].isBlank {
      column += source[offset] == ASCII.tab ? 4 - column % 4 : 1
      offset += 1
    }
    return (column - place.column, offset)
  }

  private func advance(_ place: inout Place, by columns: Int, end: Int) {
    var left = columns
    while left > 0, place.offset < end, source[place.offset].isBlank {
      let width = source[place.offset] == ASCII.tab ? 4 - place.column % 4 : 1
      if width > left {
        place.column += left
        return
      }
      place.column += width
      place.offset += 1
      left -= width
    }
  }

  private func advancePastMarker(_ place: inout Place, by columns: Int, end: Int) {
    var left = columns
    while left > 0, place.offset < end, !source[place.offset].isBlank {
      place.offset += 1
      place.column += 1
      left -= 1
    }
    advance(&place, by: left, end: end)
  }

  /// The columns of a list marker at `start` with the white space that belongs to it.
  private func measureMarker(at start: Int, line: Range<Int>) -> Int {
    var offset = start
    while offset < line.upperBound, source[offset].isASCIIDigit { offset += 1 }
    if offset < line.upperBound { offset += 1 }
    let marker = offset - start
    var column = 0
    for index in line.lowerBound..<offset {
      column += source[index] == ASCII.tab ? 4 - column % 4 : 1
    }
    let space = indentation(at: Place(offset: offset, column: column), end: line.upperBound)
    if space.columns < 1 || space.columns > 4 || space.text >= line.upperBound {
      return marker + 1
    }
    return marker + space.columns
  }
}
