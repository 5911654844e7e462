/// Turns Markdown into HTML: CommonMark 0.30 through libcmark, GitHub's extensions on top.
public enum Markdown {
  /// Renders a document.
  ///
  /// Documents are independent of one another: any number can be rendered in parallel.
  ///
  /// - Parameters:
  ///   - source: Markdown text.
  ///   - options: What the text may contain and how it is written.
  /// - Throws: ``MarkdownError`` when the text exceeds a limit.
  public static func render(
    _ source: String, options: MarkdownOptions = MarkdownOptions()
  ) throws(MarkdownError) -> MarkdownDocument {
    try render(Array(source.utf8), options: options)
  }

  /// Renders a document given as bytes. What is not UTF-8 in it becomes U+FFFD.
  ///
  /// - Parameters:
  ///   - source: Markdown text in UTF-8.
  ///   - insertions: HTML in place of pieces of the text.
  ///   - options: What the text may contain and how it is written.
  /// - Throws: ``MarkdownError`` when the text exceeds a limit.
  public static func render(
    _ source: [UInt8], insertions: [MarkdownInsertion] = [],
    options: consuming MarkdownOptions = MarkdownOptions()
  ) throws(MarkdownError) -> MarkdownDocument {
    try render(source, insertions: insertions, options: SharedOptions(options))
  }

  /// Renders a document with options of which no copy is made.
  ///
  /// - Parameter hooks: What is asked about this document, if not what the options have.
  package static func render(
    _ source: [UInt8], insertions: [MarkdownInsertion], options shared: SharedOptions,
    hooks: consuming DocumentHooks? = nil
  ) throws(MarkdownError) -> MarkdownDocument {
    try SourceLimits.check(source, maximumNesting: shared.values.maximumNesting)
    var parser = ExtendedParser(source, insertions: insertions, options: shared)
    var tree = parser.parse()
    let footnotes = InlineExtensions.apply(to: &tree, options: shared)
    var outline = Outline(of: &tree, options: shared)
    if shared.values.smartPunctuation,
      SmartPunctuation.apply(
        to: &tree, footnotes: footnotes, marks: shared.values.quotationMarks)
    {
      outline.readTitles(from: tree)
    }
    let parsed = ParsedDocument(tree, footnotes: footnotes)
    var renderer = HTMLRenderer(
      parsed, options: shared, hooks: hooks ?? DocumentHooks(shared.values), outline: outline)
    renderer.render()
    let counts = parsed.countWords()
    return MarkdownDocument(
      html: renderer.html,
      summaryHTML: renderer.summaryHTML,
      firstParagraphHTML: renderer.firstParagraphHTML,
      headings: renderer.outline.headings,
      wordCount: counts.words + counts.ideographs,
      readingMinutes: ParsedDocument.readingMinutes(
        words: counts.words, ideographs: counts.ideographs),
      parsed: parsed)
  }
}
