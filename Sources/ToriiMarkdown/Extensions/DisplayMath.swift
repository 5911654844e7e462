/// Formulas for display that have a paragraph to themselves are blocks.
enum DisplayMath {
  static func unwrap(in tree: inout MarkdownTree) {
    for index in 0..<MarkdownTree.Index(clamping: tree.nodes.count)
    where tree[index].kind == .paragraph {
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
}
