/// A piece of a template: its kind, its line, and its bytes in the source text.
///
/// Two words, because the parser copies tokens more than anything else.
package struct Token: BitwiseCopyable, Sendable {
  /// The line above the detail above the kind.
  private let head: UInt64
  /// The end above the start.
  private let place: UInt64

  @inline(__always)
  init(_ kind: TokenKind, detail: TokenDetail = .none, line: Int, start: Int, end: Int) {
    let kind = unsafeBitCast(kind, to: UInt8.self)
    let detail = unsafeBitCast(detail, to: UInt8.self)
    // A template has less than 2 GiB.
    head =
      UInt64(UInt32(truncatingIfNeeded: line)) << 32 | UInt64(detail) << 8 | UInt64(kind)
    place =
      UInt64(UInt32(truncatingIfNeeded: end)) << 32 | UInt64(UInt32(truncatingIfNeeded: start))
  }

  // The bytes are those of a kind and of a detail, so that they need not be checked.
  @inline(__always)
  package var kind: TokenKind {
    unsafeBitCast(UInt8(truncatingIfNeeded: head), to: TokenKind.self)
  }
  @inline(__always)
  package var detail: TokenDetail {
    unsafeBitCast(UInt8(truncatingIfNeeded: head >> 8), to: TokenDetail.self)
  }
  @inline(__always)
  package var line: Int32 { Int32(truncatingIfNeeded: head >> 32) }
  @inline(__always)
  package var start: Int32 { Int32(truncatingIfNeeded: place) }
  @inline(__always)
  package var end: Int32 { Int32(truncatingIfNeeded: place >> 32) }

  package var range: Range<Int> { Int(start)..<Int(Swift.max(start, end)) }
}

/// What the lexer found out about a token beside its kind, so that the parser need not compare
/// text: the words of the expression grammar, and literals that need decoding.
package enum TokenDetail: UInt8, BitwiseCopyable, Sendable {
  case none
  /// A string literal with a backslash.
  case escapes
  /// A name with characters outside of ASCII.
  case wide

  case and, or, not, `in`, `is`, `if`, `else`
  case trueConstant, falseConstant, noneConstant
  /// Names that are looked for before they are looked up.
  case loop, selfOrSuper
  /// The names that a macro gives a meaning: `caller`, `varargs`, `kwargs`.
  case macroSpecial
  /// Names of tags.
  case elif, endif, `for`, endfor, set, endset, block, endblock, extends, include, `import`, from
  case macro, endmacro, call, endcall, with, endwith, filter, trans, print, `do`

  init(word: String) {
    guard word.utf8.count >= 2, word.utf8.count <= 8 else {
      self = .none
      return
    }
    self = TokenDetail(packed: word.utf8.reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// Whether it stands for one word, and for no other.
  @inline(__always)
  var isOneWord: Bool {
    switch self {
    case .none, .escapes, .wide, .trueConstant, .falseConstant, .noneConstant, .selfOrSuper,
      .macroSpecial:
      false
    default: true
    }
  }

  /// A bit of its own; there are fewer than 64 cases.
  @inline(__always)
  var bit: UInt64 { 1 &<< UInt64(unsafeBitCast(self, to: UInt8.self)) }

  /// The word at a place from which eight bytes may be read.
  @inline(__always)
  init(wordAt start: UnsafePointer<UInt8>, count: Int) {
    let bytes = UnsafeRawPointer(start).loadUnaligned(as: UInt64.self)
    self.init(word: UInt64(littleEndian: bytes), count: count)
  }

  /// The word that the first bytes of a number are, the first one lowest.
  @inline(__always)
  init(word: UInt64, count: Int) {
    guard count >= 2, count <= 8 else {
      self = .none
      return
    }
    let unused = UInt64(truncatingIfNeeded: 8 &- count) &* 8
    self = TokenDetail(packed: word.byteSwapped &>> unused)
  }

  /// The word whose bytes a number holds, the last one lowest.
  private init(packed: UInt64) {
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
      case 0x66_616C7365, 0x46_616C7365: .falseConstant
      case 0x6E6F6E65, 0x4E6F6E65: .noneConstant
      case 0x6C6F6F70: .loop
      case 0x73656C66, 0x73_75706572: .selfOrSuper
      case 0x6361_6C6C6572, 0x6B77_61726773, 0x766172_61726773: .macroSpecial
      case 0x656C6966: .elif
      case 0x65_6E646966: .endif
      case 0x666F72: .for
      case 0x656E_64666F72: .endfor
      case 0x736574: .set
      case 0x656E_64736574: .endset
      case 0x62_6C6F636B: .block
      case 0x656E6462_6C6F636B: .endblock
      case 0x657874_656E6473: .extends
      case 0x696E63_6C756465: .include
      case 0x696D_706F7274: .import
      case 0x66726F6D: .from
      case 0x6D_6163726F: .macro
      case 0x656E646D_6163726F: .endmacro
      case 0x63616C6C: .call
      case 0x656E64_63616C6C: .endcall
      case 0x77697468: .with
      case 0x656E64_77697468: .endwith
      case 0x6669_6C746572: .filter
      case 0x74_72616E73: .trans
      case 0x70_72696E74: .print
      case 0x646F: .do
      default: .none
      }
  }
}
