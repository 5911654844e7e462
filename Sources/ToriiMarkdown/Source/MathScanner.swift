/// Finds formulas: `$…$` by pandoc's rules, `$$…$$`, `\(…\)` and `\[…\]`. A code span is code even
/// where a dollar stands before it: in "$5, not `$x`" there is no formula.
struct MathScanner {
  private let bytes: [UInt8]
  private let regions: SourceRegions
  private var found: [InsetCollection.Replacement] = []
  private var codeIndex = 0
  private var nextStart = 0
  private var nextBlank = 0
  /// Up to where it is known whether the last word is an address, and whether it is.
  private var word = (end: 0, isAddress: false)
  /// Up to here there is nothing that closes `$`, `$$`, `\(`, `\[`.
  private var searched = [0, 0, 0, 0]

  /// A cheap look at a whole document.
  static func mayOccur(in source: [UInt8]) -> Bool {
    ByteSearch.contains(ASCII.dollar, in: source)
      || ByteSearch.contains(ASCII.backslash, in: source) { bytes, index in
        guard index + 1 < bytes.count else { return false }
        return bytes[index + 1] == ASCII.leftParenthesis || bytes[index + 1] == ASCII.leftBracket
      }
  }

  /// The formulas outside code and outside `taken`, which ascends.
  static func scan(
    _ source: [UInt8], _ regions: SourceRegions, taken: [Range<Int>]
  ) -> [InsetCollection.Replacement] {
    var scanner = MathScanner(bytes: source, regions: regions)
    scanner.run(taken)
    return scanner.found
  }

  private init(bytes: [UInt8], regions: SourceRegions) {
    self.bytes = bytes
    self.regions = regions
  }

  private mutating func run(_ taken: [Range<Int>]) {
    var index = 0
    var nextTaken = 0
    var marks = BytePairSearch(ASCII.dollar, ASCII.backslash)
    while true {
      index = bytes.withUnsafeBufferPointer { marks.next(in: $0, from: index, to: $0.count) }
      guard index < bytes.count else { return }
      if let code = regions.code(from: index, index: &codeIndex), code.contains(index) {
        index = code.upperBound
        continue
      }
      while nextTaken < taken.count, taken[nextTaken].upperBound <= index { nextTaken += 1 }
      if nextTaken < taken.count, taken[nextTaken].contains(index) {
        index = taken[nextTaken].upperBound
        continue
      }
      if bytes[index] == ASCII.dollar, isInAddress(index) {
        index += dollarRun(index)
        continue
      }
      let limit = limit(from: index, taken, nextTaken)
      if let end = bytes[index] == ASCII.dollar ? dollars(index, limit) : brackets(index, limit) {
        index = end
      } else {
        index += bytes[index] == ASCII.backslash ? 2 : dollarRun(index)
      }
    }
  }

  /// Where the block ends that holds an offset, or where text begins that is taken already.
  private mutating func limit(from index: Int, _ taken: [Range<Int>], _ nextTaken: Int) -> Int {
    // The lines of a formula for display may look like lists and headings.
    let isDisplay =
      bytes[index] == ASCII.dollar
      ? dollarRun(index) == 2 && isAtLineStart(index)
      : index + 1 < bytes.count && bytes[index + 1] == ASCII.leftBracket
    let block =
      isDisplay
      ? Self.next(regions.blankLines, after: index, &nextBlank) ?? bytes.count
      : Self.next(regions.blockStarts, after: index, &nextStart) ?? bytes.count
    return nextTaken < taken.count ? min(block, taken[nextTaken].lowerBound) : block
  }

  private static func next(_ offsets: [Int], after index: Int, _ position: inout Int) -> Int? {
    while position < offsets.count, offsets[position] <= index { position += 1 }
    return position < offsets.count ? offsets[position] : nil
  }

  private func dollarRun(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == ASCII.dollar { end += 1 }
    return end - start
  }

  // MARK: Dollars

  /// Whether an offset, which is behind all that were asked for, lies in a web address: the dollars of
  /// `https://example.org/?a=$b&c=$d` are a part of it.
  private mutating func isInAddress(_ offset: Int) -> Bool {
    while word.end < offset {
      word.isAddress = continuesAddress(at: word.end, word.isAddress)
      word.end += 1
    }
    return word.isAddress
  }

  private func continuesAddress(at index: Int, _ isAddress: Bool) -> Bool {
    let byte = bytes[index]
    // Formulas may follow an address without a space, in Chinese and behind a link.
    switch byte {
    case ASCII.lessThan, ASCII.greaterThan, ASCII.rightParenthesis, ASCII.rightBracket, 0x80...:
      return false
    default: if byte.isASCIIWhitespace { return false }
    }
    return isAddress || byte == ASCII.colon && bytes[index...].starts(with: "://".utf8)
  }

  private mutating func dollars(_ start: Int, _ limit: Int) -> Int? {
    switch dollarRun(start) {
    case 1: return inline(start, limit)
    case 2: return display(start, limit)
    default: return nil
    }
  }

  private mutating func inline(_ start: Int, _ limit: Int) -> Int? {
    guard searched[0] <= start, start + 1 < limit, !bytes[start + 1].isASCIIWhitespace,
      !isPrice(start + 1, limit)
    else { return nil }
    var index = start + 1
    var span = codeIndex
    var isAddress = false
    while index < limit {
      isAddress = continuesAddress(at: index, isAddress)
      if let end = codeEnd(index, &span) {
        index = end
        continue
      }
      switch bytes[index] {
      case ASCII.backslash: index += 2
      case ASCII.dollar:
        let follows = index + 1 < bytes.count ? bytes[index + 1] : ASCII.newline
        // The next dollar closes a formula, or there is none: "$HOME and $PATH" are two words.
        guard index > start + 1, !bytes[index - 1].isASCIIWhitespace, !follows.isASCIIDigit,
          !isAddress
        else { return nil }
        return add(start..<(index + 1), delimiters: 1, isDisplay: false)
      default: index += 1
      }
    }
    searched[0] = limit
    return nil
  }

  /// Where the code span ends that begins at an offset. Two backticks are also how TeX begins a
  /// quotation.
  private func codeEnd(_ offset: Int, _ span: inout Int) -> Int? {
    guard bytes[offset] == ASCII.backtick,
      let code = regions.code(from: offset, index: &span), code.lowerBound == offset
    else { return nil }
    let backticks = bytes[code].prefix { $0 == ASCII.backtick }.count
    return backticks == 2 ? nil : code.upperBound
  }

  /// Whether a sum of money follows the dollar: a number and a word, as in `$20 and he has 30$`.
  private func isPrice(_ start: Int, _ limit: Int) -> Bool {
    var index = start
    while index < limit,
      bytes[index].isASCIIDigit || bytes[index] == ASCII.comma || bytes[index] == ASCII.period
    {
      index += 1
    }
    guard index > start, index < limit, bytes[index].isASCIIWhitespace else { return false }
    while index < limit, bytes[index].isASCIIWhitespace { index += 1 }
    return index + 1 < limit && bytes[index].isASCIILetter && bytes[index + 1].isASCIILetter
  }

  private mutating func display(_ start: Int, _ limit: Int) -> Int? {
    guard searched[1] <= start else { return nil }
    var index = start + 2
    var span = codeIndex
    while index + 1 < limit {
      if let end = codeEnd(index, &span) {
        index = end
      } else if bytes[index] == ASCII.backslash {
        index += 2
      } else if bytes[index] == ASCII.dollar, bytes[index + 1] == ASCII.dollar {
        guard bytes[(start + 2)..<index].contains(where: { !$0.isASCIIWhitespace }) else {
          return nil
        }
        return add(start..<(index + 2), delimiters: 2, isDisplay: true)
      } else {
        index += 1
      }
    }
    searched[1] = limit
    return nil
  }

  // MARK: Brackets

  private mutating func brackets(_ start: Int, _ limit: Int) -> Int? {
    guard start + 1 < limit else { return nil }
    let isDisplay = bytes[start + 1] == ASCII.leftBracket
    guard isDisplay || bytes[start + 1] == ASCII.leftParenthesis else { return nil }
    // Escaped brackets are common in prose; a formula for display has its lines to itself.
    guard !isDisplay || isAtLineStart(start) else { return nil }
    let closing = isDisplay ? ASCII.rightBracket : ASCII.rightParenthesis
    let memory = isDisplay ? 3 : 2
    guard searched[memory] <= start else { return nil }
    var index = start + 2
    while index + 1 < limit {
      if bytes[index] == ASCII.backslash {
        if bytes[index + 1] == closing {
          guard index > start + 2, !isDisplay || isAtLineEnd(index + 2) else { return nil }
          return add(start..<(index + 2), delimiters: 2, isDisplay: isDisplay)
        }
        index += 2
      } else {
        index += 1
      }
    }
    searched[memory] = limit
    return nil
  }

  private func isAtLineStart(_ offset: Int) -> Bool {
    var index = offset
    while index > 0, offset - index < 80 {
      let byte = bytes[index - 1]
      if byte.isLineEnd { return true }
      guard byte.isBlank || byte == ASCII.greaterThan else { return false }
      index -= 1
    }
    return index == 0
  }

  private func isAtLineEnd(_ offset: Int) -> Bool {
    var index = offset
    while index < bytes.count, bytes[index].isBlank { index += 1 }
    return index >= bytes.count || bytes[index].isLineEnd
  }

  private mutating func add(_ range: Range<Int>, delimiters: Int, isDisplay: Bool) -> Int {
    var content = range.lowerBound + delimiters..<range.upperBound - delimiters
    // GitHub also takes $`a`$, which protects a formula from other programs.
    if !isDisplay, content.count > 2, bytes[content.lowerBound] == ASCII.backtick,
      bytes[content.upperBound - 1] == ASCII.backtick,
      !bytes[(content.lowerBound + 1)..<(content.upperBound - 1)].contains(ASCII.backtick)
    {
      content = content.lowerBound + 1..<content.upperBound - 1
    }
    let tex = Self.withoutQuoteMarkers(bytes, content, quotes: quotes(before: range.lowerBound))
    found.append(
      InsetCollection.Replacement(
        range: range, inset: .math(tex: tex, isDisplay: isDisplay), isBlock: false))
    return range.upperBound
  }

  /// How many quote markers begin the line of an offset.
  private func quotes(before offset: Int) -> Int {
    var start = offset
    while start > 0, !bytes[start - 1].isLineEnd, offset - start < 200 { start -= 1 }
    return bytes[start..<offset].prefix { $0.isBlank || $0 == ASCII.greaterThan }
      .count { $0 == ASCII.greaterThan }
  }

  private static func withoutQuoteMarkers(
    _ bytes: [UInt8], _ range: Range<Int>, quotes: Int
  ) -> [UInt8] {
    if quotes == 0 { return Array(bytes[range]) }
    var result: [UInt8] = []
    var left = 0
    for byte in bytes[range] {
      if byte.isLineEnd {
        left = quotes
      } else if left > 0 {
        if byte == ASCII.greaterThan {
          left -= 1
          continue
        }
        if !byte.isBlank { left = 0 }
      }
      result.append(byte)
    }
    return result
  }
}
