/// Splits the text among the children of one node at the extensions in it.
struct TextSplitter {
  /// What to look for, the same for a whole document.
  final class Context {
    let labels: [String: MarkdownTree.Index]
    let hasInsets: Bool
    let hasSubscripts: Bool
    /// Whether anything may hold no spaces.
    let countsSpaces: Bool
    let runs: [Bool]
    let brackets: OpenBrackets?
    private let shared: SharedOptions
    /// Bytes that can begin something, all but the `w` of `www.`.
    private let starts: [UInt8]
    /// Whether something begins with a byte beyond ASCII.
    private let otherMarks: UInt64
    private let hasWeb: Bool
    /// What a text has that is worth looking at.
    private let wanted: TextTraits
    let isNeeded: Bool

    init(
      _ shared: SharedOptions, labels: [String: MarkdownTree.Index], _ tree: borrowing MarkdownTree
    ) {
      let insets = tree.insets
      self.shared = shared
      self.labels = labels
      hasInsets = insets.mark != nil
      hasSubscripts = shared.values.subscript
      countsSpaces = shared.values.subscript || shared.values.superscript
      var bytes: [UInt8] = []
      if shared.values.strikethrough || shared.values.subscript { bytes.append(ASCII.tilde) }
      if shared.values.mark { bytes.append(ASCII.equals) }
      if shared.values.superscript { bytes.append(ASCII.caret) }
      if shared.values.autolinks { bytes.append(ASCII.at) }
      if shared.values.autolinks || shared.values.emoji { bytes.append(ASCII.colon) }
      if !labels.isEmpty || shared.values.wikiLinks { bytes.append(ASCII.leftBracket) }
      if let mark = insets.mark { bytes.append(mark.first) }
      starts = bytes
      otherMarks = insets.mark == nil ? 0 : ByteWords.highest
      hasWeb =
        shared.values.autolinks
        && tree.nodes.contains { $0.kind == .text && $0.traits.contains(.web) }
      wanted = [
        .signs, hasWeb ? .web : [], insets.mark == nil ? [] : .beyondASCII,
      ]
      isNeeded = !bytes.isEmpty
      brackets =
        shared.values.autolinks && OpenBrackets.areIn(tree) ? OpenBrackets(in: tree) : nil
      runs = [
        shared.values.strikethrough || shared.values.subscript, shared.values.strikethrough,
        shared.values.mark,
        shared.values.superscript,
      ]
    }

    var options: MarkdownOptions {
      _read { yield shared.values }
    }

    static let w: UInt8 = 0x77

    /// Whether there is anything to look at among the children of a node.
    func finds(inTextOf parent: MarkdownTree.Index, _ tree: borrowing MarkdownTree) -> Bool {
      var child = tree[parent].firstChild
      while child != MarkdownTree.none {
        if finds(in: tree[child], tree) { return true }
        child = tree[child].next
      }
      return false
    }

    /// Whether a node is a text with anything to look at.
    func finds(in node: MarkdownNode, _ tree: borrowing MarkdownTree) -> Bool {
      guard node.kind == .text, !node.traits.isDisjoint(with: wanted) else { return false }
      let range = node.literal.range
      return next(range.lowerBound, range.upperBound, tree) < range.upperBound
    }

    /// The next byte that can begin something, or the end.
    func next(_ start: Int, _ end: Int, _ tree: borrowing MarkdownTree) -> Int {
      tree.bytes.withUnsafeBufferPointer { bytes in
        var index = start
        while true {
          index =
            hasWeb
            ? ByteChunks.first(
              in: bytes, from: index, to: end,
              chunk: { chunk in
                ByteChunks.pairs(ByteChunks.marks(chunk .== Chunk(repeating: Self.w)))
                  | marks(chunk)
              },
              word: { word in
                ByteWords.pairs(of: Self.w, in: word) | Self.signs(word) | word & otherMarks
              })
            : ByteChunks.first(
              in: bytes, from: index, to: end, chunk: { marks($0) },
              word: { Self.signs($0) | $0 & otherMarks })
          guard index < end else { return end }
          switch bytes[index] {
          case Self.w: if Self.isWeb(bytes, index, end) { return index }
          case ASCII.colon where index + 1 >= end || bytes[index + 1].isBlank: break
          case let byte: if starts.contains(byte) { return index }
          }
          index += 1
        }
      }
    }

    private typealias Chunk = ByteChunks.Chunk

    /// The signs of sixteen bytes, and bytes beyond ASCII where these mean something.
    @inline(__always)
    private func marks(_ chunk: Chunk) -> ByteChunks.Marks {
      let lowercased = chunk | Chunk(repeating: 0x20)
      let signs =
        ByteChunks.areIn(lowercased, from: ASCII.colon, count: 0x61 - ASCII.colon)
        .| ByteChunks.areIn(lowercased, from: 0x7B, count: 5)
      return ByteChunks.marks(signs)
        | ByteChunks.marks(chunk) & ByteChunks.Marks(repeating: otherMarks)
    }

    /// The highest bits of the signs behind the digits and behind the letters, of both cases. Bytes
    /// beyond ASCII may be marked too.
    @inline(__always)
    private static func signs(_ word: UInt64) -> UInt64 {
      let lowercased = word | ByteWords.each &* 0x20
      return ByteWords.atLeast(ASCII.colon, in: lowercased)
        & (~ByteWords.atLeast(0x61, in: lowercased) | ByteWords.atLeast(0x7B, in: lowercased))
    }

    private static func isWeb(
      _ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
    ) -> Bool {
      index + 4 <= end && WebAddress.ends(at: index + 3, in: bytes)
    }
  }

  private enum Piece {
    case node(MarkdownTree.Index)
    case text(Range<Int>)
    case run(Int)
  }

  /// Something found in the text.
  struct Match {
    let range: Range<Int>
    /// Nil for what disappears.
    let node: MarkdownTree.Index?
  }

  let parent: MarkdownTree.Index
  let isInLink: Bool
  let context: Context

  private var pieces: [Piece] = []
  private var runs = DelimiterRuns()
  private var spaces = 0
  /// The line of the text that is being split.
  private(set) var line: Int32 = 0

  init(parent: MarkdownTree.Index, isInLink: Bool, context: Context) {
    self.parent = parent
    self.isInLink = isInLink
    self.context = context
    runs.hasSubscripts = context.hasSubscripts
  }

  mutating func run(in tree: inout MarkdownTree) {
    let children = tree.children(of: parent)
    for (position, child) in children.enumerated() {
      guard tree[child].kind == .text else {
        if tree[child].kind == .softBreak || tree[child].kind == .lineBreak { spaces += 1 }
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

  private mutating func split(
    _ text: Range<Int>, before: UInt32, after: UInt32, in tree: inout MarkdownTree
  ) {
    var index = text.lowerBound
    var done = index
    var finder = BareAddressFinder(text: text)
    while index < text.upperBound {
      let next = context.next(index, text.upperBound, tree)
      if context.countsSpaces {
        spaces += tree.bytes[index..<next].count(where: \.isASCIIWhitespace)
      }
      index = next
      if index >= text.upperBound { break }
      let byte = tree.bytes[index]
      if byte == ASCII.tilde || byte == ASCII.equals || byte == ASCII.caret {
        let end = runEnd(index, text, tree)
        if let kind = DelimiterRuns.kind(of: byte, count: end - index), context.runs[kind.rawValue],
          runs.add(
            kind, index..<end, in: text, before: before, after: after, spaces: spaces, tree)
        {
          flush(done..<index)
          pieces.append(.run(runs.count - 1))
          done = end
        }
        index = max(end, index + 1)
        continue
      }
      finder.limit = done
      guard let match = match(at: index, text, before: before, &finder, &tree) else {
        index += 1
        continue
      }
      flush(done..<match.range.lowerBound)
      if let node = match.node { pieces.append(.node(node)) } else { dropSoftBreak(tree) }
      done = match.range.upperBound
      index = done
    }
    flush(done..<text.upperBound)
  }

  private func match(
    at index: Int, _ text: Range<Int>, before: UInt32, _ finder: inout BareAddressFinder,
    _ tree: inout MarkdownTree
  ) -> Match? {
    switch tree.bytes[index] {
    case ASCII.leftBracket:
      if !context.labels.isEmpty, let match = footnoteReference(index, text, &tree) {
        return match
      }
      guard context.options.wikiLinks, !isInLink else { return nil }
      return wikiLink(at: index, in: text, from: finder.limit, &tree)
    case ASCII.colon, ASCII.at, Context.w:
      if context.options.autolinks, !isInLink,
        tree.bytes[index] == ASCII.at || context.brackets?.contains(index) != true,
        let address = finder.find(at: index, before: before, tree)
      {
        return Match(range: address.range, node: link(address, &tree))
      }
      guard context.options.emoji, tree.bytes[index] == ASCII.colon else { return nil }
      return emoji(at: index, in: text, &tree)
    default:
      return inset(at: index, in: text, &tree)
    }
  }

  /// A line that belongs to a piece on an earlier line takes its line break with it.
  private mutating func dropSoftBreak(_ tree: borrowing MarkdownTree) {
    guard case .node(let node)? = pieces.last,
      tree[node].kind == .softBreak || tree[node].kind == .lineBreak
    else { return }
    pieces.removeLast()
  }

  private mutating func flush(_ range: Range<Int>) {
    if !range.isEmpty { pieces.append(.text(range)) }
  }

  /// The end of a run of one character; an escaped one ends the run before it.
  private func runEnd(_ start: Int, _ text: Range<Int>, _ tree: borrowing MarkdownTree) -> Int {
    var end = start
    while end < text.upperBound, tree.bytes[end] == tree.bytes[start],
      !tree.escapes.contains(end)
    {
      end += 1
    }
    return end
  }

  private func footnoteReference(
    _ start: Int, _ text: Range<Int>, _ tree: inout MarkdownTree
  ) -> Match? {
    guard !tree.escapes.contains(start), !tree.escapes.contains(start + 1) else { return nil }
    let end = tree.bytes.withUnsafeBufferPointer { EscapeMarking.footnoteLabelEnd($0, start) }
    guard let end, end <= text.upperBound,
      let definition = context.labels[Footnotes.key(tree.bytes[(start + 2)..<(end - 1)])]
    else { return nil }
    var node = MarkdownNode(.footnoteReference)
    node.line = line
    node.number = definition
    return Match(range: start..<end, node: tree.add(node))
  }

  private func link(
    _ address: BareAddressFinder.Address, _ tree: inout MarkdownTree
  ) -> MarkdownTree.Index {
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
    return link
  }

  /// Makes the pieces the parent's children.
  private mutating func rebuild(_ tree: inout MarkdownTree) {
    runs.pair()
    tree.setChildren([], of: parent)
    var open = [parent]
    for piece in pieces {
      let current = open[open.count - 1]
      switch piece {
      case .node(let node):
        tree.append(node, to: current)
      case .text(let range):
        appendText(range, to: current, &tree)
      case .run(let run):
        switch runs.role(of: run) {
        case .text:
          appendText(runs.range(of: run), to: current, &tree)
        case .opener:
          let node = tree.add(MarkdownNode(runs.node(of: run)))
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
