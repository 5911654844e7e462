/// `{#id .class key="value"}` behind an element.
enum AttributeLists {
  /// Longer lists are text.
  private static let maximumLength = 1000

  static func install(in tree: inout MarkdownTree, options shared: SharedOptions) {
    for node in 0..<MarkdownTree.Index(clamping: tree.nodes.count) {
      switch tree[node].kind {
      case .heading:
        if shared.values.attributes { readHeading(node, &tree) }
      case .link, .image, .code:
        if shared.values.attributes { readNext(to: node, &tree) }
      default: break
      }
    }
    if shared.values.blockAttributes { readBlocks(&tree) }
  }

  private static func add(
    _ attributes: NodeAttributes, to node: MarkdownTree.Index, _ tree: inout MarkdownTree
  ) {
    tree.attributes[node, default: NodeAttributes()].merge(attributes)
  }

  // MARK: Headings and inline elements

  private static func readHeading(_ heading: MarkdownTree.Index, _ tree: inout MarkdownTree) {
    let text = tree[heading].lastChild
    guard text != MarkdownTree.none, tree[text].kind == .text else { return }
    let range = tree[text].literal.range
    guard !range.isEmpty, tree.bytes[range.upperBound - 1] == ASCII.rightBrace else { return }
    var start = range.upperBound - 1
    while start > range.lowerBound, range.upperBound - start < maximumLength,
      tree.bytes[start] != ASCII.leftBrace
    {
      start -= 1
    }
    guard let attributes = list(at: start, endingAt: range.upperBound, tree) else { return }
    if start > range.lowerBound, !tree.bytes[start - 1].isBlank { return }
    tree[text].literal.end = Int32(clamping: titleEnd(range.lowerBound..<start, tree))
    add(attributes, to: heading, &tree)
  }

  /// Where a title ends before its attributes: `## Title ## {#id}` is closed as `## Title ##` is.
  private static func titleEnd(_ text: Range<Int>, _ tree: borrowing MarkdownTree) -> Int {
    func withoutBlanks(_ end: Int) -> Int {
      var end = end
      while end > text.lowerBound, tree.bytes[end - 1].isBlank { end -= 1 }
      return end
    }
    let end = withoutBlanks(text.upperBound)
    var hashes = end
    while hashes > text.lowerBound, tree.bytes[hashes - 1] == ASCII.hash { hashes -= 1 }
    guard hashes < end, hashes > text.lowerBound, tree.bytes[hashes - 1].isBlank else { return end }
    return withoutBlanks(hashes)
  }

  private static func readNext(to node: MarkdownTree.Index, _ tree: inout MarkdownTree) {
    let text = tree[node].next
    guard text != MarkdownTree.none, tree[text].kind == .text else { return }
    let range = tree[text].literal.range
    guard !range.isEmpty, tree.bytes[range.lowerBound] == ASCII.leftBrace,
      let end = listEnd(range, tree),
      let attributes = list(at: range.lowerBound, endingAt: end, tree)
    else { return }
    tree[text].literal.start = Int32(clamping: end)
    add(attributes, to: node, &tree)
  }

  private static func listEnd(_ range: Range<Int>, _ tree: borrowing MarkdownTree) -> Int? {
    let text = tree.bytes[range].prefix(maximumLength)
    return text.firstIndex(of: ASCII.rightBrace).map { $0 + 1 }
  }

  private static func list(
    at start: Int, endingAt end: Int, _ tree: borrowing MarkdownTree
  ) -> NodeAttributes? {
    guard tree.bytes[start] == ASCII.leftBrace, !tree.escapes.contains(start),
      end - start <= maximumLength
    else { return nil }
    let text = Array(tree.bytes[start..<end])
    guard let parsed = NodeAttributes.parse(text, at: 0), parsed.end == text.count else {
      return nil
    }
    return parsed.attributes
  }

  // MARK: Blocks

  /// A last line that is a list of attributes belongs to its paragraph, one alone to the block
  /// before it.
  private static func readBlocks(_ tree: inout MarkdownTree) {
    let parents = (0..<MarkdownTree.Index(clamping: tree.nodes.count)).filter {
      switch tree[$0].kind {
      case .document, .blockQuote, .item, .admonition, .container, .definition: true
      default: false
      }
    }
    for parent in parents {
      var previous = MarkdownTree.none
      var rest: [MarkdownTree.Index] = []
      let children = tree.children(of: parent)
      for child in children {
        if tree[child].kind == .paragraph, let attributes = lastLine(of: child, &tree) {
          let isAlone = tree[child].firstChild == MarkdownTree.none
          let owner = isAlone ? previous : child
          if owner != MarkdownTree.none { add(attributes, to: owner, &tree) }
          if isAlone { continue }
        }
        rest.append(child)
        previous = child
      }
      if rest.count < children.count { tree.setChildren(rest, of: parent) }
    }
  }

  /// Takes the last line from a paragraph if it is a list of attributes.
  private static func lastLine(
    of paragraph: MarkdownTree.Index, _ tree: inout MarkdownTree
  ) -> NodeAttributes? {
    let text = tree[paragraph].lastChild
    guard text != MarkdownTree.none, tree[text].kind == .text else { return nil }
    let range = tree[text].literal.range
    guard !range.isEmpty,
      let attributes = list(at: range.lowerBound, endingAt: range.upperBound, tree)
    else { return nil }
    var children = tree.children(of: paragraph)
    children.removeLast()
    if let last = children.last {
      guard tree[last].kind == .softBreak else { return nil }
      children.removeLast()
    }
    tree.setChildren(children, of: paragraph)
    return attributes
  }
}
