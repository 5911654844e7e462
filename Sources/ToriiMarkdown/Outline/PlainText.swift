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

extension ParsedDocument {
  private enum Piece {
    /// The text of a node.
    case text(ByteRange)
    case space
    case lineEnd
  }

  @inline(__always)
  private func read(_ body: (Piece) -> Void) {
    walk { step, _ in
      let node = tree[step.node]
      if step.isEntering {
        switch node.kind {
        case .text, .code, .codeBlock, .math, .abbreviation: body(.text(node.literal))
        case .softBreak, .lineBreak: body(.space)
        default: break
        }
      } else {
        switch node.kind {
        case .paragraph, .heading, .codeBlock, .tableRow, .item, .admonitionTitle,
          .definitionTerm, .definition:
          body(.lineEnd)
        case .tableCell: body(.space)
        default: break
        }
      }
    }
  }

  /// Its text without markup: a line per block.
  var plainText: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(tree.bytes.count)
    read { piece in
      switch piece {
      case .text(let range): bytes.append(contentsOf: tree.text(range))
      case .space: bytes.append(ASCII.space)
      case .lineEnd:
        while bytes.last == ASCII.space || bytes.last == ASCII.newline { bytes.removeLast() }
        if !bytes.isEmpty { bytes.append(ASCII.newline) }
      }
    }
    while bytes.last == ASCII.newline { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Words between white space that hold a letter or digit, and characters of scripts that are
  /// written without spaces.
  func countWords() -> (words: Int, ideographs: Int) {
    var counter = WordCounter()
    tree.bytes.withUnsafeBufferPointer { bytes in
      read { piece in
        switch piece {
        case .text(let range): counter.read(range.range, of: bytes)
        case .space, .lineEnd: counter.endWord()
        }
      }
    }
    return (counter.words, counter.ideographs)
  }

  static func readingMinutes(words: Int, ideographs: Int) -> Int {
    let minutes = Double(words) / 213 + Double(ideographs) / 500
    return Int(minutes.rounded(.up))
  }
}
