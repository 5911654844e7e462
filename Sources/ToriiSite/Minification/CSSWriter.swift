/// Writes tokens of CSS with the space between them that they need.
struct CSSWriter {
  /// What a token is a part of, which decides where space means nothing.
  enum Context {
    /// Before a declaration's colon.
    case name
    case value
    case selector
    /// The condition of `@media` and `@container`.
    case query
    case other
  }

  private let css: [UInt8]
  private(set) var bytes: [UInt8] = []
  private var previous: CSSToken?
  /// What stood between the previous token and the next.
  private var hasSpace = false
  private var hasComment = false
  /// Whether the previous token is the colon behind a declaration's name.
  private var isBehindName = false
  /// The parentheses and brackets that are open.
  private var open: [CSSToken.Kind] = []
  /// A semicolon to be written if something follows in the block.
  private var owesSemicolon = false
  private var keepsSemicolon = false

  init(_ css: [UInt8]) {
    self.css = css
    bytes.reserveCapacity(css.count)
  }

  // MARK: Structure

  mutating func beginItem(keepsSemicolon: Bool) {
    if owesSemicolon { bytes.append(UInt8(ascii: ";")) }
    owesSemicolon = false
    self.keepsSemicolon = keepsSemicolon
    startAnew()
  }

  mutating func endItem() {
    if keepsSemicolon { bytes.append(UInt8(ascii: ";")) } else { owesSemicolon = true }
    startAnew()
  }

  mutating func beginBlock() { startAnew() }

  mutating func closeBlock() {
    owesSemicolon = false
    bytes.append(UInt8(ascii: "}"))
    startAnew()
  }

  mutating func finish() { if owesSemicolon { bytes.append(UInt8(ascii: ";")) } }

  mutating func punctuation(_ byte: UInt8) {
    bytes.append(byte)
    startAnew()
  }

  private mutating func startAnew() {
    previous = nil
    hasSpace = false
    hasComment = false
    isBehindName = false
    open = []
  }

  // MARK: Tokens

  /// A comment between items: only those are kept that ask for it, as licences do.
  mutating func comment(_ token: CSSToken) {
    guard isKept(token) else { return }
    if owesSemicolon { bytes.append(UInt8(ascii: ";")) }
    owesSemicolon = false
    bytes += css[token.range]
  }

  private func isKept(_ token: CSSToken) -> Bool {
    css[token.range].dropFirst(2).first == UInt8(ascii: "!")
  }

  mutating func verbatim(_ token: CSSToken) { bytes += css[token.range] }

  mutating func write(_ token: CSSToken, in context: Context) {
    switch token.kind {
    case .whitespace:
      hasSpace = true
      return
    case .comment:
      if isKept(token) {
        if hasSpace { bytes.append(UInt8(ascii: " ")) }
        hasSpace = false
        bytes += css[token.range]
      }
      hasComment = true
      return
    default: break
    }
    if let previous {
      if hasSpace && !isSpaceIdle(after: previous, before: token, context) {
        bytes.append(UInt8(ascii: " "))
      } else if (hasSpace || hasComment) && merge(previous, token) {
        bytes += hasSpace ? [UInt8(ascii: " ")] : Array("/**/".utf8)
      }
    }
    append(token, context)
    switch token.kind {
    case .function, .openParenthesis, .openBracket: open.append(token.kind)
    case .closeParenthesis, .closeBracket: _ = open.popLast()
    default: break
    }
    previous = token
    isBehindName = context == .name && token.kind == .colon
    hasSpace = false
    hasComment = false
  }

  /// The token; `0.5` in a value as `.5`.
  private mutating func append(_ token: CSSToken, _ context: Context) {
    let text = css[token.range]
    guard context == .value, token.kind == .number, text.count > 2 else {
      bytes += text
      return
    }
    let isSigned = text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
    let digits = isSigned ? text.dropFirst() : text
    if digits.starts(with: "0.".utf8) {
      if isSigned { bytes += text.prefix(1) }
      bytes += digits.dropFirst()
    } else {
      bytes += text
    }
  }

  // MARK: Space

  /// Whether the space between two tokens means nothing.
  private func isSpaceIdle(
    after left: CSSToken, before right: CSSToken, _ context: Context
  ) -> Bool {
    if right.kind == .comma || left.kind == .comma { return true }
    switch left.kind {
    case .function, .openParenthesis, .openBracket: return true
    default: break
    }
    if right.kind == .closeParenthesis || right.kind == .closeBracket { return true }
    switch context {
    case .name: return right.kind == .colon
    case .value: return isBehindName || isDelimiter(right, "!") && open.isEmpty
    case .selector: return isCombinator(left) || isCombinator(right)
    case .query: return !open.isEmpty && (left.kind == .colon || right.kind == .colon)
    case .other: return false
    }
  }

  private func isCombinator(_ token: CSSToken) -> Bool {
    if isDelimiter(token, ">") || isDelimiter(token, "~") { return open.last != .openBracket }
    // `2n + 1` is written with the same sign.
    return isDelimiter(token, "+") && open.isEmpty
  }

  private func isDelimiter(_ token: CSSToken, _ character: Unicode.Scalar) -> Bool {
    token.kind == .delimiter && UInt32(css[token.range.lowerBound]) == character.value
  }

  /// Whether two tokens side by side would be read as others (CSS Syntax, section 9).
  private func merge(_ left: CSSToken, _ right: CSSToken) -> Bool {
    switch left.kind {
    case .identifier, .atKeyword, .hash, .number:
      switch right.kind {
      case .identifier, .function, .url, .number, .comments, .openParenthesis: return true
      case .delimiter:
        if isDelimiter(right, ">") { return css[left.range].ends(with: "--") }
        return isDelimiter(right, "-") || isDelimiter(right, "%")
      default: return false
      }
    case .delimiter: return merge(delimiter: css[left.range.lowerBound], right)
    case .comments: return true
    default: return right.kind == .comments
    }
  }

  private func merge(delimiter: UInt8, _ right: CSSToken) -> Bool {
    let first = css[right.range.lowerBound]
    switch delimiter {
    case UInt8(ascii: "+"), UInt8(ascii: "."):
      return right.kind == .number && (first.isASCIIDigit || first == UInt8(ascii: "."))
    case UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "<"):
      switch right.kind {
      case .identifier, .function, .url, .number, .delimiter, .comments: return true
      default: return false
      }
    case UInt8(ascii: "/"): return first == UInt8(ascii: "*")
    default: return right.kind == .comments
    }
  }
}
