/// Task list items: `[ ]` or `[x]` and white space at the start of an item.
enum TaskMarkers {
  static func install(in tree: inout MarkdownTree) {
    for index in 0..<MarkdownTree.Index(clamping: tree.nodes.count)
    where tree[index].kind == .item {
      let paragraph = tree[index].firstChild
      guard paragraph != MarkdownTree.none, tree[paragraph].kind == .paragraph else { continue }
      let text = tree[paragraph].firstChild
      guard text != MarkdownTree.none, tree[text].kind == .text,
        let isChecked = marker(tree, tree[text].literal.range)
      else { continue }
      var start = tree[text].literal.range.lowerBound + 3
      while start < Int(tree[text].literal.end), tree.bytes[start].isBlank { start += 1 }
      tree[text].literal.start = Int32(clamping: start)
      var marker = MarkdownNode(.taskMarker)
      marker.isMarked = isChecked
      let node = tree.add(marker)
      tree.setChildren([node] + tree.children(of: index), of: index)
    }
  }

  private static func marker(_ tree: borrowing MarkdownTree, _ text: Range<Int>) -> Bool? {
    let start = text.lowerBound
    guard text.count >= 4, tree.bytes[start] == ASCII.leftBracket,
      tree.bytes[start + 2] == ASCII.rightBracket, tree.bytes[start + 3].isBlank,
      !tree.escapes.contains(start)
    else { return nil }
    switch tree.bytes[start + 1] {
    case ASCII.space: return false
    case 0x58, 0x78: return true
    default: return nil
    }
  }
}
