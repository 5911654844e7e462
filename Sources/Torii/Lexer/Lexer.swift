/// Cuts a template into tokens (Jinja2 documentation, "Synopsis", "Whitespace Control",
/// "Line Statements").
///
/// It walks over the bytes once. What it finds wrong does not stop the caller: the tokens before
/// the error come first, because an error of the parser among them is the one to report.
///
/// Its small functions are `mutating` so that they are called in place: a structure of this size
/// would be copied for a call that only reads it.
package struct Lexer: ~Copyable {
  /// How the text begins.
  package enum Start: BitwiseCopyable, Sendable {
    case templateText
    /// Inside of `{{`, for expressions that stand alone.
    case expression
  }

  package let text: SourceText
  private(set) var bytes: SourceBytes
  let delimiters: Delimiters
  let newlines: [UInt8]
  let start: Start
  private let keepsTrailingNewline: Bool
  /// Whether tokens that mean nothing to the parser are kept, and literals left unchecked.
  var keepsEverything = false

  var position = 0
  /// The brackets that are open inside of a tag, as their closing counterparts.
  var openBrackets = SyntaxStack<UInt8>()
  /// The tokens that have been read and not been dropped.
  var tokens = SyntaxStack<Token>()
  var countedLine = 1
  var countedOffset = 0
  private var lastLine = 1
  package private(set) var hasEnded = false
  private(set) var failure: TemplateSyntaxIssue?

  package init(
    source: String, syntax: Syntax, start: Start = .templateText
  ) throws(TemplateSyntaxIssue) {
    try self.init(source: source, syntax: syntax, delimiters: nil, start: start)
  }

  /// - Parameter delimiters: Those of the syntax, where they have been made ready before.
  init(
    source: String, syntax: Syntax, delimiters: Delimiters?, start: Start
  ) throws(TemplateSyntaxIssue) {
    let text = try Lexer.text(of: source, keepsTrailingNewline: syntax.keepTrailingNewline)
    let known: Delimiters
    if let delimiters { known = delimiters } else { known = try Delimiters.of(syntax) }
    self.init(
      text, keepsTrailingNewline: syntax.keepTrailingNewline, delimiters: known,
      newlines: Array(syntax.newlineSequence.utf8), start: start)
  }

  private init(
    _ text: SourceText, keepsTrailingNewline: Bool, delimiters: Delimiters, newlines: [UInt8],
    start: Start
  ) {
    self.text = text
    self.keepsTrailingNewline = keepsTrailingNewline
    bytes = text.bytes
    self.delimiters = delimiters
    self.newlines = newlines
    self.start = start
  }

  private static func text(
    of source: String, keepsTrailingNewline: Bool
  ) throws(TemplateSyntaxIssue) -> SourceText {
    let text = SourceText(source, keepsTrailingNewline: keepsTrailingNewline)
    try checkSize(of: text)
    return text
  }

  private static func checkSize(of text: SourceText) throws(TemplateSyntaxIssue) {
    guard text.bytes.count < Int(Int32.max) else {
      throw TemplateSyntaxIssue(.syntax, "the template is too large", line: 1)
    }
  }

  /// Begins anew with another template, which takes the place of the one in `text`.
  mutating func restart(_ source: String) throws(TemplateSyntaxIssue) {
    text.replace(with: source, keepsTrailingNewline: keepsTrailingNewline)
    try Lexer.checkSize(of: text)
    bytes = text.bytes
    position = 0
    tokens.reset()
    countedLine = 1
    countedOffset = 0
    lastLine = 1
    hasEnded = false
    failure = nil
  }

  /// Reads on, at least to the end of the next tag. What the parser reads ends in a token of kind `.end`, or
  /// `.failure` with the issue.
  package mutating func readOn() {
    guard !hasEnded else { return }
    let count = tokens.count
    do throws(TemplateSyntaxIssue) {
      if start == .expression, position == 0 { try readTag(.variableBegin) }
      if readsStandardTags {
        try readStandardTags()
      } else {
        while position < bytes.count, tokens.count == count { try readTemplateText() }
      }
      if tokens.count == count {
        tokens.push(Token(.end, line: lastLine, start: bytes.count, end: bytes.count))
        hasEnded = true
      }
    } catch {
      tokens.push(Token(.failure, line: error.line, start: position, end: position))
      failure = error
      hasEnded = true
    }
    lastLine = Int(tokens.elements(above: tokens.count - 1).first?.line ?? 1)
  }

  private var readsStandardTags: Bool {
    delimiters.areStandard && !keepsEverything && start == .templateText
  }

  /// Forgets the tokens that have been read.
  mutating func dropTokens() { tokens.drop(to: 0) }

  /// Every token as it stands in the template (`Environment.lex`).
  package mutating func allTokens() throws(TemplateSyntaxIssue) -> [Token] {
    keepsEverything = true
    try readAll()
    return Array(tokens.elements(above: 0))
  }

  private mutating func readAll() throws(TemplateSyntaxIssue) {
    if start == .expression { try readTag(.variableBegin) }
    while position < bytes.count { try readTemplateText() }
  }

  // MARK: Parts of the reader

  /// The line of an offset; offsets must not go back.
  mutating func line(at offset: Int) -> Int {
    let stop = Swift.min(offset, bytes.count)
    if stop &- countedOffset > 16 {
      countedLine &+= bytes.newlineCount(in: countedOffset..<stop)
      countedOffset = stop
    }
    while countedOffset < stop {
      if bytes.start[countedOffset] == UInt8(ascii: "\n") { countedLine &+= 1 }
      countedOffset &+= 1
    }
    return countedLine
  }

  mutating func emit(
    _ kind: TokenKind, detail: TokenDetail = .none, from start: Int, to end: Int
  ) {
    tokens.push(Token(kind, detail: detail, line: line(at: start), start: start, end: end))
  }

  /// For the tokens that the parser does not want.
  mutating func emitTrivia(_ kind: TokenKind, from start: Int, to end: Int) {
    if keepsEverything { emit(kind, from: start, to: end) }
  }

  mutating func issue(_ message: String, at offset: Int, to end: Int? = nil) -> TemplateSyntaxIssue
  {
    let range = text.givenRange(offset..<Swift.max(offset, end ?? offset))
    return TemplateSyntaxIssue(.syntax, message, line: line(at: offset), range: range)
  }

  /// The end of a closing delimiter with its sign: `-` takes the whitespace after it along, `+`
  /// keeps the newline that `trimBlocks` would remove.
  mutating func closingEnd(
    _ delimiter: [UInt8], at offset: Int, allowsPlus: Bool, trimsNewline: Bool
  ) -> Int? {
    guard offset < bytes.count else { return nil }
    let length = delimiter.count
    let byte = bytes[offset]
    switch byte {
    case UInt8(ascii: "+") where allowsPlus && bytes.hasPrefix(delimiter, at: offset + 1):
      return offset + 1 + length
    case UInt8(ascii: "-") where bytes.hasPrefix(delimiter, at: offset + 1):
      return bytes.spaceEnd(from: offset + 1 + length)
    default:
      guard byte == delimiter.first, bytes.hasPrefix(delimiter, at: offset) else { return nil }
      let end = offset + length
      let hasNewline = end < bytes.count && bytes[end] == UInt8(ascii: "\n")
      return trimsNewline && hasNewline ? end + 1 : end
    }
  }
}
