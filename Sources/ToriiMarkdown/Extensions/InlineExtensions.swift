/// Finds inline extensions in the text of a parsed tree: what libcmark left as text is neither code
/// nor HTML nor part of a link's address.
enum InlineExtensions {
  static func apply(to tree: inout MarkdownTree, options shared: SharedOptions) -> Footnotes {
    if shared.values.abbreviations { Abbreviations.apply(to: &tree) }
    let hasFootnotes =
      shared.values.footnotes && tree.nodes.contains { $0.kind == .footnoteDefinition }
    let labels = hasFootnotes ? Footnotes.definitions(in: tree) : [:]
    if shared.values.taskLists { TaskMarkers.install(in: &tree) }
    let context = TextSplitter.Context(shared, labels: labels, tree)
    if context.isNeeded, tree.nodes.contains(where: { context.finds(in: $0, tree) }) {
      for parent in inlineParents(in: tree) where context.finds(inTextOf: parent.node, tree) {
        var splitter = TextSplitter(
          parent: parent.node, isInLink: parent.isInLink, context: context)
        splitter.run(in: &tree)
      }
    }
    if !tree.insets.isEmpty { ParagraphUnwrapping.run(in: &tree) }
    return Footnotes(collecting: labels, from: &tree)
  }

  /// Nodes that hold text, in document order.
  private static func inlineParents(
    in tree: borrowing MarkdownTree
  ) -> [(node: MarkdownTree.Index, isInLink: Bool)] {
    var result: [(node: MarkdownTree.Index, isInLink: Bool)] = []
    var seen = [Bool](repeating: false, count: tree.nodes.count)
    var links = 0
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      let node = tree[step.node]
      if node.kind == .link || node.kind == .image { links += step.isEntering ? 1 : -1 }
      // A parent whose text nodes surround other parents comes up more than once.
      guard step.isEntering, node.kind == .text, !seen[Int(node.parent)] else { continue }
      seen[Int(node.parent)] = true
      result.append((node.parent, links > 0))
    }
    return result
  }
}
