extension TextSplitter {
  /// The node of a placeholder.
  func inset(at index: Int, in text: Range<Int>, _ tree: inout MarkdownTree) -> Match? {
    let found = tree.bytes.withUnsafeBytes { tree.insets.placeholder(at: index, in: $0) }
    guard let found, found.end <= text.upperBound else { return nil }
    var node: MarkdownNode
    switch tree.insets.list[found.inset].inset {
    case .continuation:
      return Match(range: index..<found.end, node: nil)
    case .math(let tex, let isDisplay):
      node = MarkdownNode(.math)
      node.level = isDisplay ? 1 : 0
      node.literal = tree.store(tex)
    case .html(let html):
      node = MarkdownNode(.insertion)
      node.literal = tree.store(html)
    case .containerStart, .containerEnd:
      node = MarkdownNode(.text)
      node.literal = tree.store(tree.insets.list[found.inset].source)
    }
    node.line = line
    return Match(range: index..<found.end, node: tree.add(node))
  }

  /// `:name:` of GitHub's emoji.
  func emoji(at start: Int, in text: Range<Int>, _ tree: inout MarkdownTree) -> Match? {
    if tree.escapes.contains(start) { return nil }
    var end = start + 1
    while end < text.upperBound, end - start <= EmojiTable.longestName,
      EmojiTable.isNameByte(tree.bytes[end])
    {
      end += 1
    }
    guard end < text.upperBound, end > start + 1, tree.bytes[end] == ASCII.colon,
      !tree.escapes.contains(end),
      let emoji = EmojiTable.shared.emoji(named: tree.bytes[(start + 1)..<end])
    else { return nil }
    var node = MarkdownNode(.text)
    node.literal = tree.store(emoji)
    // GitHub makes the ids of headings of the names.
    node.attribute = ByteRange((start + 1)..<end)
    node.line = line
    return Match(range: start..<(end + 1), node: tree.add(node))
  }

  /// `[[page]]`, `[[page|text]]`, with `!` before it for an image. `limit` is where the last match
  /// ended.
  func wikiLink(
    at start: Int, in text: Range<Int>, from limit: Int, _ tree: inout MarkdownTree
  ) -> Match? {
    guard start + 4 < text.upperBound, tree.bytes[start + 1] == ASCII.leftBracket,
      !tree.escapes.contains(start), !tree.escapes.contains(start + 1)
    else { return nil }
    var end = start + 2
    var bar: Int?
    while end < text.upperBound, end - start < 1000 {
      let byte = tree.bytes[end]
      if byte == ASCII.rightBracket || byte == ASCII.leftBracket { break }
      if byte == ASCII.pipe, bar == nil { bar = end }
      end += 1
    }
    guard end + 1 < text.upperBound, tree.bytes[end] == ASCII.rightBracket,
      tree.bytes[end + 1] == ASCII.rightBracket
    else { return nil }
    let name = trimmed(start + 2..<(bar ?? end), tree)
    let label = trimmed((bar.map { $0 + 1 } ?? start + 2)..<end, tree)
    if name.isEmpty || label.isEmpty { return nil }
    let isImage =
      start > limit && tree.bytes[start - 1] == ASCII.exclamation
      && !tree.escapes.contains(start - 1)
    var node = MarkdownNode(isImage ? .image : .link)
    node.literal = ByteRange(name)
    node.line = line
    node.isWiki = true
    let link = tree.add(node)
    var content = MarkdownNode(.text)
    content.literal = ByteRange(label)
    content.line = line
    tree.append(tree.add(content), to: link)
    return Match(range: (isImage ? start - 1 : start)..<(end + 2), node: link)
  }

  private func trimmed(_ range: Range<Int>, _ tree: borrowing MarkdownTree) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, tree.bytes[start].isASCIIWhitespace { start += 1 }
    while end > start, tree.bytes[end - 1].isASCIIWhitespace { end -= 1 }
    return start..<end
  }
}
