extension MarkdownTree {
  /// The text of a node without markup.
  func plainText(of node: Index) -> String {
    var text: [UInt8] = []
    var walk = TreeWalk(from: node)
    while let step = walk.next(in: self) {
      if step.isEntering { appendPlainText(of: step.node, to: &text) }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text of a heading as it is shown, and, where it differs, the text of which its id is made:
  /// emoji by their names.
  func headingText(of node: Index) -> (shown: [UInt8], named: [UInt8]?) {
    var shown: [UInt8] = []
    var named: [UInt8] = []
    var hasNames = false
    var walk = TreeWalk(from: node)
    while let step = walk.next(in: self) {
      guard step.isEntering else { continue }
      let name = nodes[Int(step.node)].attribute
      if nodes[Int(step.node)].kind == .text, !name.isEmpty {
        if !hasNames { named = shown }
        hasNames = true
        named.append(contentsOf: text(name))
      } else if hasNames {
        appendPlainText(of: step.node, to: &named)
      }
      appendPlainText(of: step.node, to: &shown)
    }
    return (shown, hasNames ? named : nil)
  }

  fileprivate func appendPlainText(of node: Index, to text: inout [UInt8]) {
    switch self[node].kind {
    case .text, .code, .codeBlock, .math, .abbreviation:
      text.append(contentsOf: self.text(self[node].literal))
    case .softBreak, .lineBreak: text.append(ASCII.space)
    default: break
    }
  }
}

/// The text of a whole document, for searching and counting.
struct PlainText: Sendable {
  private var bytes: [UInt8] = []

  init(of tree: MarkdownTree, footnotes: Footnotes) {
    bytes.reserveCapacity(tree.bytes.count)
    for top in [MarkdownTree.root] + footnotes.list.map(\.definition) {
      var walk = TreeWalk(from: top)
      while let step = walk.next(in: tree) {
        if step.isEntering {
          tree.appendPlainText(of: step.node, to: &bytes)
        } else {
          switch tree[step.node].kind {
          case .paragraph, .heading, .codeBlock, .tableRow, .item, .admonitionTitle,
            .definitionTerm,
            .definition:
            endLine()
          case .tableCell: bytes.append(ASCII.space)
          default: break
          }
        }
      }
    }
    while bytes.last == ASCII.newline { bytes.removeLast() }
  }

  private mutating func endLine() {
    while bytes.last == ASCII.space || bytes.last == ASCII.newline { bytes.removeLast() }
    if !bytes.isEmpty { bytes.append(ASCII.newline) }
  }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Words between white space that hold a letter or digit, and characters of scripts that are
  /// written without spaces.
  func countWords() -> (words: Int, ideographs: Int) {
    var counter = WordCounter()
    bytes.withUnsafeBufferPointer { counter.read($0) }
    return (counter.words, counter.ideographs)
  }

  static func readingMinutes(words: Int, ideographs: Int) -> Int {
    let minutes = Double(words) / 213 + Double(ideographs) / 500
    return Int(minutes.rounded(.up))
  }
}
