/// Puts lines right in paragraphs that begin with link definitions. libcmark takes the definitions
/// out and counts the lines of what is left from where they began.
enum DefinitionLines {
  /// Whether a document may hold such paragraphs.
  static func mayOccur(in source: [UInt8]) -> Bool {
    ByteSearch.contains(ASCII.colon, in: source) { bytes, index in
      index > 0 && bytes[index - 1] == ASCII.rightBracket
    }
  }

  static func correct(_ tree: inout MarkdownTree, source: [UInt8]) {
    guard mayOccur(in: source) else { return }
    let lines = SourceLines(source)
    var walk = TreeWalk(from: MarkdownTree.root)
    while let step = walk.next(in: tree) {
      let node = tree[step.node]
      guard step.isEntering, node.kind == .paragraph else { continue }
      walk.skipChildren(of: step.node, in: tree)
      guard node.line >= 1, node.line < node.endLine, node.lastChild != MarkdownTree.none,
        mayOccur(in: Array(source[lines.range(ofLine: Int(node.line))]))
      else { continue }
      // What is left ends where the paragraph ends.
      let shift = node.endLine - tree[node.lastChild].endLine
      if shift > 0 { lower(step.node, by: shift, in: &tree) }
    }
  }

  private static func lower(
    _ paragraph: MarkdownTree.Index, by shift: Int32, in tree: inout MarkdownTree
  ) {
    var walk = TreeWalk(from: paragraph)
    while let step = walk.next(in: tree) {
      guard step.isEntering, step.node != paragraph else { continue }
      tree[step.node].line += shift
      tree[step.node].endLine += shift
    }
  }
}
