/// Writes code with its classes as HTML the way Pygments does: a span for every piece of a class,
/// none of them across the end of a line.
struct MarkupWriter {
  private let bytes: [UInt8]
  private let tokens: [UInt64]

  init(_ bytes: [UInt8], _ tokens: TokenList) {
    self.bytes = bytes
    self.tokens = tokens.packed
  }

  // MARK: Tables

  /// The opening tags of all classes one after another, and where each begins.
  private static let openings: (text: [UInt8], starts: [Int]) = {
    var (text, starts): ([UInt8], [Int]) = ([], [0])
    for tokenClass in TokenClass.allCases {
      if tokenClass != .text { text += Array("<span class=\"\(tokenClass.name)\">".utf8) }
      starts.append(text.count)
    }
    return (text, starts)
  }()
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

  // MARK: Writing

  /// All of the code. What it takes is counted first, so that nothing is moved while writing.
  func html() -> [UInt8] {
    let (openings, starts) = Self.openings
    let (closing, kinds, entities) = (Self.closing, Self.kinds, Self.entities)
    return [UInt8](unsafeUninitializedCapacity: capacity(starts, kinds)) { buffer, count in
      var place = 0
      var start = 0
      for token in tokens {
        let end = min(TokenList.end(of: token), bytes.count)
        let tokenClass = min(TokenList.classIndex(of: token), starts.count - 2)
        let opening = starts[tokenClass]..<starts[tokenClass + 1]
        var (done, isOpen) = (start, false)
        for index in start..<max(start, end) {
          let kind = kinds[Int(bytes[index])]
          if kind == 0 { continue }
          if !isOpen, kind != 6 || done < index {
            Self.copy(buffer, &place, openings, opening)
            isOpen = true
          }
          Self.copy(buffer, &place, bytes, done..<index)
          if kind == 6 {
            if isOpen, !opening.isEmpty { Self.copy(buffer, &place, closing, 0..<closing.count) }
            isOpen = false
            Self.copy(buffer, &place, bytes, index..<(index + 1))
          } else {
            Self.copy(buffer, &place, entities[Int(kind)], 0..<entities[Int(kind)].count)
          }
          done = index + 1
        }
        if done < end || isOpen {
          if !isOpen { Self.copy(buffer, &place, openings, opening) }
          Self.copy(buffer, &place, bytes, done..<max(done, end))
          if !opening.isEmpty { Self.copy(buffer, &place, closing, 0..<closing.count) }
        }
        start = max(start, end)
      }
      count = place
    }
  }

  /// Copies bytes into a buffer that has room for all of them.
  @inline(__always)
  private static func copy(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ place: inout Int, _ source: [UInt8],
    _ range: Range<Int>
  ) {
    guard range.count <= buffer.count - place else { return }
    for index in range {
      buffer[place] = source[index]
      place &+= 1
    }
  }

  /// How many bytes the HTML has at most.
  private func capacity(_ starts: [Int], _ kinds: [UInt8]) -> Int {
    var capacity = bytes.count
    var start = 0
    for token in tokens {
      let end = min(TokenList.end(of: token), bytes.count)
      let tokenClass = min(TokenList.classIndex(of: token), starts.count - 2)
      let tags = starts[tokenClass + 1] - starts[tokenClass] + Self.closing.count
      capacity += tags
      for index in start..<max(start, end) {
        let kind = kinds[Int(bytes[index])]
        if kind != 0 { capacity += kind == 6 ? tags : 5 }
      }
      start = max(start, end)
    }
    return capacity
  }
}
