/// A piece of the source that libcmark must not read. A placeholder stands in its place, and the tree
/// gets a node for it where the placeholder turns out to be text.
enum Inset {
  /// TeX between its delimiters.
  case math(tex: [UInt8], isDisplay: Bool)
  /// HTML that somebody else made of the piece.
  case html([UInt8])
  /// A line of a piece that began on an earlier line.
  case continuation
  case containerStart(ContainerFence)
  case containerEnd
}

/// The insets of a document and the mark that encloses their numbers.
struct InsetCollection {
  struct Entry {
    let inset: Inset
    /// What the author wrote there, on one line unless it is a block.
    let source: [UInt8]
    let isBlock: Bool
  }

  private(set) var list: [Entry] = []
  private(set) var mark: MarkCharacter?

  var isEmpty: Bool { list.isEmpty }

  /// A replacement of a range of the source, found by one of the scanners.
  struct Replacement {
    let range: Range<Int>
    let inset: Inset
    /// Whether it stands alone on its lines and shall be a block, whatever is around it.
    let isBlock: Bool
    /// What is shown in code instead of the source.
    var code: [UInt8]?
  }

  /// Puts placeholders into the source; `replacements` ascend and do not overlap.
  mutating func install(_ replacements: [Replacement], in source: [UInt8]) -> [UInt8] {
    guard !replacements.isEmpty,
      let mark = MarkCharacter.unused(of: MarkCharacter.punctuation, in: source)
    else { return source }
    self.mark = mark
    var result: [UInt8] = []
    result.reserveCapacity(source.count + replacements.count * 12)
    var from = 0
    for replacement in replacements where replacement.range.lowerBound >= from {
      result.append(contentsOf: source[from..<replacement.range.lowerBound])
      append(replacement, of: source, mark, to: &result)
      from = replacement.range.upperBound
    }
    result.append(contentsOf: source[from...])
    return result
  }

  /// The number of the placeholder at an offset, and where it ends.
  func placeholder(
    at index: Int, in bytes: UnsafeRawBufferPointer
  ) -> (inset: Int, end: Int)? {
    guard let mark, mark.isAt(index, in: bytes) else { return nil }
    var number = 0
    var end = index + MarkCharacter.length
    while end < bytes.count, bytes[end].isASCIIDigit, number < list.count {
      number = number * 10 + Int(bytes[end] & 0x0F)
      end += 1
    }
    guard number < list.count, mark.isAt(end, in: bytes) else { return nil }
    return (number, end + MarkCharacter.length)
  }

  private mutating func append(
    _ replacement: Replacement, of source: [UInt8], _ mark: MarkCharacter,
    to result: inout [UInt8]
  ) {
    let lines = Self.lines(of: replacement.range, source)
    let first =
      replacement.isBlock
      ? replacement.range : replacement.range.lowerBound..<(lines.first?.end ?? 0)
    appendPlaceholder(
      Entry(
        inset: replacement.inset, source: replacement.code ?? Array(source[first]),
        isBlock: replacement.isBlock),
      mark, to: &result)
    for line in lines.dropFirst() {
      // Line endings and what may be quote markers stay, so that lines and containers do.
      result.append(contentsOf: source[line.lineStart..<line.text])
      if !replacement.isBlock {
        let text = Array(source[line.text..<line.end])
        appendPlaceholder(
          Entry(inset: .continuation, source: text, isBlock: false), mark, to: &result)
      }
    }
  }

  private mutating func appendPlaceholder(
    _ entry: Entry, _ mark: MarkCharacter, to result: inout [UInt8]
  ) {
    if entry.isBlock { result.append(Self.blockStart) }
    result.append(contentsOf: mark.bytes)
    result.append(decimal: list.count)
    result.append(contentsOf: mark.bytes)
    if entry.isBlock { result.append(Self.blockEnd) }
    list.append(entry)
  }

  /// A comment is a block of HTML wherever it begins a line, and ends on the same line.
  static let blockStart: StaticString = "<!--"
  static let blockEnd: StaticString = "-->"

  /// The lines of a range: where the line ending before each begins, where its text does, its end.
  private static func lines(
    of range: Range<Int>, _ source: [UInt8]
  ) -> [(lineStart: Int, text: Int, end: Int)] {
    var result: [(lineStart: Int, text: Int, end: Int)] = []
    var start = range.lowerBound
    var text = start
    var index = start
    while index < range.upperBound {
      guard source[index].isLineEnd else {
        index += 1
        continue
      }
      result.append((start, text, index))
      start = index
      index += 1
      if source[start] == ASCII.carriageReturn, index < range.upperBound,
        source[index] == ASCII.newline
      {
        index += 1
      }
      while index < range.upperBound,
        source[index].isBlank || source[index] == ASCII.greaterThan
      {
        index += 1
      }
      text = index
    }
    result.append((start, text, range.upperBound))
    return result
  }
}
