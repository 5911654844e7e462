/// The tokens that tags mostly consist of: spaces, ASCII names, and the signs between them.
extension Lexer {
  /// Reads such tokens up to something else, or to what may be the end of the tag.
  ///
  /// - Parameter end: The first byte of the delimiter that ends the tag.
  mutating func readPlainTokens(endingBefore end: UInt8) {
    _ = line(at: position)
    var scan = PlainScan(offset: position, line: countedLine)
    let bytes = bytes.buffer
    while let token = scan.next(bytes, endingBefore: end) { tokens.push(token) }
    position = scan.offset
    countedOffset = scan.offset
    countedLine = scan.line
  }
}

/// Where the reading of plain tokens is.
private struct PlainScan {
  var offset: Int
  var line: Int

  /// The next token; nil where no plain token follows.
  @inline(__always)
  mutating func next(_ bytes: UnsafeBufferPointer<UInt8>, endingBefore end: UInt8) -> Token? {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == end { return nil }
      if byte == 0x20 {
        offset &+= 1
      } else if byte == 0x0A {
        line &+= 1
        offset &+= 1
      } else if (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") {
        return name(bytes)
      } else {
        return sign(byte, bytes)
      }
    }
    return nil
  }

  /// Nil for a name that goes on outside of ASCII.
  @inline(__always)
  private mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> Token? {
    let start = offset
    var end = start &+ 1
    while end < bytes.count, PythonCharacters.isNameByte(bytes[end]) { end &+= 1 }
    if end < bytes.count, bytes[end] >= 0x80 { return nil }
    offset = end
    return Token(
      .name, detail: TokenDetail(word: bytes, start, end), line: line, start: start, end: end)
  }

  /// Nil for a sign that may be part of a longer one, or that opens or closes something.
  @inline(__always)
  private mutating func sign(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) -> Token? {
    let kind: TokenKind
    switch byte {
    case UInt8(ascii: "."): kind = .dot
    case UInt8(ascii: "|"): kind = .pipe
    case UInt8(ascii: ","): kind = .comma
    case UInt8(ascii: ":"): kind = .colon
    default: return nil
    }
    offset &+= 1
    return Token(kind, line: line, start: offset &- 1, end: offset)
  }
}
