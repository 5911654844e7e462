/// The delimiters and whitespace rules of a template language
/// (Jinja2 documentation, "High Level API", `Environment`).
public struct Syntax: Sendable, Hashable {
  /// Opens a statement; `{%` unless set.
  public var blockStart = "{%"
  /// Closes a statement; `%}` unless set.
  public var blockEnd = "%}"
  /// Opens a printed expression; `{{` unless set.
  public var variableStart = "{{"
  /// Closes a printed expression; `}}` unless set.
  public var variableEnd = "}}"
  /// Opens a comment; `{#` unless set.
  public var commentStart = "{#"
  /// Closes a comment; `#}` unless set.
  public var commentEnd = "#}"
  /// Makes a whole line a statement, such as `#`; off unless set.
  public var lineStatementPrefix: String?
  /// Makes the rest of a line a comment, such as `##`; off unless set.
  public var lineCommentPrefix: String?
  /// Removes the newline that follows a block tag.
  public var trimBlocks = false
  /// Removes the spaces and tabs before a block tag that begins its line.
  public var lstripBlocks = false
  /// Keeps the newline at the template's end, which is removed otherwise.
  public var keepTrailingNewline = false
  /// What every newline of the template becomes: `\n`, `\r\n` or `\r`.
  public var newlineSequence = "\n"

  /// Jinja2's own syntax.
  public init() {}
}
