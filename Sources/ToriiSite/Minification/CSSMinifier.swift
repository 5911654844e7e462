/// Takes out of CSS what only people read: comments, whitespace, the last semicolon of a block, the
/// zero before a decimal point.
///
/// What remains is the same tokens in the same order wherever their order and the space between
/// them mean anything. Custom properties stay as they are: scripts read their text. A style sheet
/// that is not well formed stays whole, since browsers mend such in ways that space takes part in.
package struct CSSMinifier {
  private let css: [UInt8]
  private let tokens: [CSSToken]
  private var index = 0
  /// How many blocks are open.
  private var depth = 0
  private var writer: CSSWriter

  package static func minify(_ css: [UInt8]) -> [UInt8] {
    let tokens = Array(CSSTokenizer(css))
    guard isWellFormed(tokens, css) else { return css }
    var minifier = CSSMinifier(css, tokens)
    minifier.writeItems()
    return minifier.writer.bytes
  }

  private init(_ css: [UInt8], _ tokens: [CSSToken]) {
    self.css = css
    self.tokens = tokens
    writer = CSSWriter(css)
  }

  /// Whether all blocks, comments and strings end.
  private static func isWellFormed(_ tokens: [CSSToken], _ css: [UInt8]) -> Bool {
    var closers: [CSSToken.Kind] = []
    for token in tokens {
      switch token.kind {
      case .badString, .badURL: return false
      case .comment where token.range.count < 4 || !css[token.range].ends(with: "*/"): return false
      case .delimiter where css[token.range.lowerBound] == UInt8(ascii: "\\"): return false
      case .openBrace: closers.append(.closeBrace)
      case .openParenthesis, .function: closers.append(.closeParenthesis)
      case .openBracket: closers.append(.closeBracket)
      case .closeBrace, .closeParenthesis, .closeBracket:
        if closers.popLast() != token.kind { return false }
      default: break
      }
    }
    return closers.isEmpty
  }

  // MARK: Items of a block

  /// Rules, declarations and at-rules, one after the other; blocks only change the depth.
  private mutating func writeItems() {
    while let token = current {
      switch token.kind {
      case .whitespace: index += 1
      case .comment: writeComment(token)
      case .closeBrace:
        writer.closeBlock()
        depth -= 1
        index += 1
      case .semicolon where depth > 0: index += 1
      case .atKeyword: writeAtRule(token)
      default:
        if isCustomProperty {
          writeVerbatim()
        } else if depth == 0 || endsWithBlock {
          writePrelude(.selector)
        } else {
          writeDeclaration()
        }
      }
    }
    writer.finish()
  }

  private var current: CSSToken? { index < tokens.count ? tokens[index] : nil }

  private mutating func writeComment(_ token: CSSToken) {
    writer.comment(token)
    index += 1
  }

  /// Whether a block comes before the end of the declaration that the item else is.
  private var endsWithBlock: Bool {
    var open = 0
    for token in tokens[index...] {
      switch token.kind {
      case .openParenthesis, .function, .openBracket: open += 1
      case .closeParenthesis, .closeBracket: open -= 1
      case .openBrace where open == 0: return true
      case .semicolon where open == 0, .closeBrace where open == 0: return false
      default: break
      }
    }
    return false
  }

  /// `--name:`, whose value scripts can read as it is written.
  private var isCustomProperty: Bool {
    guard let token = current, token.kind == .identifier,
      css[token.range].starts(with: "--".utf8)
    else { return false }
    let next = tokens[(index + 1)...].first { $0.kind != .whitespace && $0.kind != .comment }
    return next?.kind == .colon
  }

  private mutating func writeVerbatim() {
    writer.beginItem(keepsSemicolon: true)
    var open = 0
    while let token = current {
      switch token.kind {
      case .openBrace, .openParenthesis, .openBracket, .function: open += 1
      case .closeBrace where open == 0: return
      case .closeBrace, .closeParenthesis, .closeBracket: open -= 1
      case .semicolon where open == 0:
        endItem()
        return
      default: break
      }
      writer.verbatim(token)
      index += 1
    }
  }

  private mutating func endItem() {
    if depth > 0 { writer.endItem() } else { writer.punctuation(UInt8(ascii: ";")) }
    index += 1
  }

  // MARK: Parts of items

  private mutating func writeAtRule(_ token: CSSToken) {
    let name = String(decoding: css[token.range], as: UTF8.self).lowercased()
    if name == "@charset" {
      writeVerbatim()
      return
    }
    writePrelude(name == "@media" || name == "@container" ? .query : .other)
  }

  private mutating func writePrelude(_ kind: CSSWriter.Context) {
    writer.beginItem(keepsSemicolon: true)
    let isAtRule = current?.kind == .atKeyword
    var open = 0
    while let token = current {
      switch token.kind {
      case .openBrace where open == 0:
        writer.punctuation(UInt8(ascii: "{"))
        writer.beginBlock()
        depth += 1
        index += 1
        return
      case .semicolon where open == 0 && isAtRule:
        endItem()
        return
      case .closeBrace where open == 0: return
      case .openParenthesis, .function, .openBracket, .openBrace: open += 1
      case .closeParenthesis, .closeBracket, .closeBrace: open -= 1
      default: break
      }
      writer.write(token, in: kind)
      index += 1
    }
  }

  private mutating func writeDeclaration() {
    writer.beginItem(keepsSemicolon: false)
    var open = 0
    var context = CSSWriter.Context.name
    while let token = current {
      switch token.kind {
      case .semicolon where open == 0:
        endItem()
        return
      case .closeBrace where open == 0: return
      case .openParenthesis, .function, .openBracket, .openBrace: open += 1
      case .closeParenthesis, .closeBracket, .closeBrace: open -= 1
      default: break
      }
      writer.write(token, in: context)
      if token.kind == .colon { context = .value }
      index += 1
    }
  }
}

extension ArraySlice<UInt8> {
  /// Whether the last bytes are those of a text.
  func ends(with text: StaticString) -> Bool {
    suffix(text.utf8CodeUnitCount).elementsEqual(
      UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
