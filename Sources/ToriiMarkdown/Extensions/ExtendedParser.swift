/// Parses CommonMark with tables and footnotes through a parser that knows neither.
///
/// libcmark tells which lines are paragraphs. Where such lines hold a table or a footnote
/// definition, they are written anew as something CommonMark has: a table becomes a comment of as
/// many lines while its cells go, as headings, to the front of the document; a definition becomes
/// a list item. Then the document is parsed again, so that code, HTML, lists and link definitions
/// keep exactly the meaning that libcmark gives them. Lines keep their numbers throughout.
struct ExtendedParser: ~Copyable {
  /// Tables in footnotes in quotes are found one layer at a time; real documents need two passes.
  private static let maximumPasses = 5

  private let shared: SharedOptions
  private var source: [UInt8]
  private var marks = SourceMarks()
  private var insets = InsetCollection()
  private var tables = TableCollection()
  private var rewritten = BlockRewriter.Definitions()

  init(_ source: [UInt8], insertions: [MarkdownInsertion], options shared: SharedOptions) {
    self.shared = shared
    self.source = source
    if !insertions.isEmpty || InsetFinder.mayFind(in: source, shared.values) {
      let replacements = InsetFinder.find(in: source, insertions, shared)
      self.source = insets.install(replacements, in: source)
    }
    if self.source.has("\u{FEFF}", at: 0) { self.source.removeFirst(3) }
    // What looks like an escape in an address is none any more after the first.
    if shared.values.autolinks, let marked = AddressMarking.run(self.source) {
      self.source = marked.source
      marks.neutral = marked.mark
    }
    if let marked = EscapeMarking(self.source, options: shared.values).run() {
      self.source = marked.source
      marks.escape = marked.mark
    }
  }

  private var options: MarkdownOptions {
    _read { yield shared.values }
  }

  mutating func parse() -> MarkdownTree {
    var tree = parseBlocks()
    tree.translate = options.translate
    if options.containers, !insets.isEmpty { Containers.install(in: &tree) }
    if options.admonitions { Admonitions.install(in: &tree) }
    if options.attributes || options.blockAttributes {
      AttributeLists.install(in: &tree, options: shared)
    }
    return tree
  }

  private mutating func parseBlocks() -> MarkdownTree {
    let mayHoldExtensions = mayHoldExtensions()
    var tree = parseOnce()
    for _ in 1..<(mayHoldExtensions ? Self.maximumPasses : 1) {
      guard rewrite(by: tree) else { break }
      tree = parseOnce()
    }
    DefinitionLines.correct(&tree, source: source)
    tables.install(in: &tree)
    guard mayHoldExtensions else { return tree }
    DefinitionLists.install(rewritten.terms, in: &tree)
    FootnoteDefinitions.install(rewritten.footnotes, in: &tree)
    return tree
  }

  private func parseOnce() -> MarkdownTree {
    CommonMarkParse(front: tables.cellLines, body: source).copyTree(
      lineOffset: tables.cellCount, marks: marks, insets: insets,
      sizeHint: source.count + tables.cellLines.count)
  }

  /// Whether a first parse must tell what there is. Where tables are all that there is, and it is
  /// certain where they are, they are written anew before it.
  private mutating func mayHoldExtensions() -> Bool {
    if (options.footnotes && marks.escape != nil && FootnoteDefinitions.mayOccur(in: source))
      || (options.definitionLists && DefinitionLists.mayOccur(in: source))
    {
      return true
    }
    guard options.tables, TableScanner.mayHoldTable(source) else { return false }
    switch StandaloneTables.find(in: source) {
    case .noTables: return false
    case .unknown: return true
    case .tables(let found):
      guard let rewritten = tables.take(found, from: source) else { return true }
      source = rewritten
      return false
    }
  }

  /// Writes lines anew; false if there was nothing to do.
  private mutating func rewrite(by tree: borrowing MarkdownTree) -> Bool {
    let lines = SourceLines(source)
    var candidates: [Int] = []
    for line in 1...max(1, lines.count) {
      let range = lines.range(ofLine: line)
      if (options.tables && TableScanner.mayBeDelimiterRow(source, range))
        || (options.footnotes && FootnoteDefinitions.mayBegin(source, range))
        || (options.definitionLists && DefinitionLists.mayBegin(source, range))
      {
        candidates.append(line)
      }
    }
    if candidates.isEmpty { return false }
    var rewriter = BlockRewriter(
      source: source, lines: lines, mark: marks.escape, options: shared)
    rewriter.run(
      candidates: candidates, in: tree, tables: &tables, definitions: &rewritten)
    guard let result = rewriter.result() else { return false }
    source = result
    return true
  }
}

/// A place in the source, counted from 1.
struct SourcePosition: Hashable {
  let line: Int
  let column: Int
}
