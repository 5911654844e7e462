/// Writes quotation marks, dashes and ellipses typographically, by the rules of cmark's `--smart`.
/// It works on the finished tree, so that addresses keep their hyphens and dots.
struct SmartPunctuation {
  private struct Level {
    let singles: Int
    let doubles: Int
    let singleFloor: Int
    let doubleFloor: Int
  }

  /// Offsets of quotation marks that open.
  private var opening: Set<Int> = []
  /// Offsets of single marks that close a quotation; any other that does not open is an apostrophe.
  private var closing: Set<Int> = []
  private let marks: QuotationMarks
  /// Offsets of quotation marks that could open and are not closed yet.
  private var singles: [Int] = []
  private var doubles: [Int] = []
  /// Marks below the floor lie outside the link whose text is being read.
  private var singleFloor = 0
  private var doubleFloor = 0
  private var levels: [Level] = []
  private var texts: [MarkdownTree.Index] = []

  private init(marks: QuotationMarks) { self.marks = marks }

  /// False if there is nothing to write otherwise.
  static func apply(
    to tree: inout MarkdownTree, footnotes: Footnotes, marks: QuotationMarks
  ) -> Bool {
    guard tree.nodes.contains(where: { mayChange($0, tree) }) else { return false }
    for top in [MarkdownTree.root] + footnotes.list.map(\.definition) {
      var pass = SmartPunctuation(marks: marks)
      pass.findQuotes(from: top, in: tree)
      for text in pass.texts { pass.rewrite(text, in: &tree) }
    }
    return true
  }

  /// Whether a node is a text with anything that is written otherwise.
  private static func mayChange(_ node: MarkdownNode, _ tree: borrowing MarkdownTree) -> Bool {
    guard node.kind == .text, node.traits.contains(.typographic) else { return false }
    let range = node.literal.range
    return nextMark(range.lowerBound, range.upperBound, tree) < range.upperBound
  }

  // MARK: Which marks open

  private mutating func findQuotes(from top: MarkdownTree.Index, in tree: borrowing MarkdownTree) {
    var before = NeighbourCharacter.newline
    var walk = TreeWalk(from: top)
    while let step = walk.next(in: tree) {
      let node = tree[step.node]
      switch node.kind {
      case .text:
        guard step.isEntering else { continue }
        if !tree.isAddress(node.parent) {
          texts.append(step.node)
          readQuotes(of: step.node, before: before, in: tree)
        }
        let range = node.literal.range
        if !range.isEmpty {
          before = tree.scalar(before: range.upperBound, start: range.lowerBound)
        }
        continue
      case .emphasis, .strong, .strikethrough, .link, .image, .mark, .superscript, .subscript:
        step.isEntering ? enter(node.kind) : leave()
      case .paragraph, .heading, .tableCell, .definitionTerm, .admonitionTitle:
        singles.removeAll()
        doubles.removeAll()
        before = NeighbourCharacter.newline
        continue
      default:
        break
      }
      before =
        step.isEntering && node.firstChild != MarkdownTree.none
        ? NeighbourCharacter.edge(of: step.node, tree)
        : NeighbourCharacter.last(of: step.node, tree)
    }
  }

  private mutating func enter(_ kind: MarkdownNode.Kind) {
    levels.append(
      Level(
        singles: singles.count, doubles: doubles.count, singleFloor: singleFloor,
        doubleFloor: doubleFloor))
    if kind == .link || kind == .image {
      singleFloor = singles.count
      doubleFloor = doubles.count
    }
  }

  private mutating func leave() {
    guard let level = levels.popLast() else { return }
    singles.removeLast(max(0, singles.count - level.singles))
    doubles.removeLast(max(0, doubles.count - level.doubles))
    singleFloor = level.singleFloor
    doubleFloor = level.doubleFloor
  }

  private mutating func readQuotes(
    of text: MarkdownTree.Index, before: UInt32, in tree: borrowing MarkdownTree
  ) {
    let range = tree[text].literal.range
    var next = range.lowerBound
    while true {
      let index = tree.bytes.withUnsafeBufferPointer {
        ByteWords.first(in: $0, from: next, to: range.upperBound, where: Self.quotes)
      }
      guard index < range.upperBound else { return }
      next = index + 1
      if tree.escapes.contains(index) { continue }
      let previous =
        index > range.lowerBound ? tree.scalar(before: index, start: range.lowerBound) : before
      let following =
        index + 1 < range.upperBound
        ? tree.scalar(at: index + 1, end: range.upperBound)
        : NeighbourCharacter.following(text, tree)
      let flanking = Flanking(before: previous, after: following)
      let canOpen =
        flanking.isLeft && (!flanking.isRight || previous == 0x28 || previous == 0x5B)
        && previous != 0x5D && previous != 0x29
      let isInWord = flanking.isLeft && flanking.isRight
      readQuote(
        at: index, in: tree, canOpen: canOpen, canClose: flanking.isRight, isInWord: isInWord)
    }
  }

  private mutating func readQuote(
    at index: Int, in tree: borrowing MarkdownTree, canOpen: Bool, canClose: Bool, isInWord: Bool
  ) {
    if tree.bytes[index] == ASCII.quote {
      if canClose, doubles.count > doubleFloor, let opener = doubles.last {
        opening.insert(opener)
      }
      if !canClose { opening.insert(index) }
      if canOpen { doubles.append(index) }
    } else {
      if canClose, singles.count > singleFloor, let opener = singles.last {
        opening.insert(opener)
        if !isInWord { closing.insert(index) }
      }
      if canOpen { singles.append(index) }
    }
  }

  // MARK: Writing

  private func rewrite(_ text: MarkdownTree.Index, in tree: inout MarkdownTree) {
    let range = tree[text].literal.range
    var result: [UInt8] = []
    var done = range.lowerBound
    var index = Self.nextMark(range.lowerBound, range.upperBound, tree)
    while index < range.upperBound {
      guard !tree.escapes.contains(index),
        let (replacement, end) = replacement(at: index, in: range, tree)
      else {
        index = Self.nextMark(index + 1, range.upperBound, tree)
        continue
      }
      result.append(contentsOf: tree.bytes[done..<index])
      result.append(contentsOf: replacement.utf8)
      done = end
      index = Self.nextMark(end, range.upperBound, tree)
    }
    if done == range.lowerBound { return }
    result.append(contentsOf: tree.bytes[done..<range.upperBound])
    tree[text].literal = tree.store(result)
  }

  /// The next byte that is written otherwise, or the end.
  private static func nextMark(_ start: Int, _ end: Int, _ tree: borrowing MarkdownTree) -> Int {
    tree.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while true {
        index = ByteChunks.first(
          in: bytes, from: index, to: end, chunk: { marks($0) }, word: { marks($0) })
        guard index < end else { return end }
        switch bytes[index] {
        case ASCII.quote, ASCII.apostrophe: return index
        case ASCII.hyphen, ASCII.period:
          // One alone stays as it is.
          if index + 1 < end, bytes[index + 1] == bytes[index] { return index }
          index += 1
        default: index += 1
        }
      }
    }
  }

  /// The highest bits of quotation marks, of two neighbours among `,-./`, and of a few bytes more.
  @inline(__always)
  private static func marks(_ word: UInt64) -> UInt64 {
    let quotes = ByteWords.zeros(word & ~(ByteWords.each &* 5) ^ ByteWords.each &* 0x22)
    let others = ByteWords.zeros(word & ~(ByteWords.each &* 3) ^ ByteWords.each &* 0x2C)
    return quotes | others & (others &>> 8 | 1 &<< 63)
  }

  /// The same of sixteen bytes.
  @inline(__always)
  private static func marks(_ chunk: ByteChunks.Chunk) -> ByteChunks.Marks {
    typealias Chunk = ByteChunks.Chunk
    let quotes = chunk & ~Chunk(repeating: 5) .== Chunk(repeating: 0x22)
    let others = chunk & ~Chunk(repeating: 3) .== Chunk(repeating: 0x2C)
    return ByteChunks.marks(quotes) | ByteChunks.pairs(ByteChunks.marks(others))
  }

  @inline(__always)
  private static func quotes(_ word: UInt64) -> UInt64 {
    ByteWords.places(of: ASCII.quote, in: word) | ByteWords.places(of: ASCII.apostrophe, in: word)
  }

  private func replacement(
    at index: Int, in range: Range<Int>, _ tree: borrowing MarkdownTree
  ) -> (text: String, end: Int)? {
    let byte = tree.bytes[index]
    switch byte {
    case ASCII.quote:
      return (opening.contains(index) ? marks.double.open : marks.double.close, index + 1)
    case ASCII.apostrophe:
      if opening.contains(index) { return (marks.single.open, index + 1) }
      return (closing.contains(index) ? marks.single.close : "\u{2019}", index + 1)
    case ASCII.hyphen, ASCII.period:
      var end = index
      while end < range.upperBound, tree.bytes[end] == byte, !tree.escapes.contains(end) {
        end += 1
        if byte == ASCII.period, end - index == 3 { return ("\u{2026}", end) }
      }
      if end - index == 1 { return nil }
      if byte == ASCII.period {
        return (String(repeating: ".", count: end - index), end)
      }
      return (Self.dashes(end - index), end)
    default:
      return nil
    }
  }

  /// Hyphens in threes are em dashes, in twos en dashes; mixed only when neither comes out even.
  private static func dashes(_ hyphens: Int) -> String {
    let (em, en) =
      if hyphens % 3 == 0 {
        (hyphens / 3, 0)
      } else if hyphens % 2 == 0 {
        (0, hyphens / 2)
      } else if hyphens % 3 == 2 {
        ((hyphens - 2) / 3, 1)
      } else {
        ((hyphens - 4) / 3, 2)
      }
    return String(repeating: "\u{2014}", count: em) + String(repeating: "\u{2013}", count: en)
  }
}
