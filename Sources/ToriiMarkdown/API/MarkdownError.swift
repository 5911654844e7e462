/// Why a document cannot be rendered.
///
/// Every text is valid CommonMark, so there are no syntax errors; what is refused is what would take
/// the parser more than linear time or more memory than it can count.
public struct MarkdownError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The limits that a document can exceed.
  public enum Kind: Equatable, Sendable {
    /// Lists and block quotes lie in one another more deeply than `limit`.
    case nestingTooDeep(limit: Int)
    /// The document has more bytes than `limit`.
    case documentTooLarge(limit: Int)
    /// A block has more than `limit` times `![`.
    case tooManyImageOpenings(limit: Int)
  }

  /// The limit that was exceeded.
  public let kind: Kind
  /// The line, counted from 1, on which it was exceeded.
  public let line: Int

  package init(kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }

  /// A sentence for people.
  public var description: String {
    switch kind {
    case .nestingTooDeep(let limit):
      "line \(line): lists and quotes are nested more than \(limit) levels deep"
    case .documentTooLarge(let limit):
      "the document is larger than \(limit) bytes"
    case .tooManyImageOpenings(let limit):
      "line \(line): more than \(limit) times \"![\" in one block"
    }
  }
}
