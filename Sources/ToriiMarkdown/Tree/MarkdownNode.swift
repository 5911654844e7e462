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
    case admonition, admonitionTitle, container, insetBlock
    case definitionList, definitionTerm, definition
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case strikethrough, footnoteReference, taskMarker
    case mark, superscript, `subscript`, math, insertion, abbreviation

    var isInline: Bool { rawValue >= Kind.text.rawValue }
  }

  enum Alignment: UInt8 {
    case none, left, center, right
  }

  var kind: Kind
  /// Level of a heading; of a formula 1 for display, 2 for display in a block of its own.
  var level: UInt8 = 0
  var isTight = false
  var isOrdered = false
  /// A checked task, a table row of the head, a link that is its own text, a paragraph that is
  /// written without tags.
  var isMarked = false
  /// A destination is the name of a page or file.
  var isWiki = false
  var alignment = Alignment.none
  /// What a text may hold; more than it does where it was not looked at as a whole.
  var traits = TextTraits.all
  var parent = MarkdownTree.none
  var firstChild = MarkdownTree.none
  var lastChild = MarkdownTree.none
  var next = MarkdownTree.none
  /// Text, code, HTML, or the destination of a link or image.
  var literal = ByteRange()
  /// The title of a link or image, the info string of a code block.
  var attribute = ByteRange()
  /// First number of an ordered list, an index into a side table, or the number of an inset.
  var number: Int32 = 0
  /// Lines count from 1; 0 when unknown.
  var line: Int32 = 0
  var endLine: Int32 = 0
  var column: Int32 = 0

  init(_ kind: Kind) { self.kind = kind }
}
