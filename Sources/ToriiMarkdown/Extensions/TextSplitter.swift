/// Splits the text among the children of one node at the extensions in it.
struct TextSplitter {
  struct Wanted {
    let strikethrough: Bool
    let autolinks: Bool
    let footnotes: Bool
    var any: Bool { strikethrough || autolinks || footnotes }
  }

  private enum Piece {
    case node(MarkdownTree.Index)
    case text(Range<Int>)
    case tildes(Int)
  }

  let parent: MarkdownTree.Index
  let isInLink: Bool
  let wanted: Wanted
  let labels: [String: MarkdownTree.Index]

  private var pieces: [Piece] = []
  private var tildes = StrikethroughRuns()
  /// The line of the text that is being split.
  private var line: Int32 = 0

  init(
    parent: MarkdownTree.Index, isInLink: Bool, wanted: Wanted,
    labels: [String: MarkdownTree.Index]
  ) {
    self.parent = parent
    self.isInLink = isInLink
    self.wanted = wanted
    self.labels = labels
  }

  mutating func run(in tree: inout MarkdownTree) {
    let children = tree.children(of: parent)
    guard children.contains(where: { isInteresting(tree, $0) }) else { return }
    for (position, child) in children.enumerated() {
      guard tree[child].kind == .text else {
        pieces.append(.node(child))
        continue
      }
      line = tree[child].line
      let before = position > 0 ? NeighbourCharacter.last(of: children[position - 1], tree) : nil
      let after =
        position + 1 < children.count
        ? NeighbourCharacter.first(of: children[position + 1], tree) : nil
      split(
        tree[child].literal.range, before: before ?? NeighbourCharacter.edge(of: parent, tree),
        after: after ?? NeighbourCharacter.edge(of: parent, tree), in: &tree)
    }
    rebuild(&tree)
  }

  private func isInteresting(_ tree: MarkdownTree, _ child: MarkdownTree.Index) -> Bool {
    guard tree[child].kind == .text else { return false }
    return tree.bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes[tree[child].literal.range] {
        switch byte {
        case ASCII.tilde, ASCII.colon, ASCII.at, ASCII.leftBracket, 0x57, 0x77: return true
        default: continue
        }
      }
      return false
    }
  }

  private mutating func split(
    _ text: Range<Int>, before: UInt32, after: UInt32, in tree: inout MarkdownTree
  ) {
    var index = text.lowerBound
    var done = index
    var finder = BareAddressFinder(text: text)
    while index < text.upperBound {
      var match: (range: Range<Int>, piece: Piece)?
      let byte = tree.bytes[index]
      switch byte {
      case ASCII.tilde where wanted.strikethrough:
        let end = tildeRunEnd(index, text, tree)
        let isDelimiter = tildes.add(
          index..<end, in: text, before: before, after: after, tree)
        if isDelimiter {
          flush(done..<index)
          pieces.append(.tildes(tildes.count - 1))
          done = end
        }
        index = max(end, index + 1)
        continue
      case ASCII.leftBracket where wanted.footnotes:
        match = footnoteReference(index, text, &tree)
      case ASCII.colon where wanted.autolinks && !isInLink,
        ASCII.at where wanted.autolinks && !isInLink,
        0x57 where wanted.autolinks && !isInLink,
        0x77 where wanted.autolinks && !isInLink:
        finder.limit = done
        if let address = finder.find(at: index, before: before, tree) {
          match = (address.range, link(address, &tree))
        }
      default:
        break
      }
      if let match {
        flush(done..<match.range.lowerBound)
        pieces.append(match.piece)
        done = match.range.upperBound
        index = done
      } else {
        index += 1
      }
    }
    flush(done..<text.upperBound)
  }

  private mutating func flush(_ range: Range<Int>) {
    if !range.isEmpty { pieces.append(.text(range)) }
  }

  /// The end of a run of tildes; an escaped tilde ends the run before it.
  private func tildeRunEnd(_ start: Int, _ text: Range<Int>, _ tree: MarkdownTree) -> Int {
    var end = start
    while end < text.upperBound, tree.bytes[end] == ASCII.tilde, !tree.escapes.contains(end) {
      end += 1
    }
    return end
  }

  private func footnoteReference(
    _ start: Int, _ text: Range<Int>, _ tree: inout MarkdownTree
  ) -> (range: Range<Int>, piece: Piece)? {
    guard !tree.escapes.contains(start), !tree.escapes.contains(start + 1) else { return nil }
    let end = tree.bytes.withUnsafeBufferPointer { EscapeMarking.footnoteLabelEnd($0, start) }
    guard let end, end <= text.upperBound,
      let definition = labels[Footnotes.key(tree.bytes[(start + 2)..<(end - 1)])]
    else { return nil }
    var node = MarkdownNode(.footnoteReference)
    node.line = line
    node.number = definition
    return (start..<end, .node(tree.add(node)))
  }

  private func link(_ address: BareAddressFinder.Address, _ tree: inout MarkdownTree) -> Piece {
    let start = tree.bytes.count
    tree.bytes.append(address.scheme)
    tree.bytes.append(contentsOf: Array(tree.bytes[address.range]))
    var node = MarkdownNode(.link)
    node.literal = ByteRange(start..<tree.bytes.count)
    node.line = line
    // Not rewritten by smart punctuation.
    node.isMarked = true
    let link = tree.add(node)
    var label = MarkdownNode(.text)
    label.literal = ByteRange(address.range)
    label.line = line
    tree.append(tree.add(label), to: link)
    return .node(link)
  }

  /// Makes the pieces the parent's children.
  private mutating func rebuild(_ tree: inout MarkdownTree) {
    tildes.pair()
    tree.setChildren([], of: parent)
    var open = [parent]
    for piece in pieces {
      let current = open[open.count - 1]
      switch piece {
      case .node(let node):
        tree.append(node, to: current)
      case .text(let range):
        appendText(range, to: current, &tree)
      case .tildes(let run):
        switch tildes.role(of: run) {
        case .text:
          appendText(tildes.range(of: run), to: current, &tree)
        case .opener:
          let node = tree.add(MarkdownNode(.strikethrough))
          tree.append(node, to: current)
          open.append(node)
        case .closer:
          if open.count > 1 { open.removeLast() }
        }
      }
    }
  }

  private func appendText(
    _ range: Range<Int>, to current: MarkdownTree.Index, _ tree: inout MarkdownTree
  ) {
    let last = tree[current].lastChild
    if last != MarkdownTree.none, tree[last].kind == .text,
      Int(tree[last].literal.end) == range.lowerBound
    {
      tree[last].literal.end = Int32(clamping: range.upperBound)
      return
    }
    var node = MarkdownNode(.text)
    node.literal = ByteRange(range)
    node.line = line
    tree.append(tree.add(node), to: current)
  }
}
