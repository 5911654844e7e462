/// What a document may contain and how it is written as HTML.
///
/// The default is what GitHub shows, with heading ids, and safe for text from strangers: raw HTML is
/// left out and destinations that can run scripts are emptied.
public struct MarkdownOptions: Sendable {
  /// What a destination given to ``rewriteDestination`` belongs to.
  public enum DestinationKind: Sendable {
    /// A link, an autolink included.
    case link
    /// An image.
    case image
    /// The name in `[[name]]`.
    case wikiLink
    /// The name in `![[name]]`.
    case wikiImage
  }

  // MARK: HTML in the source

  /// Whether raw HTML and destinations such as `javascript:` are kept. Only for trusted authors.
  public var allowsRawHTML = false
  /// Whether the tags that GFM disallows (`<script>`, `<style>`, …) are escaped in raw HTML.
  public var filtersDisallowedTags = false

  /// Told of what is left out for lack of ``allowsRawHTML``, as the source has it, with its line: raw
  /// HTML except comments, and destinations.
  public var reportOmitted: (@Sendable (_ source: String, _ line: Int) -> Void)?

  // MARK: Extensions

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
  /// Quotes that begin with `[!NOTE]` and the like.
  public var admonitions = true
  /// `$…$`, `$$…$$`, `\(…\)`, `\[…\]` and code blocks in the language `math`.
  public var math = true
  /// `:rocket:` and the other names that GitHub knows.
  public var emoji = true
  /// Terms with lines below that begin with a colon, as in PHP Markdown Extra.
  public var definitionLists = false
  /// `{#id .class key="value"}` behind headings, images, links and spans of code.
  public var attributes = false
  /// kramdown's `{: .class}` on a line of its own, for the block that it ends or follows.
  public var blockAttributes = false
  /// `::: name`, ended by `:::`.
  public var containers = false
  /// `==text==`.
  public var mark = false
  /// `^text^` without spaces.
  public var superscript = false
  /// `~text~` without spaces; strikethrough then takes two tildes.
  public var `subscript` = false
  /// `[[page]]`, `[[page|text]]` and `![[image.png]]`.
  public var wikiLinks = false
  /// `*[HTML]: HyperText Markup Language` on a line of its own.
  public var abbreviations = false
  /// Whether an image alone in a paragraph is a figure, with its title for the caption.
  public var figures = false

  // MARK: Punctuation

  /// Typographic quotation marks, dashes and ellipses.
  public var smartPunctuation = false
  /// The marks that typographic punctuation writes.
  public var quotationMarks = QuotationMarks.english

  // MARK: What is written

  /// Whether headings get an `id`.
  public var headingIDs = true
  /// The ids of a page that several texts make up.
  package var sharedIDs: SharedHeadingIDs?
  /// Whether headings end in a link to themselves. Needs ``headingIDs``.
  public var headingAnchors = false
  /// Whether a code block is wrapped in `<div class="highlight">` and can be focused for scrolling.
  public var wrapsCode = false
  /// Whether a table is wrapped in `<div class="table-wrap">`, which can be focused for scrolling.
  public var wrapsTables = false
  /// Columns are aligned by the property `text-align`, as HTML 5 wants it, and not by the attribute
  /// `align`, which the GFM specification writes.
  public var alignsByStyle = false
  /// Whether images load when they come near the window.
  public var lazyImages = false
  /// The `rel` and `target` of links to other hosts; nothing where empty.
  public var externalLinks: (rel: String, target: String) = ("", "")
  /// The address of the site, whose links are not external: `https://example.org`.
  public var ownAddress = ""
  /// Whether the check boxes of task lists say what they mean to who cannot see them.
  public var labelsTasks = false
  /// Gives another language's word for one that no source holds: the titles of admonitions (`Note`,
  /// `Tip`, …), `Details`, `Table`, `Done`, `To do`, `Link to this section`, `Back to reference`.
  public var translate: (@Sendable (_ word: String) -> String)?
  /// How deeply lists and quotes may nest.
  public var maximumNesting = 100
  /// Gives the destination to write for the one in the source, for links and images, with its line.
  public var rewriteDestination:
    (@Sendable (_ kind: DestinationKind, _ destination: String, _ line: Int) -> String)?
  /// Gives the size in pixels of the image at a destination, as the source has it.
  public var imageSize: (@Sendable (_ destination: String) -> (width: Int, height: Int)?)?
  /// Gives the attributes `srcset` and `sizes` of the image at a destination, as the source has it.
  public var imageVersions: (@Sendable (_ destination: String) -> (srcset: String, sizes: String)?)?
  /// Gives the HTML for code in a language, or nil to write the code as it is.
  public var highlightCode: (@Sendable (_ code: String, _ language: String) -> String?)?
  /// Gives the HTML of a whole block of fenced code with the text behind its fence, or nil to write
  /// the block as it is. It comes before ``wrapsCode`` and ``highlightCode``.
  public var renderCodeBlock: (@Sendable (_ code: String, _ info: String) -> String?)?
  /// The same in bytes. It comes before ``renderCodeBlock``.
  package var renderCodeBytes: (@Sendable (_ code: [UInt8], _ info: String) -> [UInt8]?)?

  /// What GitHub shows, with heading ids.
  public init() {}

  /// CommonMark without extensions, as its specification shows it.
  public static var commonMark: MarkdownOptions {
    var options = MarkdownOptions.gitHub
    options.tables = false
    options.strikethrough = false
    options.taskLists = false
    options.autolinks = false
    options.footnotes = false
    return options
  }

  /// GitHub Flavored Markdown as its specification shows it.
  public static var gitHub: MarkdownOptions {
    var options = MarkdownOptions()
    options.allowsRawHTML = true
    options.headingIDs = false
    options.admonitions = false
    options.math = false
    options.emoji = false
    return options
  }
}
