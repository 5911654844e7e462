/// The tokens that tags mostly consist of, read without a look at what else they could be: ASCII
/// names, whole numbers, strings, and signs.
extension Lexer {
  /// Reads such tokens up to something else, or to what may be the end of the tag.
  ///
  /// - Parameter end: The first byte of the delimiter that ends the tag.
  mutating func readPlainTokens(endingBefore end: UInt8) {
    var scan = PlainScan(bytes, at: position, line: line(at: position))
    readPlainTokens(endingBefore: end, &scan)
    position = scan.offset
    countedOffset = scan.offset
    countedLine = scan.line
  }

  @inline(__always)
  mutating func readPlainTokens(endingBefore end: UInt8, _ scan: inout PlainScan) {
    while let byte = scan.skipSpace(endingBefore: end), byte != end {
      guard let token = scan.token(byte, end: end, &openBrackets) else { break }
      tokens.push(token)
    }
  }
}

/// Where the reading of plain tokens is. Behind the text stands a byte that belongs to no token.
struct PlainScan: BitwiseCopyable {
  let start: UnsafePointer<UInt8>
  let count: Int
  var offset: Int
  var line: Int

  init(_ bytes: SourceBytes, at offset: Int, line: Int) {
    start = bytes.start
    count = bytes.count
    self.offset = offset
    self.line = line
  }

  /// The first byte of the next token, or of what may end the tag, which may be a space; nil at the
  /// end.
  @inline(__always)
  mutating func skipSpace(endingBefore end: UInt8) -> UInt8? {
    while offset < count {
      let byte = start[offset]
      if byte == end { return byte }
      if byte == 0x0A {
        line &+= 1
      } else if byte != 0x20 {
        return byte
      }
      offset &+= 1
    }
    return nil
  }

  /// The token that begins with a byte; nil where that takes a closer look.
  @inline(__always)
  mutating func token(_ byte: UInt8, end: UInt8, _ openBrackets: inout SyntaxStack<UInt8>)
    -> Token?
  {
    if (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") { return name() }
    if byte == UInt8(ascii: ".") { return sign(.dot, 1) }
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return string(byte) }
    if PythonCharacters.isDigitByte(byte) { return integer(byte) }
    return operation(byte, end, &openBrackets)
  }

  /// The operator that the end of a block begins with; nil where the block may end.
  @inline(__always)
  mutating func modulo() -> Token? {
    guard offset < count, start[offset] == UInt8(ascii: "%"),
      start[offset &+ 1] != UInt8(ascii: "}")
    else { return nil }
    return sign(.modulo, 1)
  }

  /// Nil for a name that goes on outside of ASCII.
  @inline(__always)
  private mutating func name() -> Token? {
    let first = offset
    let word = self.word(at: first)
    var length = PlainScan.nameLength(word)
    let detail = length < 8 ? TokenDetail(word: word, count: length) : longWord(word, &length)
    let end = first &+ length
    if start[end] >= 0x80 { return nil }
    offset = end
    return Token(.name, detail: detail, line: line, start: first, end: end)
  }

  /// Eight bytes in their order; as many may be read behind the text.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(start + place).loadUnaligned(as: UInt64.self))
  }

  /// How many of a word's eight bytes from the first on are ASCII name characters.
  @inline(__always)
  private static func nameLength(_ word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high = ones &* 0x80
    let bytes = word & ~high
    let lower = bytes | ones &* 0x20
    // Each sum has its high bit where the byte is not below the limit.
    let letters =
      (lower &+ ones &* (0x80 &- 0x61)) & ~(lower &+ ones &* (0x80 &- 0x7B))
    let digits = (bytes &+ ones &* (0x80 &- 0x30)) & ~(bytes &+ ones &* (0x80 &- 0x3A))
    let others = (bytes ^ ones &* 0x5F) &+ ones &* 0x7F
    let ends = ~((letters | digits | ~others) & ~word) & high
    return ends == 0 ? 8 : ends.trailingZeroBitCount &>> 3
  }

  /// Goes on with a name that has eight characters or more.
  @inline(never)
  private func longWord(_ word: UInt64, _ length: inout Int) -> TokenDetail {
    let first = offset
    var end = first &+ 8
    while PythonCharacters.isNameByte(start[end]) { end &+= 1 }
    length = end &- first
    return length == 8 ? TokenDetail(word: word, count: 8) : .none
  }

  /// Nil for a string with escapes that may be wrong, and for one that does not end.
  private mutating func string(_ quote: UInt8) -> Token? {
    var end = offset &+ 1
    var newlines = 0
    var detail = TokenDetail.none
    while end < count, start[end] != quote {
      if start[end] == UInt8(ascii: "\\") {
        detail = .escapes
        end &+= 1
        if StringEscapes.mayFail(start[end]) { return nil }
      }
      if start[end] == 0x0A { newlines &+= 1 }
      end &+= 1
    }
    guard end < count else { return nil }
    let token = Token(.string, detail: detail, line: line, start: offset, end: end &+ 1)
    offset = end &+ 1
    line &+= newlines
    return token
  }

  /// Nil for a number that is more than its digits.
  private mutating func integer(_ first: UInt8) -> Token? {
    var end = offset &+ 1
    while PythonCharacters.isDigitByte(start[end]) { end &+= 1 }
    let next = start[end]
    let isWhole = !PythonCharacters.isNameByte(next) && next != UInt8(ascii: ".") && next < 0x80
    // Python has no decimal numbers with zeros before them.
    guard isWhole, first != UInt8(ascii: "0") || end &- offset == 1 else { return nil }
    return sign(.integer, end &- offset)
  }

  private mutating func operation(
    _ byte: UInt8, _ end: UInt8, _ openBrackets: inout SyntaxStack<UInt8>
  ) -> Token? {
    let next = start[offset &+ 1]
    switch byte {
    case UInt8(ascii: "|"): return sign(.pipe, 1)
    case UInt8(ascii: ","): return sign(.comma, 1)
    case UInt8(ascii: ":"): return sign(.colon, 1)
    case UInt8(ascii: "~"): return sign(.tilde, 1)
    case UInt8(ascii: "%"): return sign(.modulo, 1)
    case UInt8(ascii: "+"): return next == end ? nil : sign(.add, 1)
    case UInt8(ascii: "-"): return next == end ? nil : sign(.subtract, 1)
    case UInt8(ascii: "*"): return next == byte ? sign(.power, 2) : sign(.multiply, 1)
    case UInt8(ascii: "/"): return next == byte ? sign(.floorDivide, 2) : sign(.divide, 1)
    case UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!"):
      return comparison(byte, isLonger: next == UInt8(ascii: "="))
    case UInt8(ascii: "("):
      openBrackets.push(UInt8(ascii: ")"))
      return sign(.leftParenthesis, 1)
    case UInt8(ascii: "["):
      openBrackets.push(UInt8(ascii: "]"))
      return sign(.leftBracket, 1)
    case UInt8(ascii: ")"): return closing(byte, .rightParenthesis, &openBrackets)
    case UInt8(ascii: "]"): return closing(byte, .rightBracket, &openBrackets)
    default: return nil
    }
  }

  /// Nil for a `!` alone, which is no token.
  private mutating func comparison(_ byte: UInt8, isLonger: Bool) -> Token? {
    switch byte {
    case UInt8(ascii: "="): isLonger ? sign(.equal, 2) : sign(.assign, 1)
    case UInt8(ascii: "<"): isLonger ? sign(.lessOrEqual, 2) : sign(.less, 1)
    case UInt8(ascii: ">"): isLonger ? sign(.greaterOrEqual, 2) : sign(.greater, 1)
    default: isLonger ? sign(.notEqual, 2) : nil
    }
  }

  /// Nil for a bracket that closes no other.
  private mutating func closing(
    _ byte: UInt8, _ kind: TokenKind, _ openBrackets: inout SyntaxStack<UInt8>
  ) -> Token? {
    guard openBrackets.last == byte else { return nil }
    openBrackets.drop(to: openBrackets.count - 1)
    return sign(kind, 1)
  }

  @inline(__always)
  private mutating func sign(_ kind: TokenKind, _ length: Int) -> Token {
    let first = offset
    offset &+= length
    return Token(kind, line: line, start: first, end: offset)
  }
}
