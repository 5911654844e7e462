/// HTML that stands in place of a piece of the source: what a shortcode gave, for example. It passes
/// through Markdown untouched, whatever is allowed of raw HTML.
public struct MarkdownInsertion: Sendable {
  /// The bytes of the source that it replaces.
  public let range: Range<Int>
  /// The HTML. In the destination of a link its text is the address.
  public let html: String
  /// Whether it stands on lines of its own and becomes a block there, without a paragraph around it.
  public let isBlock: Bool

  /// What is shown where the piece turns out to be code; nil for the piece itself.
  public let code: String?

  /// Replaces a range of bytes by HTML. Ranges ascend and do not overlap.
  public init(range: Range<Int>, html: String, isBlock: Bool, code: String? = nil) {
    self.range = range
    self.html = html
    self.isBlock = isBlock
    self.code = code
  }
}
