/// A stretch of the tree's text buffer.
struct ByteRange {
  var start: Int32 = 0
  var end: Int32 = 0

  init() {}

  init(_ range: Range<Int>) {
    start = Int32(clamping: range.lowerBound)
    end = Int32(clamping: range.upperBound)
  }

  var isEmpty: Bool { start >= end }
  var range: Range<Int> { Int(start)..<max(Int(start), Int(end)) }
}

/// One node of a parsed document. Nodes live in an array and point at each other by index, so that
/// no depth of nesting can exhaust the stack, neither in walking nor in freeing.
struct MarkdownNode {
  enum Kind: UInt8 {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading
    case thematicBreak, table, tableRow, tableCell, footnoteDefinition
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case strikethrough, footnoteReference, taskMarker
  }

  enum Alignment: UInt8 {
    case none, left, center, right
  }

  var kind: Kind
  /// Level of a heading.
  var level: UInt8 = 0
  var isTight = false
  var isOrdered = false
  /// A checked task, or a table row of the head.
  var isMarked = false
  var alignment = Alignment.none
  var parent = MarkdownTree.none
  var firstChild = MarkdownTree.none
  var lastChild = MarkdownTree.none
  var next = MarkdownTree.none
  /// Text, code, HTML, or the destination of a link or image.
  var literal = ByteRange()
  /// The title of a link or image, the info string of a code block.
  var attribute = ByteRange()
  /// First number of an ordered list, or an index into a side table.
  var number: Int32 = 0
  /// Lines count from 1; 0 when unknown.
  var line: Int32 = 0
  var endLine: Int32 = 0
  var column: Int32 = 0

  init(_ kind: Kind) { self.kind = kind }
}
