/// Writes a tree as HTML the way cmark does, byte for byte, plus what the options ask for.
struct HTMLRenderer: ~Copyable {
  private let document: ParsedDocument
  /// Those of the tree, at hand: text is copied from them for each node.
  private let bytes: [UInt8]
  private let shared: SharedOptions
  let hooks: DocumentHooks
  let outline: Outline

  var output: HTMLOutput
  /// Where the HTML before `<!--more-->` ends.
  private var summaryEnd: Int?
  private var firstParagraph: Range<Int>?

  /// The image whose alternative text is being written.
  private var image = MarkdownTree.none
  private var firstParagraphStart: Int?
  /// The summary ends with the paragraph that is being written.
  private var endsSummaryInParagraph = false
  /// What links of headings to themselves are called, once there is one.
  private var anchorLabel: [UInt8] = []
  /// The footnote that is being written.
  var footnote: Int?

  init(
    _ document: ParsedDocument, options: SharedOptions, hooks: consuming DocumentHooks,
    outline: consuming Outline
  ) {
    self.document = document
    bytes = document.tree.bytes
    shared = options
    self.hooks = hooks
    self.outline = outline
    output = HTMLOutput(capacity: document.tree.bytes.count * 2 + 1024)
  }

  var tree: MarkdownTree {
    _read { yield document.tree }
  }

  var footnotes: Footnotes {
    _read { yield document.footnotes }
  }

  var options: MarkdownOptions {
    _read { yield shared.values }
  }

  mutating func render() {
    render(from: MarkdownTree.root)
    if footnotes.list.isEmpty { return }
    startLine()
    output.append("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
    for number in footnotes.list.indices { renderFootnote(number) }
    output.append("</ol>\n</section>\n")
  }

  var html: String { output.string(0..<output.count) }

  var summaryHTML: String? { summaryEnd.map { output.string(0..<$0) } }

  var firstParagraphHTML: String? { firstParagraph.map { output.string($0) } }

  mutating func render(from top: MarkdownTree.Index) {
    var walk = TreeWalk(from: top)
    while let step = walk.next(in: tree) {
      if image != MarkdownTree.none, step.node != image {
        if step.isEntering { writeAlternativeText(of: step.node) }
      } else {
        write(step.node, isEntering: step.isEntering)
      }
    }
  }

  private mutating func write(_ node: MarkdownTree.Index, isEntering: Bool) {
    let kind = tree[node].kind
    switch kind {
    case .document, .footnoteDefinition:
      break
    case .blockQuote, .list, .item, .table, .tableRow, .tableCell, .admonition,
      .admonitionTitle, .container, .definitionList, .definitionTerm, .definition:
      isEntering ? openContainer(node) : closeContainer(node)
    case .paragraph:
      isEntering ? openParagraph(node) : closeParagraph(node)
    case .heading:
      isEntering ? openHeading(node) : closeHeading(node)
    case .emphasis: output.append(isEntering ? "<em>" : "</em>")
    case .strong: output.append(isEntering ? "<strong>" : "</strong>")
    case .strikethrough: output.append(isEntering ? "<del>" : "</del>")
    case .mark: output.append(isEntering ? "<mark>" : "</mark>")
    case .superscript: output.append(isEntering ? "<sup>" : "</sup>")
    case .subscript: output.append(isEntering ? "<sub>" : "</sub>")
    case .link:
      isEntering ? openLink(node) : output.append("</a>")
    case .image:
      isEntering ? openImage(node) : closeImage(node)
    default:
      if isEntering { writeLeaf(node) }
    }
  }

  private mutating func writeLeaf(_ node: MarkdownTree.Index) {
    switch tree[node].kind {
    case .text:
      writeText(node)
    case .softBreak:
      output.append(ASCII.newline)
    case .lineBreak:
      output.append("<br />\n")
    case .code:
      output.append("<code")
      writeAttributes(of: node)
      output.append(ASCII.greaterThan)
      output.append(escaping: tree.text(tree[node].literal))
      output.append("</code>")
    case .htmlInline:
      writeInlineHTML(node)
    case .htmlBlock:
      writeHTMLBlock(node)
    case .codeBlock:
      writeCodeBlock(node)
    case .thematicBreak:
      startLine()
      output.append("<hr />\n")
    case .taskMarker:
      output.append("<input type=\"checkbox\"")
      if options.labelsTasks {
        output.append(" aria-label=\"")
        appendWord(tree[node].isMarked ? "Done" : "To do")
        output.append(ASCII.quote)
      }
      if tree[node].isMarked { output.append(" checked=\"\"") }
      output.append(" disabled=\"\" /> ")
    case .footnoteReference:
      writeFootnoteReference(node)
    case .math:
      writeMath(tree.text(tree[node].literal), level: tree[node].level)
    case .insertion:
      output.append(contentsOf: tree.text(tree[node].literal))
    case .insetBlock:
      writeInsetBlock(node)
    case .abbreviation:
      output.append("<abbr title=\"")
      output.append(escaping: tree.text(tree[node].attribute))
      output.append("\">")
      output.append(escaping: tree.text(tree[node].literal))
      output.append("</abbr>")
    default:
      break
    }
  }

  private mutating func writeText(_ node: MarkdownTree.Index) {
    let range = tree[node].literal.range
    let hasMarkup = tree[node].traits.contains(.markup)
    bytes.withUnsafeBufferPointer { bytes in
      let text = UnsafeBufferPointer(rebasing: bytes[range.clamped(to: bytes.indices)])
      if hasMarkup {
        output.append(escaping: text)
      } else {
        output.append(text)
      }
    }
  }

  /// Begins a new line unless the output is at the beginning of one.
  mutating func startLine() {
    if let last = output.last, last != ASCII.newline { output.append(ASCII.newline) }
  }

  // MARK: Paragraphs and headings

  /// Whether a paragraph is written without tags.
  private func isInTightList(_ paragraph: MarkdownTree.Index) -> Bool {
    let item = tree[paragraph].parent
    if tree[paragraph].isMarked { return true }
    guard item != MarkdownTree.none else { return false }
    if tree[item].kind == .definition { return tree[item].isTight }
    guard tree[item].kind == .item else { return false }
    let list = tree[item].parent
    return list != MarkdownTree.none && tree[list].isTight
  }

  private mutating func openParagraph(_ node: MarkdownTree.Index) {
    if isInTightList(node) { return }
    startLine()
    if figureImage(in: node) != nil {
      output.append("<figure")
      writeAttributes(of: node)
      output.append(">\n")
      return
    }
    if firstParagraph == nil, firstParagraphStart == nil, tree[node].parent == MarkdownTree.root {
      firstParagraphStart = output.count
    }
    output.append("<p")
    writeAttributes(of: node)
    output.append(ASCII.greaterThan)
  }

  private mutating func closeParagraph(_ node: MarkdownTree.Index) {
    if isInTightList(node) { return }
    if let image = figureImage(in: node) {
      closeFigure(image)
      return
    }
    if let footnote, tree[node].next == MarkdownTree.none,
      tree[node].parent == footnotes.list[footnote].definition
    {
      output.append(ASCII.space)
      writeBackReferences(of: footnote)
      self.footnote = nil
    }
    output.append("</p>\n")
    if let start = firstParagraphStart {
      firstParagraph = start..<output.count
      firstParagraphStart = nil
    }
    if endsSummaryInParagraph {
      summaryEnd = output.count
      endsSummaryInParagraph = false
    }
  }

  private mutating func openHeading(_ node: MarkdownTree.Index) {
    startLine()
    output.append("<h")
    output.append(decimal: Int(tree[node].level))
    if let id = outline.id(of: tree[node]) {
      output.append(" id=\"")
      output.append(escaping: id)
      output.append(ASCII.quote)
    }
    writeAttributes(of: node, withID: false)
    output.append(ASCII.greaterThan)
  }

  /// A word of ours, in the language of the page.
  mutating func appendWord(_ word: String) {
    output.append(escaping: self.word(word))
  }

  private func word(_ word: String) -> [UInt8] { Array((options.translate?(word) ?? word).utf8) }

  private mutating func closeHeading(_ node: MarkdownTree.Index) {
    if options.headingAnchors, let id = outline.id(of: tree[node]) {
      output.append(" <a class=\"anchor\" href=\"#")
      output.append(escaping: id)
      output.append("\" aria-label=\"")
      if anchorLabel.isEmpty { anchorLabel = word("Link to this section") }
      output.append(escaping: anchorLabel)
      output.append("\">#</a>")
    }
    output.append("</h")
    output.append(decimal: Int(tree[node].level))
    output.append(">\n")
  }

  // MARK: HTML

  private mutating func writeHTMLBlock(_ node: MarkdownTree.Index) {
    startLine()
    if isMoreMarker(node) {
      if tree[node].parent == MarkdownTree.root, summaryEnd == nil { summaryEnd = output.count }
      return
    }
    writeHTML(node)
    startLine()
  }

  private mutating func writeInlineHTML(_ node: MarkdownTree.Index) {
    guard isMoreMarker(node) else {
      writeHTML(node)
      return
    }
    let paragraph = tree[node].parent
    if summaryEnd == nil, tree[paragraph].parent == MarkdownTree.root {
      endsSummaryInParagraph = true
    }
  }

  private mutating func writeHTML(_ node: MarkdownTree.Index) {
    let range = tree[node].literal
    if !options.allowsRawHTML {
      output.append("<!-- raw HTML omitted -->")
      if let report = hooks.reportOmitted, !isComment(tree.text(range)) {
        report(tree.string(range), Int(tree[node].line))
      }
    } else if options.filtersDisallowedTags {
      DisallowedTags.append(tree.text(range), to: &output)
    } else {
      output.append(contentsOf: tree.text(range))
    }
  }

  private func isComment(_ html: ArraySlice<UInt8>) -> Bool {
    guard html.starts(with: "<!--".utf8) else { return false }
    var index = html.startIndex + 4
    while index < html.endIndex, !html[index...].starts(with: "-->".utf8) { index += 1 }
    return html[index...].dropFirst(3).allSatisfy(\.isASCIIWhitespace)
  }

  /// `<!--more-->`, with or without spaces in it.
  private func isMoreMarker(_ node: MarkdownTree.Index) -> Bool {
    let text = tree.text(tree[node].literal)
    guard text.count >= 11, text.count <= 24 else { return false }
    return text.filter { !$0.isASCIIWhitespace }.elementsEqual("<!--more-->".utf8)
  }

  // MARK: Images

  private mutating func openImage(_ node: MarkdownTree.Index) {
    output.append("<img src=\"")
    writeDestination(of: node, kind: tree[node].isWiki ? .wikiImage : .image)
    output.append("\" alt=\"")
    image = node
  }

  private mutating func closeImage(_ node: MarkdownTree.Index) {
    image = MarkdownTree.none
    if figureImage(in: tree[node].parent) != node { writeTitle(of: node) }
    output.append(ASCII.quote)
    writeImageAttributes(of: node)
    output.append(" />")
  }

  private mutating func writeAlternativeText(of node: MarkdownTree.Index) {
    switch tree[node].kind {
    case .text, .code, .htmlInline, .math, .abbreviation:
      output.append(escaping: tree.text(tree[node].literal))
    case .softBreak, .lineBreak:
      output.append(ASCII.space)
    default:
      break
    }
  }
}
