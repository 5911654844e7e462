/// Makes escapes visible in libcmark's tree, and keeps footnote definitions from being read as link
/// definitions: a mark goes behind each escaped character that an extension would otherwise take for
/// its own, and between `[^label]` and the colon.
struct EscapeMarking {
  private let source: [UInt8]
  private let marksFootnotes: Bool
  private let marksEscapes: Bool

  init(_ source: [UInt8], options: MarkdownOptions) {
    self.source = source
    marksFootnotes = options.footnotes
    marksEscapes =
      options.strikethrough || options.footnotes || options.taskLists || options.autolinks
      || options.smartPunctuation || options.admonitions || options.emoji || options.wikiLinks
      || options.attributes || options.blockAttributes || options.mark || options.superscript
      || options.subscript
  }

  /// The marked text and the mark, nil if nothing needs one.
  func run() -> (source: [UInt8], mark: MarkCharacter)? {
    let places = findPlaces()
    guard !places.isEmpty,
      let mark = MarkCharacter.unused(of: MarkCharacter.punctuation, in: source)
    else { return nil }
    return (MarkCharacter.insert(mark, at: places, into: source), mark)
  }

  private var mayHoldPlaces: Bool {
    ByteSearch.contains(ASCII.backslash, in: source)
      || ByteSearch.contains(ASCII.ampersand, in: source)
      || (marksFootnotes && ByteSearch.contains(ASCII.caret, in: source))
  }

  /// Offsets before which a mark belongs, in ascending order.
  private func findPlaces() -> [Int] {
    var places: [Int] = []
    guard marksEscapes, mayHoldPlaces else { return places }
    source.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        switch bytes[index] {
        case ASCII.backslash:
          guard index + 1 < bytes.count, !bytes[index + 1].isLineEnd else { break }
          if Self.isSpecial(bytes[index + 1]) { places.append(index + 2) }
          index += 1
        case ASCII.ampersand:
          if let end = Self.entityEnd(bytes, index) {
            places.append(end)
            index = end - 1
          }
        case ASCII.leftBracket where marksFootnotes:
          if let end = Self.footnoteLabelEnd(bytes, index), end < bytes.count,
            bytes[end] == ASCII.colon
          {
            places.append(end)
            index = end
          }
        default:
          break
        }
        index += 1
      }
    }
    return places
  }

  /// Characters that mean something to an extension or to smart punctuation.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.tilde, ASCII.leftBracket, ASCII.rightBracket, ASCII.caret, ASCII.colon, ASCII.at,
      ASCII.quote,
      ASCII.apostrophe, ASCII.hyphen, ASCII.period, ASCII.leftBrace, ASCII.equals,
      ASCII.exclamation:
      true
    default: false
    }
  }

  /// The longest name is `CounterClockwiseContourIntegral`.
  private static let maximumEntityLength = 33

  /// The end of an entity at `start`.
  private static func entityEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> Int? {
    var end = start + 1
    while end < bytes.count, end - start < maximumEntityLength,
      bytes[end].isASCIIAlphanumeric
        || bytes[end] == ASCII.hash
    {
      end += 1
    }
    // Whatever it stands for, it is no part of an address that ends before it.
    guard end > start + 1, end < bytes.count, bytes[end] == ASCII.semicolon else { return nil }
    return end + 1
  }

  /// The offset behind `[^label]` at `start`, nil if there is none. Labels hold no white space.
  static func footnoteLabelEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
    guard start + 3 < bytes.count, bytes[start] == ASCII.leftBracket,
      bytes[start + 1] == ASCII.caret
    else { return nil }
    var end = start + 2
    while end < bytes.count, bytes[end] != ASCII.rightBracket, bytes[end] != ASCII.leftBracket,
      !bytes[end].isASCIIWhitespace, end - start <= 1000
    {
      end += 1
    }
    guard end > start + 2, end < bytes.count, bytes[end] == ASCII.rightBracket else { return nil }
    return end + 1
  }
}
