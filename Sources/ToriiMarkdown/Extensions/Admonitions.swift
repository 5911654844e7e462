/// Quotes that begin with `[!NOTE]`: GitHub's alerts, with the titles and folding of Obsidian's
/// callouts (`[!TIP]- Title`).
enum Admonitions {
  /// What ``MarkdownNode/level`` of an admonition says.
  enum Folding {
    static let none: UInt8 = 0
    static let open: UInt8 = 1
    static let closed: UInt8 = 2
  }

  static func install(in tree: inout MarkdownTree) {
    for quote in 0..<MarkdownTree.Index(clamping: tree.nodes.count)
    where tree[quote].kind == .blockQuote {
      let paragraph = tree[quote].firstChild
      guard paragraph != MarkdownTree.none, tree[paragraph].kind == .paragraph else { continue }
      let text = tree[paragraph].firstChild
      guard text != MarkdownTree.none, tree[text].kind == .text,
        let marker = Marker(tree, tree[text].literal.range)
      else { continue }
      tree[text].literal.start = Int32(clamping: marker.end)
      tree[quote].kind = .admonition
      tree[quote].literal = marker.name
      tree[quote].level = marker.folding
      tree[quote].isMarked = true
      takeTitle(of: quote, from: paragraph, &tree)
    }
  }

  private struct Marker {
    let name: ByteRange
    let folding: UInt8
    let end: Int

    init?(_ tree: borrowing MarkdownTree, _ text: Range<Int>) {
      let start = text.lowerBound
      guard text.count >= 4, tree.bytes.has("[!", at: start), !tree.escapes.contains(start),
        !tree.escapes.contains(start + 1)
      else { return nil }
      var end = start + 2
      while end < text.upperBound, end - start < 40,
        tree.bytes[end].isASCIILetter || tree.bytes[end] == ASCII.hyphen
      {
        end += 1
      }
      guard end > start + 2, end < text.upperBound, tree.bytes[end] == ASCII.rightBracket else {
        return nil
      }
      name = ByteRange((start + 2)..<end)
      end += 1
      var folding = Folding.none
      if end < text.upperBound {
        switch tree.bytes[end] {
        case ASCII.plus: folding = Folding.open
        case ASCII.hyphen: folding = Folding.closed
        default: break
        }
        if folding != Folding.none { end += 1 }
        guard end >= text.upperBound || tree.bytes[end].isBlank else { return nil }
        while end < text.upperBound, tree.bytes[end].isBlank { end += 1 }
      }
      self.folding = folding
      self.end = end
    }
  }

  /// The rest of the marker's line is the title; without one it is the name.
  private static func takeTitle(
    of quote: MarkdownTree.Index, from paragraph: MarkdownTree.Index, _ tree: inout MarkdownTree
  ) {
    let children = tree.children(of: paragraph)
    let lineEnd =
      children.firstIndex { tree[$0].kind == .softBreak || tree[$0].kind == .lineBreak }
      ?? children.count
    var title = Array(children[..<lineEnd])
    if title.count == 1, tree[title[0]].literal.isEmpty {
      tree[title[0]].literal = tree.store(
        defaultTitle(tree.text(tree[quote].literal), tree.translate))
    } else {
      title.removeAll { tree[$0].kind == .text && tree[$0].literal.isEmpty }
    }
    var blocks = tree.children(of: quote)
    if lineEnd + 1 < children.count {
      tree.setChildren(Array(children[(lineEnd + 1)...]), of: paragraph)
    } else {
      blocks.removeFirst()
    }
    var node = MarkdownNode(.admonitionTitle)
    node.line = tree[paragraph].line
    let titleNode = tree.add(node)
    tree.setChildren(title, of: titleNode)
    tree.setChildren([titleNode] + blocks, of: quote)
  }

  /// `NOTE` as `Note`, or what another language says for that.
  static func defaultTitle(
    _ name: ArraySlice<UInt8>, _ translate: (@Sendable (String) -> String)?
  ) -> [UInt8] {
    var title = name.map(\.asciiLowercased)
    if let first = title.first, first.isASCIILetter { title[0] = first & 0xDF }
    for index in title.indices where title[index] == ASCII.hyphen { title[index] = ASCII.space }
    guard let translate else { return title }
    return Array(translate(String(decoding: title, as: UTF8.self)).utf8)
  }
}
