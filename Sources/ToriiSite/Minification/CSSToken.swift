/// A token of CSS (CSS Syntax Module Level 3, section 4) and where it stands.
package struct CSSToken: Sendable, Equatable {
  package enum Kind: Sendable {
    case whitespace, comment
    case string, badString
    /// `url(…)` without quotation marks.
    case url, badURL
    /// An identifier with its opening parenthesis.
    case function
    case identifier, atKeyword, hash
    /// A number, percentage or dimension.
    case number
    case colon, semicolon, comma
    case openBrace, closeBrace, openParenthesis, closeParenthesis, openBracket, closeBracket
    /// `<!--` or `-->`.
    case comments
    /// Any other character.
    case delimiter
  }

  package let kind: Kind
  package let range: Range<Int>

  package init(kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}
