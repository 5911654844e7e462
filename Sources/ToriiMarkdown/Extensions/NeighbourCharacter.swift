/// Which character of the source stands beside a text, as far as flanking rules care.
enum NeighbourCharacter {
  static let newline: UInt32 = 0x0A

  static func last(of node: MarkdownTree.Index, _ tree: borrowing MarkdownTree) -> UInt32 {
    switch tree[node].kind {
    case .softBreak, .lineBreak: newline
    case .code: UInt32(ASCII.backtick)
    case .htmlInline: UInt32(ASCII.greaterThan)
    case .link:
      UInt32(tree.isAddress(node) ? ASCII.greaterThan : ASCII.rightParenthesis)
    case .image: UInt32(ASCII.rightParenthesis)
    case .emphasis, .strong: UInt32(ASCII.asterisk)
    case .strikethrough: UInt32(ASCII.tilde)
    case .footnoteReference: UInt32(ASCII.rightBracket)
    default: 0x61
    }
  }

  static func first(of node: MarkdownTree.Index, _ tree: borrowing MarkdownTree) -> UInt32 {
    switch tree[node].kind {
    case .softBreak, .lineBreak: newline
    case .code: UInt32(ASCII.backtick)
    case .htmlInline: UInt32(ASCII.lessThan)
    case .link: UInt32(tree.isAddress(node) ? ASCII.lessThan : ASCII.leftBracket)
    case .footnoteReference: UInt32(ASCII.leftBracket)
    case .image: UInt32(ASCII.exclamation)
    case .emphasis, .strong: UInt32(ASCII.asterisk)
    case .strikethrough: UInt32(ASCII.tilde)
    default: 0x61
    }
  }

  /// What stands behind a text: the beginning of its sibling or the end of its parent.
  static func following(_ text: MarkdownTree.Index, _ tree: borrowing MarkdownTree) -> UInt32 {
    let next = tree[text].next
    guard next != MarkdownTree.none else {
      let parent = tree[text].parent
      let isLink = tree[parent].kind == .link || tree[parent].kind == .image
      return isLink ? UInt32(ASCII.rightBracket) : edge(of: parent, tree)
    }
    guard tree[next].kind == .text else { return first(of: next, tree) }
    return tree.scalar(at: Int(tree[next].literal.start), end: Int(tree[next].literal.end))
  }

  /// What stands at the edges of a node's content.
  static func edge(of parent: MarkdownTree.Index, _ tree: borrowing MarkdownTree) -> UInt32 {
    switch tree[parent].kind {
    case .emphasis, .strong: UInt32(ASCII.asterisk)
    case .strikethrough: UInt32(ASCII.tilde)
    case .link, .image: UInt32(ASCII.leftBracket)
    default: newline
    }
  }
}

extension MarkdownTree {
  /// Whether a node is a link whose text is its destination: an autolink, bare or in `<>`.
  func isAddress(_ node: Index) -> Bool {
    guard node != Self.none, self[node].kind == .link else { return false }
    if self[node].isMarked { return true }
    let label = self[node].firstChild
    guard label != Self.none, self[label].kind == .text else { return false }
    let destination = text(self[node].literal)
    let text = text(self[label].literal)
    return destination.elementsEqual(text)
      || destination.elementsEqual(Array("mailto:".utf8) + text)
  }

  /// The scalar that begins at a byte of the text buffer.
  func scalar(at index: Int, end: Int) -> UInt32 {
    guard index >= 0, index < end, end <= bytes.count else { return NeighbourCharacter.newline }
    return bytes.scalar(at: index, end: end).value
  }

  /// The scalar that ends before a byte of the text buffer.
  func scalar(before index: Int, start: Int) -> UInt32 {
    var first = index - 1
    while first > start, first > index - 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    return scalar(at: first, end: index)
  }
}
