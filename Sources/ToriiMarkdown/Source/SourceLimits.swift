/// Refuses what libcmark needs more than linear time for, before libcmark sees it.
enum SourceLimits {
  /// libcmark counts bytes in 32 bits and ends the process beyond.
  static let maximumBytes = 256 << 20

  /// Links after many unclosed `![` make libcmark look at each of them again and again.
  static let maximumImageOpenings = 4000

  static func check(_ source: [UInt8], maximumNesting: Int) throws(MarkdownError) {
    guard source.count <= maximumBytes else {
      throw MarkdownError(kind: .documentTooLarge(limit: maximumBytes), line: 1)
    }
    var depth = 0
    var line = 1
    var start = 0
    var imageOpenings = 0
    var lineEnds = BytePairSearch.lineEnds
    var exclamation = -1
    while start < source.count {
      let end = source.withUnsafeBufferPointer { bytes in
        let end = lineEnds.next(in: bytes, from: start, to: bytes.count)
        imageOpenings += Self.imageOpenings(bytes, start..<end, from: &exclamation)
        return end
      }
      let prefix =
        start < end && !mayBeginPrefix(source[start])
        ? (reach: 0, markers: 0, isBlank: false) : containerPrefix(source, start..<end)
      if prefix.isBlank { imageOpenings = 0 }
      if prefix.markers > 0 {
        depth = min(depth, prefix.reach) + prefix.markers
        if depth > maximumNesting {
          throw MarkdownError(kind: .nestingTooDeep(limit: maximumNesting), line: line)
        }
      }
      if imageOpenings > maximumImageOpenings {
        throw MarkdownError(kind: .tooManyImageOpenings(limit: maximumImageOpenings), line: line)
      }
      let isPair =
        end + 1 < source.count && source[end] == ASCII.carriageReturn
        && source[end + 1] == ASCII.newline
      start = end + (isPair ? 2 : 1)
      line += 1
    }
  }

  /// How many times `![` stands in a line, not behind `<`. `next` is the next exclamation mark.
  private static func imageOpenings(
    _ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, from next: inout Int
  ) -> Int {
    var count = 0
    if next < line.lowerBound {
      next = ByteSearch.first(
        ASCII.exclamation, in: bytes, from: line.lowerBound, to: bytes.count)
    }
    while next < line.upperBound {
      if next + 1 < bytes.count, bytes[next + 1] == ASCII.leftBracket,
        next == line.lowerBound || bytes[next - 1] != ASCII.lessThan
      {
        count += 1
      }
      next = ByteSearch.first(ASCII.exclamation, in: bytes, from: next + 1, to: bytes.count)
    }
    return count
  }

  /// Whether a line that begins with a byte may be blank or in a container; most are neither.
  private static func mayBeginPrefix(_ byte: UInt8) -> Bool {
    byte <= ASCII.greaterThan
  }

  /// What a line says about the containers it lies in, as upper bounds: each quote in it needs one
  /// of its `markers`, each list item a marker or two columns, of which it has `reach` pairs.
  private static func containerPrefix(
    _ source: [UInt8], _ line: Range<Int>
  ) -> (reach: Int, markers: Int, isBlank: Bool) {
    var index = line.lowerBound
    var columns = 0
    var markers = 0
    var isInList = false
    var onlyByte: UInt8?
    var isRule = true
    scan: while index < line.upperBound {
      let byte = source[index]
      switch byte {
      case ASCII.space:
        if !isInList { columns += 1 }
      case ASCII.tab:
        if !isInList { columns += 4 }
      case ASCII.greaterThan:
        markers += 1
        isRule = false
      case ASCII.hyphen, ASCII.asterisk, ASCII.plus:
        guard endsMarker(source, index + 1, line.upperBound) else { break scan }
        markers += 1
        isInList = true
        if byte == ASCII.plus || (onlyByte ?? byte) != byte { isRule = false }
        onlyByte = byte
      case 0x30...0x39:
        var end = index
        while end < line.upperBound, source[end].isASCIIDigit { end += 1 }
        guard end < line.upperBound,
          source[end] == ASCII.period || source[end] == ASCII.rightParenthesis,
          endsMarker(source, end + 1, line.upperBound)
        else { break scan }
        markers += 1
        isInList = true
        isRule = false
        index = end
      default:
        break scan
      }
      index += 1
    }
    let isBlank = markers == 0 && index == line.upperBound
    // A line of hyphens or asterisks alone is a thematic break.
    if isRule, index == line.upperBound { markers = 0 }
    return (columns / 2, markers, isBlank)
  }

  private static func endsMarker(_ source: [UInt8], _ index: Int, _ end: Int) -> Bool {
    index >= end || source[index].isBlank
  }
}
