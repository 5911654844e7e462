/// Writes code with its classes as HTML the way Pygments does: a span for every piece of a class,
/// none of them across the end of a line.
struct MarkupWriter {
  private let bytes: [UInt8]
  private let tokens: [UInt64]
  private(set) var output: [UInt8] = []

  init(_ bytes: [UInt8], _ tokens: TokenList) {
    self.bytes = bytes
    self.tokens = tokens.packed
    output.reserveCapacity(bytes.count + self.tokens.count * 24 + bytes.count / 8)
  }

  private static let openings: [[UInt8]] = TokenClass.allCases.map { tokenClass in
    tokenClass == .text ? [] : Array("<span class=\"\(tokenClass.name)\">".utf8)
  }
  private static let closing = Array("</span>".utf8)

  /// How each byte is written: 0 as it is, 1 to 5 as an entity, 6 as a newline.
  private static let kinds: [UInt8] = {
    var kinds = [UInt8](repeating: 0, count: 256)
    for (kind, character) in "&<>\"'\n".utf8.enumerated() {
      kinds[Int(character)] = UInt8(truncatingIfNeeded: kind + 1)
    }
    return kinds
  }()
  private static let entities: [[UInt8]] = ["", "&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].map {
    Array($0.utf8)
  }

  /// Writes all of the code.
  mutating func write() {
    let (openings, closing, kinds) = (Self.openings, Self.closing, Self.kinds)
    var start = 0
    for token in tokens {
      let end = min(TokenList.end(of: token), bytes.count)
      let index = TokenList.classIndex(of: token)
      let opening = index < openings.count ? openings[index] : []
      writeToken(from: start, to: end, opening, closing, kinds)
      start = max(start, end)
    }
  }

  @inline(__always)
  private mutating func writeToken(
    from start: Int, to end: Int, _ opening: [UInt8], _ closing: [UInt8], _ kinds: [UInt8]
  ) {
    var done = start
    var isOpen = false
    var index = start
    while index < end {
      let kind = kinds[Int(bytes[index])]
      if kind == 6 {
        if done < index, !isOpen { output.append(contentsOf: opening); isOpen = true }
        output.append(contentsOf: bytes[done..<index])
        if isOpen, !opening.isEmpty { output.append(contentsOf: closing) }
        isOpen = false
        output.append(0x0A)
        done = index + 1
      } else if kind != 0 {
        if !isOpen { output.append(contentsOf: opening); isOpen = true }
        output.append(contentsOf: bytes[done..<index])
        output.append(contentsOf: Self.entities[Int(kind)])
        done = index + 1
      }
      index += 1
    }
    guard done < end || isOpen else { return }
    if !isOpen { output.append(contentsOf: opening) }
    output.append(contentsOf: bytes[done..<end])
    if !opening.isEmpty { output.append(contentsOf: closing) }
  }
}
