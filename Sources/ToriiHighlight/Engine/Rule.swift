/// One way to go on at a byte: it takes what it knows, or leaves the text to the next rule.
struct Rule: Sendable {
  typealias Body = @Sendable (inout Scanner) -> Bool

  /// The bytes that it may begin with.
  let first: ByteSet
  let body: Body

  init(_ first: ByteSet, _ body: @escaping Body) {
    self.first = first
    self.body = body
  }

  init(_ first: StaticString, _ body: @escaping Body) {
    self.init(ByteSet(first), body)
  }

  static func firstByte(_ text: StaticString) -> ByteSet {
    var set = ByteSet("")
    if text.utf8CodeUnitCount > 0 { text.withUTF8Buffer { set.insert($0[0]) } }
    return set
  }

  // MARK: Comments

  /// A comment to the end of its line.
  static func line(_ open: StaticString, _ tokenClass: TokenClass) -> Rule {
    Rule(firstByte(open)) { scanner in
      guard scanner.has(open) else { return false }
      scanner.takeLine(tokenClass)
      return true
    }
  }

  /// What may be done about a mark without an end.
  enum Unclosed: Sendable {
    /// The rest of the text belongs to it.
    case takesRest
    /// It is nothing.
    case fails
  }

  /// A comment between two marks.
  static func block(
    _ open: StaticString, _ close: StaticString, _ tokenClass: TokenClass, nests: Bool = false,
    unclosed: Unclosed = .takesRest
  ) -> Rule {
    Rule(firstByte(open)) { scanner in
      guard scanner.has(open) else { return false }
      let begin = scanner.at + open.utf8CodeUnitCount
      if nests {
        scanner.take(tokenClass, to: nestedEnd(scanner, from: begin, open, close))
        return true
      }
      if let place = scanner.findEnd(close, from: begin) {
        scanner.take(tokenClass, to: place + close.utf8CodeUnitCount)
        return true
      }
      if unclosed == .fails { return false }
      scanner.take(tokenClass, to: scanner.end)
      return true
    }
  }

  /// Where a comment ends that may hold others.
  static func nestedEnd(
    _ scanner: Scanner, from begin: Int, _ open: StaticString, _ close: StaticString
  ) -> Int {
    var depth = 1
    var index = begin
    while index < scanner.end {
      if scanner.has(close, at: index) {
        index += close.utf8CodeUnitCount
        depth -= 1
        if depth == 0 { return index }
      } else if scanner.has(open, at: index) {
        index += open.utf8CodeUnitCount
        depth += 1
      } else {
        index += 1
      }
    }
    return scanner.end
  }

  /// A text that stands for itself.
  static func literal(_ text: StaticString, _ tokenClass: TokenClass) -> Rule {
    Rule(firstByte(text)) { $0.takes(tokenClass, text) }
  }

  // MARK: Strings

  /// Text between marks in one class: backslashes, if they mean something, hide the byte behind.
  static func quoted(
    _ open: StaticString, _ close: StaticString, _ tokenClass: TokenClass,
    backslash: Bool = true, multiline: Bool = true, unclosed: Unclosed = .fails
  ) -> Rule {
    Rule(firstByte(open)) { scanner in
      guard scanner.has(open) else { return false }
      let begin = scanner.at + open.utf8CodeUnitCount
      guard
        let end = scanner.quotedEnd(
          from: begin, close, backslash: backslash, multiline: multiline)
      else {
        if unclosed == .fails { return false }
        scanner.take(tokenClass, to: multiline ? scanner.end : scanner.lineEnd(from: begin))
        return true
      }
      scanner.take(tokenClass, to: end)
      return true
    }
  }
}

extension Scanner {
  /// Where a text ends that a mark closes, the mark included.
  mutating func quotedEnd(
    from begin: Int, _ close: StaticString, backslash: Bool = true, multiline: Bool = true
  ) -> Int? {
    let mark = close.utf8CodeUnitCount > 0 ? close.withUTF8Buffer { $0[0] } : 0
    if isHopeless(mark, from: begin) { return nil }
    var index = begin
    while index < end {
      let byte = bytes[index]
      if byte == mark, has(close, at: index) { return index + close.utf8CodeUnitCount }
      if byte == 0x0A, !multiline { break }
      index += byte == 0x5C && backslash ? 2 : 1
    }
    giveUp(mark, until: min(index, end))
    return nil
  }
}
