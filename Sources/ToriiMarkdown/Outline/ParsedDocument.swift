/// A document as it was parsed: it is written as HTML, and its text and links are what few ask for.
///
/// A class, since a tree is not copied.
final class ParsedDocument: Sendable {
  let tree: MarkdownTree
  let footnotes: Footnotes

  init(_ tree: consuming MarkdownTree, footnotes: Footnotes) {
    self.tree = tree
    self.footnotes = footnotes
  }

  /// Goes through the document, and through its footnotes in the order of their numbers.
  @inline(__always)
  func walk(_ body: (_ step: TreeWalk.Step, _ walk: inout TreeWalk) -> Void) {
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) { body(step, &walk) }
    for footnote in footnotes.list {
      var walk = TreeWalk(from: footnote.definition)
      while let step = walk.next(in: tree) { body(step, &walk) }
    }
  }

  // MARK: Links

  var links: [MarkdownLink] { links(of: .link) }

  var images: [MarkdownLink] { links(of: .image) }

  private func links(of kind: MarkdownNode.Kind) -> [MarkdownLink] {
    var result: [MarkdownLink] = []
    walk { step, walk in
      let node = tree[step.node]
      guard step.isEntering else { return }
      if node.kind == kind {
        result.append(
          MarkdownLink(
            destination: tree.string(node.literal), text: tree.plainText(of: step.node),
            line: Int(node.line)))
      }
      // Links in the alternative text of an image are text.
      if node.kind == .image { walk.skipChildren(of: step.node, in: tree) }
    }
    return result
  }
}
