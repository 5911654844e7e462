/// Formulas for display that have a paragraph to themselves are blocks, and so is inserted HTML of
/// which something is a block.
enum ParagraphUnwrapping {
  static func run(in tree: inout MarkdownTree) {
    for index in 0..<MarkdownTree.Index(clamping: tree.nodes.count)
    where tree[index].kind == .paragraph {
      if isInsertedBlock(index, tree) {
        tree[index].isMarked = true
        continue
      }
      let children = tree.children(of: index)
      var hasFormula = false
      let isOnlyMath = children.allSatisfy { child in
        let node = tree[child]
        if node.kind == .math, node.level == 1 {
          hasFormula = true
          return true
        }
        return node.kind == .softBreak || node.kind == .lineBreak
          || (node.kind == .text && tree.text(node.literal).allSatisfy(\.isASCIIWhitespace))
      }
      guard hasFormula, isOnlyMath else { continue }
      let formulas = children.filter { tree[$0].kind == .math }
      for formula in formulas { tree[formula].level = 2 }
      tree.setChildren(formulas, of: index)
      tree[index].isMarked = true
    }
  }

  private static let blocks: [StaticString] = [
    "<div", "<figure", "<p>", "<p ", "<details", "<section", "<aside", "<ul", "<ol", "<table",
    "<blockquote", "<pre", "<article", "<nav", "<video", "<dl",
  ]

  private static func isInsertedBlock(
    _ paragraph: MarkdownTree.Index, _ tree: borrowing MarkdownTree
  ) -> Bool {
    var hasBlock = false
    var child = tree[paragraph].firstChild
    while child != MarkdownTree.none {
      let node = tree[child]
      switch node.kind {
      case .insertion:
        let start = Array(tree.text(node.literal).prefix(12))
        hasBlock = hasBlock || blocks.contains { start.hasIgnoringCase($0, at: 0) }
      case .softBreak, .lineBreak: break
      case .text:
        guard tree.text(node.literal).allSatisfy(\.isASCIIWhitespace) else { return false }
      default: return false
      }
      child = node.next
    }
    return hasBlock
  }
}
