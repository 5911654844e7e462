/// Where a document holds code, and where its paragraphs may end, found line by line without a parse.
///
/// It serves what has to be taken out of the text before libcmark reads it: formulas and shortcodes.
/// Where it errs (indented code, for one), the parse tells, and the text is put back as it was.
package struct SourceRegions: Sendable {
  /// Fenced code with its fences and code spans with their backticks, in ascending order.
  package private(set) var code: [Range<Int>] = []
  /// Offsets of lines that begin a block of their own, in ascending order; the end comes last.
  package private(set) var blockStarts: [Int] = []
  /// Offsets of the blank lines that end paragraphs, in ascending order; the end comes last.
  package private(set) var blankLines: [Int] = []

  private struct Fence {
    let byte: UInt8
    let count: Int
    let start: Int
    let quotes: Int
  }

  /// What stands at the beginning of a line: quote and list markers, indentation.
  private struct Prefix {
    var text: Int
    var quotes = 0
    var hasListMarker = false
    /// Columns of white space before the text, behind the last marker.
    var indentation = 0
  }

  package init(of source: [UInt8]) {
    source.withUnsafeBufferPointer { bytes in
      findFences(bytes)
      findSpans(bytes)
    }
  }

  /// The piece of code that holds an offset or begins behind it; `index` is where to go on looking.
  package func code(from offset: Int, index: inout Int) -> Range<Int>? {
    while index < code.count, code[index].upperBound <= offset { index += 1 }
    return index < code.count ? code[index] : nil
  }

  // MARK: Lines

  private mutating func findFences(_ bytes: UnsafeBufferPointer<UInt8>) {
    blockStarts.reserveCapacity(bytes.count / 64 + 4)
    blankLines.reserveCapacity(bytes.count / 128 + 4)
    var fence: Fence?
    var isInList = false
    var wasBlank = true
    var start = 0
    var lineEnds = BytePairSearch.lineEnds
    while start < bytes.count {
      let end = lineEnds.next(in: bytes, from: start, to: bytes.count)
      let prefix = Self.prefix(bytes, start, end)
      let isBlank = prefix.text == end
      if let open = fence {
        let isLeft = prefix.quotes < open.quotes
        if isLeft || Self.closes(open, bytes, prefix.text, end) {
          code.append(open.start..<(isLeft ? start : end))
          blockStarts.append(isLeft ? start : end)
          fence = nil
        }
      }
      if fence == nil, !isBlank {
        if prefix.hasListMarker {
          isInList = true
        } else if wasBlank, prefix.indentation == 0 {
          isInList = false
        }
        let isIndented = wasBlank && prefix.indentation >= 4 && !isInList
        if !isIndented, let count = Self.fence(bytes, prefix.text, end),
          code.last?.upperBound != end
        {
          fence = Fence(byte: bytes[prefix.text], count: count, start: start, quotes: prefix.quotes)
        }
        if wasBlank || prefix.hasListMarker || fence != nil || bytes[prefix.text] == ASCII.hash
          || bytes[prefix.text] == ASCII.pipe
        {
          blockStarts.append(start)
        }
      } else if isBlank, !wasBlank {
        blockStarts.append(start)
      }
      if isBlank, !wasBlank { blankLines.append(start) }
      wasBlank = isBlank
      start = end + 1
    }
    if let fence { code.append(fence.start..<bytes.count) }
    blockStarts.append(bytes.count)
    blankLines.append(bytes.count)
  }

  private static func prefix(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Prefix {
    var prefix = Prefix(text: start)
    while prefix.text < end {
      let byte = bytes[prefix.text]
      switch byte {
      case ASCII.space: prefix.indentation += 1
      case ASCII.tab: prefix.indentation += 4
      case ASCII.greaterThan where prefix.indentation < 4:
        prefix.quotes += 1
        prefix.indentation = 0
      case ASCII.hyphen, ASCII.plus, ASCII.asterisk:
        guard prefix.text + 1 < end, bytes[prefix.text + 1].isBlank else { return prefix }
        prefix.hasListMarker = true
        prefix.indentation = 0
      case 0x30...0x39:
        var marker = prefix.text
        while marker < end, bytes[marker].isASCIIDigit { marker += 1 }
        guard marker + 1 < end, marker - prefix.text <= 9,
          bytes[marker] == ASCII.period || bytes[marker] == ASCII.rightParenthesis,
          bytes[marker + 1].isBlank
        else { return prefix }
        prefix.text = marker
        prefix.hasListMarker = true
        prefix.indentation = 0
      default:
        return prefix
      }
      prefix.text += 1
    }
    return prefix
  }

  /// The length of the fence that a line opens.
  private static func fence(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int? {
    guard start < end, bytes[start] == ASCII.backtick || bytes[start] == ASCII.tilde else {
      return nil
    }
    var index = start
    while index < end, bytes[index] == bytes[start] { index += 1 }
    let count = index - start
    guard count >= 3 else { return nil }
    if bytes[start] == ASCII.backtick, bytes[index..<end].contains(ASCII.backtick) { return nil }
    return count
  }

  private static func closes(
    _ fence: Fence, _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    var index = start
    while index < end, bytes[index] == fence.byte { index += 1 }
    guard index - start >= fence.count else { return false }
    return bytes[index..<end].allSatisfy(\.isBlank)
  }

  // MARK: Code spans

  private mutating func findSpans(_ bytes: UnsafeBufferPointer<UInt8>) {
    var all: [Range<Int>] = []
    var nextFence = 0
    var nextStart = 0
    /// Up to here there is no run of so many backticks.
    var searched = [Int](repeating: 0, count: 81)
    var index = 0
    var marks = BytePairSearch(ASCII.backtick, ASCII.backslash)
    while index < bytes.count {
      if nextFence < code.count, index >= code[nextFence].lowerBound {
        all.append(code[nextFence])
        index = max(index, code[nextFence].upperBound)
        nextFence += 1
        continue
      }
      let end = nextFence < code.count ? code[nextFence].lowerBound : bytes.count
      index = min(end, marks.next(in: bytes, from: index, to: bytes.count))
      if index == end { continue }
      switch bytes[index] {
      case ASCII.backslash: index += 2
      case ASCII.backtick:
        let run = Self.runEnd(bytes, index) - index
        while nextStart < blockStarts.count, blockStarts[nextStart] <= index { nextStart += 1 }
        let limit = nextStart < blockStarts.count ? blockStarts[nextStart] : bytes.count
        guard run <= 80, searched[run] <= index else {
          index += run
          continue
        }
        if let end = Self.closingRun(bytes, from: index + run, run, limit) {
          all.append(index..<end)
          index = end
        } else {
          searched[run] = limit
          index += run
        }
      default: index += 1
      }
    }
    code = all
  }

  private static func runEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == ASCII.backtick { end += 1 }
    return end
  }

  private static func closingRun(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ length: Int, _ limit: Int
  ) -> Int? {
    var index = start
    while index < limit {
      guard bytes[index] == ASCII.backtick else {
        index += 1
        continue
      }
      let end = runEnd(bytes, index)
      if end - index == length { return end }
      index = end
    }
    return nil
  }
}
