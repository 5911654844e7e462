/// The text behind an opening bracket that may be a link's: there cmark-gfm looks for no addresses of
/// the web. As in libcmark, a closing bracket ends the last one that was opened.
struct OpenBrackets {
  /// The text within brackets, ascending.
  private var ranges: [Range<Int>] = []
  /// Where the open ones are.
  private var open: [Int] = []

  /// Whether there are any brackets in text.
  static func areIn(_ tree: borrowing MarkdownTree) -> Bool {
    tree.bytes.withUnsafeBufferPointer { bytes in
      tree.nodes.contains { node in
        guard node.kind == .text, node.traits.contains(.signs) else { return false }
        let text = node.literal.range
        return ByteSearch.first(
          ASCII.leftBracket, in: bytes, from: text.lowerBound, to: text.upperBound)
          < text.upperBound
      }
    }
  }

  init(in tree: borrowing MarkdownTree) {
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      let node = tree[step.node]
      if !node.kind.isInline { open = [] }
      if node.kind == .text, step.isEntering { read(node.literal.range, tree) }
    }
    ranges.sort { $0.lowerBound < $1.lowerBound }
  }

  func contains(_ index: Int) -> Bool {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= index { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(index)
  }

  private mutating func read(_ text: Range<Int>, _ tree: borrowing MarkdownTree) {
    var start = text.lowerBound
    for index in text {
      switch tree.bytes[index] {
      case ASCII.leftBracket where !tree.escapes.contains(index):
        if open.isEmpty { start = index }
        open.append(index)
      case ASCII.rightBracket where !tree.escapes.contains(index) || endsLabel(index, tree):
        if open.popLast() != nil, open.isEmpty { ranges.append(start..<index) }
      default: break
      }
    }
    if !open.isEmpty, start < text.upperBound { ranges.append(start..<text.upperBound) }
  }

  /// Whether a bracket ends the label of a footnote: a mark stands behind it for the colon's sake.
  private func endsLabel(_ index: Int, _ tree: borrowing MarkdownTree) -> Bool {
    guard let start = open.last else { return false }
    return tree.bytes.withUnsafeBufferPointer {
      EscapeMarking.footnoteLabelEnd($0, start) == index + 1
    }
  }
}
