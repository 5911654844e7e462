/// Finds inline extensions in the text of a parsed tree: what libcmark left as text is neither code
/// nor HTML nor part of a link's address.
enum InlineExtensions {
  static func apply(to tree: inout MarkdownTree, options: MarkdownOptions) -> Footnotes {
    let labels = options.footnotes ? Footnotes.definitions(in: tree) : [:]
    let wanted = TextSplitter.Wanted(
      strikethrough: options.strikethrough, autolinks: options.autolinks,
      footnotes: !labels.isEmpty)
    guard wanted.any || options.taskLists else { return Footnotes() }
    if options.taskLists { TaskMarkers.install(in: &tree) }
    if wanted.any {
      for parent in inlineParents(in: tree) {
        var splitter = TextSplitter(
          parent: parent.node, isInLink: parent.isInLink, wanted: wanted, labels: labels)
        splitter.run(in: &tree)
      }
    }
    return Footnotes(collecting: labels, from: &tree)
  }

  /// Nodes that hold text, in document order.
  private static func inlineParents(
    in tree: MarkdownTree
  ) -> [(node: MarkdownTree.Index, isInLink: Bool)] {
    var result: [(node: MarkdownTree.Index, isInLink: Bool)] = []
    var last = MarkdownTree.none
    var links = 0
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      let node = tree[step.node]
      if node.kind == .link || node.kind == .image { links += step.isEntering ? 1 : -1 }
      guard step.isEntering, node.kind == .text, node.parent != last else { continue }
      last = node.parent
      result.append((last, links > 0))
    }
    // A parent whose text nodes surround other parents came up more than once.
    var seen: Set<MarkdownTree.Index> = []
    return result.filter { seen.insert($0.node).inserted }
  }
}
