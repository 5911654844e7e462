/// A piece of a template: its kind, its line, and its bytes in the source text.
package struct Token: Sendable {
  package var kind: TokenKind
  package var detail: TokenDetail
  package var line: Int32
  package var start: Int32
  package var end: Int32

  @inline(__always)
  init(_ kind: TokenKind, detail: TokenDetail = .none, line: Int, start: Int, end: Int) {
    self.kind = kind
    self.detail = detail
    // A template has less than 2 GiB.
    self.line = Int32(truncatingIfNeeded: line)
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }

  package var range: Range<Int> { Int(start)..<Int(Swift.max(start, end)) }
}

/// What the lexer found out about a token beside its kind, so that the parser need not compare
/// text: the words of the expression grammar, and literals that need decoding.
package enum TokenDetail: UInt8, Sendable {
  case none
  /// A string literal with a backslash.
  case escapes
  /// A name with characters outside of ASCII.
  case wide

  case and, or, not, `in`, `is`, `if`, `else`
  case trueConstant, falseConstant, noneConstant
  /// Names that are looked for before they are looked up.
  case loop, selfOrSuper

  /// The grammar's word in a range of bytes.
  @inline(__always)
  init(word bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
    guard end &- start >= 2, end &- start <= 5, start >= 0, end <= bytes.count else {
      self = .none
      return
    }
    var packed: UInt64 = 0
    for index in start..<end { packed = packed << 8 | UInt64(bytes[index]) }
    self =
      switch packed {
      case 0x616E64: .and
      case 0x6F72: .or
      case 0x6E6F74: .not
      case 0x696E: .in
      case 0x6973: .is
      case 0x6966: .if
      case 0x656C7365: .else
      case 0x74727565, 0x54727565: .trueConstant
      case 0x66616C7365, 0x46616C7365: .falseConstant
      case 0x6E6F6E65, 0x4E6F6E65: .noneConstant
      case 0x6C6F6F70: .loop
      case 0x73656C66, 0x7375706572: .selfOrSuper
      default: .none
      }
  }
}
