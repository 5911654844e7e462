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

  /// The text of a heading of which its id is made: emoji by their names.
  func idText(of node: Index) -> String {
    var text: [UInt8] = []
    var walk = TreeWalk(from: node)
    while let step = walk.next(in: self) {
      guard step.isEntering else { continue }
      let node = self[step.node]
      if node.kind == .text, !node.attribute.isEmpty {
        text.append(contentsOf: self.text(node.attribute))
      } else {
        appendPlainText(of: step.node, to: &text)
      }
    }
    return String(decoding: text, as: UTF8.self)
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
struct PlainText {
  private var bytes: [UInt8] = []

  init(of tree: MarkdownTree, footnotes: Footnotes) {
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
    var words = 0
    var ideographs = 0
    var isInWord = false
    var index = 0
    while index < bytes.count {
      let run = Self.countWords(inASCIIOf: bytes, from: index, isInWord: isInWord)
      (words, index, isInWord) = (words + run.words, run.end, run.isInWord)
      guard index < bytes.count else { break }
      let scalar = bytes.scalar(at: index, end: bytes.count)
      index += scalar.length
      if Self.isIdeograph(scalar.value) {
        ideographs += 1
        isInWord = false
      } else if Flanking.isSpace(scalar.value) {
        isInWord = false
      } else if !isInWord, Unicode.Scalar(scalar.value)?.properties.isAlphabetic ?? false {
        isInWord = true
        words += 1
      }
    }
    return (words, ideographs)
  }

  private static let otherByte: UInt8 = 0
  private static let wordByte: UInt8 = 1
  private static let whiteSpace: UInt8 = 2
  private static let beyondASCII: UInt8 = 3

  /// What each byte is to the counting of words.
  private static let kinds = (0...255).map { (byte: UInt8) in
    if byte >= 0x80 { return beyondASCII }
    if byte.isASCIIWhitespace { return whiteSpace }
    return byte.isASCIIAlphanumeric ? wordByte : otherByte
  }

  /// The words that begin before the next byte that is not ASCII.
  private static func countWords(
    inASCIIOf bytes: [UInt8], from start: Int, isInWord: Bool
  ) -> (words: Int, end: Int, isInWord: Bool) {
    bytes.withUnsafeBufferPointer { bytes in
      kinds.withUnsafeBufferPointer { kinds in
        var (words, index, isInWord) = (0, start, isInWord)
        while index < bytes.count {
          let kind = kinds[Int(bytes[index])]
          if kind == beyondASCII { break }
          let isWordByte = kind == wordByte
          words &+= isWordByte && !isInWord ? 1 : 0
          isInWord = isWordByte || (isInWord && kind == otherByte)
          index &+= 1
        }
        return (words, index, isInWord)
      }
    }
  }

  static func readingMinutes(words: Int, ideographs: Int) -> Int {
    let minutes = Double(words) / 213 + Double(ideographs) / 500
    return Int(minutes.rounded(.up))
  }

  /// Han, kana and hangul.
  private static func isIdeograph(_ value: UInt32) -> Bool {
    switch value {
    case 0x3005...0x3007, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3400...0x4DBF,
      0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
