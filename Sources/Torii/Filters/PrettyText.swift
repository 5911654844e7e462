/// Parts a long text as `pprint` does: at its lines, and those at white space where they are too
/// long.
///
/// Complexity: linear in the length of the text.
enum PrettyText {
  static func parts(of text: String, width: Int, reserved: Int) -> [String] {
    let lines = CodePoints.lines(text, keepingEnds: true)
    var parts: [String] = []
    for (position, line) in lines.enumerated() {
      let reserved = position &+ 1 == lines.count ? reserved : 0
      if ReprLength(line).total <= width &- reserved {
        parts.append(line)
      } else {
        append(line, width: width, reserved: reserved, to: &parts)
      }
    }
    return parts
  }

  /// Fills parts with the words of a line and the white space behind them.
  private static func append(
    _ line: String, width: Int, reserved: Int, to parts: inout [String]
  ) {
    let words = words(line)
    var current = ""
    var length = ReprLength("")
    for (position, word) in words.enumerated() {
      let isLast = position &+ 1 == words.count
      let wordLength = ReprLength(word)
      let candidate = length + wordLength
      if candidate.total > (isLast ? width &- reserved : width) {
        if !current.utf8.isEmpty { parts.append(current) }
        current = word
        length = wordLength
      } else {
        current += word
        length = candidate
      }
    }
    if !current.utf8.isEmpty { parts.append(current) }
  }

  private static func words(_ line: String) -> [String] {
    var words: [String] = []
    let scalars = line.unicodeScalars
    var start = scalars.startIndex
    var isInSpace = false
    for index in scalars.indices {
      let isSpace = CodePoints.isWhitespace(scalars[index])
      if isInSpace && !isSpace {
        words.append(String(scalars[start..<index]))
        start = index
      }
      isInSpace = isSpace
    }
    if start < scalars.endIndex { words.append(String(scalars[start...])) }
    return words
  }
}

/// How long a text's `repr` is, added up from those of its parts.
private struct ReprLength {
  private var body = 0
  private var apostrophes = 0
  private var hasQuotation = false

  init(_ text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "'":
        apostrophes &+= 1
        body &+= 1
      case "\"":
        hasQuotation = true
        body &+= 1
      case "\n", "\r", "\t", "\\": body &+= 2
      case _ where CodePoints.isPrintable(scalar): body &+= 1
      default: body &+= scalar.value < 0x100 ? 4 : scalar.value < 0x10000 ? 6 : 10
      }
    }
  }

  /// With both kinds of quotes in it, the apostrophes are escaped.
  var total: Int { body &+ 2 &+ (hasQuotation ? apostrophes : 0) }

  static func + (left: ReprLength, right: ReprLength) -> ReprLength {
    var sum = left
    sum.body &+= right.body
    sum.apostrophes &+= right.apostrophes
    sum.hasQuotation = left.hasQuotation || right.hasQuotation
    return sum
  }
}
