/// What a document may contain and how it is written as HTML.
///
/// The default is GitHub Flavored Markdown with heading ids, and safe for text from strangers: raw
/// HTML is left out and destinations that can run scripts are emptied.
public struct MarkdownOptions: Sendable {
  /// What a destination given to ``rewriteDestination`` belongs to.
  public enum DestinationKind: Sendable {
    /// A link, an autolink included.
    case link
    /// An image.
    case image
  }

  /// Whether raw HTML and destinations such as `javascript:` are kept. Only for trusted authors.
  public var allowsRawHTML = false
  /// Whether the tags that GFM disallows (`<script>`, `<style>`, …) are escaped in raw HTML.
  public var filtersDisallowedTags = false
  /// Tables with `|` and a delimiter row.
  public var tables = true
  /// `~text~` and `~~text~~`.
  public var strikethrough = true
  /// `[ ]` and `[x]` at the start of list items.
  public var taskLists = true
  /// Bare `www.` and `https://` addresses and e-mail addresses.
  public var autolinks = true
  /// `[^label]` and `[^label]: text`.
  public var footnotes = true
  /// Typographic quotation marks, dashes and ellipses.
  public var smartPunctuation = false
  /// Whether headings get an `id`.
  public var headingIDs = true
  /// Whether headings end in a link to themselves. Needs ``headingIDs``.
  public var headingAnchors = false
  /// Whether a code block is wrapped in `<div class="highlight">` and can be focused for scrolling.
  public var wrapsCode = false
  /// Whether a table is wrapped in `<div class="table-wrap">`, which can be focused for scrolling.
  public var wrapsTables = false
  /// How deeply lists and quotes may nest.
  public var maximumNesting = 100
  /// Gives the destination to write for the one in the source, for links and images.
  public var rewriteDestination:
    (@Sendable (_ kind: DestinationKind, _ destination: String) -> String)?
  /// Gives the HTML for code in a language, or nil to write the code as it is.
  public var highlightCode: (@Sendable (_ code: String, _ language: String) -> String?)?

  /// GFM with heading ids.
  public init() {}

  /// CommonMark without extensions, as its specification shows it.
  public static var commonMark: MarkdownOptions {
    var options = MarkdownOptions()
    options.allowsRawHTML = true
    options.tables = false
    options.strikethrough = false
    options.taskLists = false
    options.autolinks = false
    options.footnotes = false
    options.headingIDs = false
    return options
  }

  /// GitHub Flavored Markdown as its specification shows it.
  public static var gitHub: MarkdownOptions {
    var options = MarkdownOptions()
    options.allowsRawHTML = true
    options.headingIDs = false
    return options
  }
}
