/// Cuts a text of Jekyll's into words for readers and tags for Liquid, in linear time.
struct LiquidScanner {
  enum Piece {
    case text(String)
    /// `{% … %}`
    case statement(Tag)
    /// `{{ … }}`
    case output(Tag)
    /// kramdown's `{: … }`
    case attributes(Tag)
    /// kramdown's `{:: … }` and `{:/ … }`
    case extension_(Tag)
  }

  struct Tag {
    let content: String
    let source: String
    let line: Int
  }

  private let bytes: [UInt8]
  private var index = 0
  private var line: Int
  /// Ends that do not occur in the rest of the text.
  private var missing: Set<UInt8> = []
  private var isRaw = false

  init(_ text: String, firstLine: Int) {
    bytes = Array(text.utf8)
    line = firstLine
  }

  mutating func next() -> Piece? {
    guard index < bytes.count else { return nil }
    if isRaw { return raw() }
    if let piece = tag() { return piece }
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != 0x7B { index += 1 }
    return .text(taken(from: start))
  }

  private mutating func taken(from start: Int) -> String {
    line += bytes[start..<index].count { $0 == 10 }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func tag() -> Piece? {
    guard bytes[index] == 0x7B, index + 1 < bytes.count else { return nil }
    let mark = bytes[index + 1]
    guard [0x25, 0x7B, 0x3A].contains(mark), !missing.contains(mark) else { return nil }
    let width = mark == 0x3A ? 1 : 2
    var end = index + 2
    while end < bytes.count, !isEnd(end, mark) { end += 1 }
    guard end < bytes.count else {
      missing.insert(mark)
      return nil
    }
    var inner = bytes[(index + 2)..<end]
    if width == 2 {
      // A dash beside a mark strips the space around the tag.
      if inner.first == 0x2D { inner.removeFirst() }
      if inner.last == 0x2D { inner.removeLast() }
    }
    let content = TagRewriter.trimmed(String(decoding: inner, as: UTF8.self))
    let (start, first) = (index, line)
    index = end + width
    let tag = Tag(content: content, source: taken(from: start), line: first)
    switch mark {
    case 0x7B: return .output(tag)
    case 0x3A:
      return content.hasPrefix(":") || content.hasPrefix("/") ? .extension_(tag) : .attributes(tag)
    default:
      isRaw = content == "raw"
      return .statement(tag)
    }
  }

  private func isEnd(_ position: Int, _ mark: UInt8) -> Bool {
    if mark == 0x3A { return bytes[position] == 0x7D }
    return bytes[position] == (mark == 0x25 ? 0x25 : 0x7D) && position + 1 < bytes.count
      && bytes[position + 1] == 0x7D
  }

  /// What stands before the tag `endraw`, or the rest.
  private mutating func raw() -> Piece {
    let start = index
    while index < bytes.count {
      if bytes[index] == 0x7B, isEndOfRaw(index) { break }
      index += 1
    }
    isRaw = false
    if index == start, let piece = tag() { return piece }
    return .text(taken(from: start))
  }

  private func isEndOfRaw(_ position: Int) -> Bool {
    var rest = bytes[position...]
    guard rest.starts(with: "{%".utf8) else { return false }
    rest = rest.dropFirst(2)
    if rest.first == 0x2D { rest = rest.dropFirst() }
    rest = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    return rest.starts(with: "endraw".utf8)
  }
}
