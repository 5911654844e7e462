import ToriiMarkdown

/// Cuts HTML after a number of words, with every element closed that is open there.
///
/// A word is what stands between white space and holds a letter or a digit; each Chinese, Japanese
/// or Korean character is one, as in the count of words.
package struct SummaryCut {
  private let html: [UInt8]
  private let words: Int
  private var count = 0
  private var isInWord = false
  private var open: [String] = []
  /// Where the last word that is kept ends, and what was open there.
  private var cut: (end: Int, open: [String])?

  /// The HTML up to the last of so many words, an ellipsis and the end tags; nil where there are no
  /// more words than that.
  package static func cut(_ html: String, words: Int) -> String? {
    var cutter = SummaryCut(html: Array(html.utf8), words: max(1, words))
    return cutter.run()
  }

  private init(html: [UInt8], words: Int) {
    self.html = html
    self.words = words
  }

  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
  ]

  private mutating func run() -> String? {
    var cursor = HTMLTagCursor(html)
    var text = 0
    while let tag = cursor.nextTag() {
      if scan(text..<tag.range.lowerBound) { return result }
      let endsWord = !isInWord || !Self.inline.contains(tag.name)
      if count == words, cut == nil, endsWord { cut = (tag.range.lowerBound, open) }
      text = tag.range.upperBound
      if tag.isEnd {
        if let index = open.lastIndex(of: tag.name) { open.removeSubrange(index...) }
      } else if tag.name == "script" || tag.name == "style" {
        cursor.skip(toEndOf: tag.name)
        text = cursor.position
        open.append(tag.name)
      } else if !Self.void.contains(tag.name) && !isSelfClosing(tag) {
        open.append(tag.name)
      }
      if !Self.inline.contains(tag.name) { isInWord = false }
    }
    return scan(text..<html.count) ? result : nil
  }

  /// Elements whose edges do not end a word.
  private static let inline: Set<String> = [
    "a", "abbr", "b", "code", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "u", "var",
  ]

  private func isSelfClosing(_ tag: HTMLTagCursor.Tag) -> Bool {
    let end = tag.range.upperBound - 2
    return end > tag.range.lowerBound && html[end] == UInt8(ascii: "/")
  }

  private var result: String? {
    guard let cut else { return nil }
    var end = cut.end
    while end > 0, html[end - 1] <= 0x20 { end -= 1 }
    return String(decoding: html[..<end], as: UTF8.self) + "…"
      + cut.open.reversed().map { "</\($0)>" }.joined() + "\n"
  }

  /// Counts the words of a stretch of text; true where one begins that is too many.
  private mutating func scan(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let (kind, length) = character(at: index, before: range.upperBound)
      switch kind {
      case .space:
        if count == words, cut == nil { cut = (index, open) }
        isInWord = false
      case .letter where !isInWord, .ideograph:
        if count == words {
          cut = cut ?? (index, open)
          return true
        }
        count += 1
        isInWord = kind == .letter
      case .letter, .other: break
      }
      index += length
    }
    return false
  }

  private enum Kind { case space, letter, ideograph, other }

  private func character(at index: Int, before end: Int) -> (kind: Kind, length: Int) {
    let byte = html[index]
    if byte < 0x80 {
      if byte == UInt8(ascii: "&") { return (.other, referenceLength(at: index, before: end)) }
      if byte <= 0x20 { return (.space, 1) }
      return (byte.isASCIILetter || byte.isASCIIDigit ? .letter : .other, 1)
    }
    var length = 1
    while length < 4, index + length < end, html[index + length] & 0xC0 == 0x80 { length += 1 }
    let text = String(decoding: html[index..<(index + length)], as: UTF8.self)
    guard let scalar = text.unicodeScalars.first else { return (.other, length) }
    if isIdeograph(scalar.value) { return (.ideograph, length) }
    if scalar.properties.isWhitespace { return (.space, length) }
    return (scalar.properties.isAlphabetic ? .letter : .other, length)
  }

  /// `&amp;` is one character.
  private func referenceLength(at index: Int, before end: Int) -> Int {
    var next = index + 1
    while next < end, next < index + 32,
      html[next].isASCIILetter || html[next].isASCIIDigit
        || html[next] == UInt8(ascii: "#")
    {
      next += 1
    }
    return next < end && html[next] == UInt8(ascii: ";") ? next + 1 - index : 1
  }
}
