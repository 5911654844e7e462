/// A `Syntax` made ready for the lexer: delimiters as bytes, in the order in which they are tried.
final class Delimiters: Sendable {
  /// A way in which template text can end.
  struct Opening: Sendable {
    var kind: TokenKind
    var bytes: [UInt8]
  }

  let blockStart: [UInt8]
  let blockEnd: [UInt8]
  let variableEnd: [UInt8]
  let commentEnd: [UInt8]
  /// Longer delimiters are tried before shorter ones.
  let openings: [Opening]
  /// The byte that every opening delimiter starts with, if it is one byte for all of them.
  let commonFirstByte: UInt8?
  let firstBytes: [Bool]
  let hasLinePrefixes: Bool
  /// Whether the delimiters are Jinja2's own.
  let areStandard: Bool
  let trimsBlocks: Bool
  let stripsBlocks: Bool

  /// Most templates have Jinja2's own delimiters, which need not be prepared again.
  private static let standard = try? Delimiters(checking: Syntax(), areStandard: true)

  static func of(_ syntax: Syntax) throws(TemplateSyntaxIssue) -> Delimiters {
    var delimitersOnly = syntax
    delimitersOnly.trimBlocks = false
    delimitersOnly.lstripBlocks = false
    delimitersOnly.keepTrailingNewline = false
    guard delimitersOnly == Syntax(), let standard else {
      return try Delimiters(checking: syntax)
    }
    return Delimiters(standard, trimsBlocks: syntax.trimBlocks, stripsBlocks: syntax.lstripBlocks)
  }

  /// The same delimiters with other rules for whitespace.
  private init(_ other: Delimiters, trimsBlocks: Bool, stripsBlocks: Bool) {
    blockStart = other.blockStart
    blockEnd = other.blockEnd
    variableEnd = other.variableEnd
    commentEnd = other.commentEnd
    openings = other.openings
    commonFirstByte = other.commonFirstByte
    firstBytes = other.firstBytes
    hasLinePrefixes = other.hasLinePrefixes
    areStandard = other.areStandard
    self.trimsBlocks = trimsBlocks
    self.stripsBlocks = stripsBlocks
  }

  private init(checking syntax: Syntax, areStandard: Bool = false) throws(TemplateSyntaxIssue) {
    self.areStandard = areStandard
    let required = [
      syntax.blockStart, syntax.blockEnd, syntax.variableStart, syntax.variableEnd,
      syntax.commentStart, syntax.commentEnd,
    ]
    if required.contains(where: \.utf8.isEmpty) {
      throw TemplateSyntaxIssue(.syntax, "a delimiter must not be empty", line: 1)
    }
    // Jinja2 compares neighbours only: a comment may start as a block does, and wins.
    let variableStart = syntax.variableStart.utf8
    if variableStart.elementsEqual(syntax.blockStart.utf8)
      || variableStart.elementsEqual(syntax.commentStart.utf8)
    {
      throw TemplateSyntaxIssue(
        .pythonAssertion, "block, variable and comment start strings must be different.", line: 1)
    }
    guard
      ["\n", "\r\n", "\r"].contains(where: { $0.utf8.elementsEqual(syntax.newlineSequence.utf8) })
    else {
      throw TemplateSyntaxIssue(
        .pythonAssertion, "'newline_sequence' must be one of '\\n', '\\r\\n', or '\\r'.", line: 1)
    }
    blockStart = Array(syntax.blockStart.utf8)
    blockEnd = Array(syntax.blockEnd.utf8)
    variableEnd = Array(syntax.variableEnd.utf8)
    commentEnd = Array(syntax.commentEnd.utf8)
    trimsBlocks = syntax.trimBlocks
    stripsBlocks = syntax.lstripBlocks
    let openings = Self.orderedOpenings(syntax)
    let first = openings.first?.bytes.first
    commonFirstByte = openings.allSatisfy({ $0.bytes.first == first }) ? first : nil
    self.openings = openings
    hasLinePrefixes = openings.contains {
      $0.kind == .lineStatementBegin || $0.kind == .lineCommentBegin
    }
    var firstBytes = [Bool](repeating: false, count: 256)
    for opening in openings {
      if let first = opening.bytes.first { firstBytes[Int(first)] = true }
    }
    self.firstBytes = firstBytes
  }

  /// Longest first, counted in code points; among equals in the order of Jinja2's token names.
  private static func orderedOpenings(_ syntax: Syntax) -> [Opening] {
    var texts: [(kind: TokenKind, text: String)] = [(.variableBegin, syntax.variableStart)]
    if let prefix = syntax.lineStatementPrefix, !prefix.utf8.isEmpty {
      texts.append((.lineStatementBegin, prefix))
    }
    if let prefix = syntax.lineCommentPrefix, !prefix.utf8.isEmpty {
      texts.append((.lineCommentBegin, prefix))
    }
    texts.append((.commentBegin, syntax.commentStart))
    texts.append((.blockBegin, syntax.blockStart))
    let ordered = texts.enumerated().sorted { left, right in
      let (leftLength, rightLength) = (
        left.element.text.unicodeScalars.count, right.element.text.unicodeScalars.count
      )
      return leftLength == rightLength ? left.offset < right.offset : leftLength > rightLength
    }
    return ordered.map { Opening(kind: $0.element.kind, bytes: Array($0.element.text.utf8)) }
  }
}
