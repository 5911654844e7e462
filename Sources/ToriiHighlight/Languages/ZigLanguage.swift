extension Language {
  static let zig = Language("Zig", "zig zon") { ZigLanguage.machine.read(&$0) }
}

/// Zig.
enum ZigLanguage {
  private enum State: UInt8, CaseIterable { case root, string }

  private static let words = WordTable([
    .kt: """
    bool f16 f32 f64 f128 void noreturn type anyerror promise i0 u0 isize usize comptime_int
    comptime_float c_short c_ushort c_int c_uint c_long c_ulong c_longlong c_ulonglong c_longdouble
    c_voidi8 u8 i16 u16 i32 u32 i64 u64 i128 u128
    """,
    .kr: """
    const var extern packed export pub noalias inline comptime nakedcc stdcallcc volatile allowzero
    align linksection threadlocal
    """,
    .k: """
    struct enum union error break return continue asm defer errdefer unreachable try catch async
    await suspend resume cancel if else switch and or orelse while for fn usingnamespace test
    """,
    .kc: "true false null undefined",
  ])

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .string:
      [
        Rule("\\") { scanner in
          guard let end = escapeEnd(scanner, scanner.at) else { return false }
          scanner.take(.se, to: end)
          return true
        }, .run(until: "\\\"\n", .s), .one("\"", .s, .pop),
      ]
    }
  }

  private static let root: [Rule] = [
    .spaces(), .line("//", .c1), .words(words, start: .asciiWordStart),
    Rule("0-9") { readNumber(&$0) },
    Rule("@") { scanner in
      guard ByteSet.asciiWordStart.contains(scanner.next) else { return false }
      scanner.take(.nb, to: scanner.run(.word, from: scanner.at + 1))
      return true
    }, .run(.asciiWordStart, .word, .n),
    Rule("'") { readCharacter(&$0) },
    .line("\\\\", .sh), .one("\"", .s, .push(State.string)), .one("+%=><|^!?/*&~:-", .o),
    .one("{}()[],.;", .p),
  ]

  private static func escapeEnd(_ scanner: Scanner, _ index: Int) -> Int? {
    func hex(_ count: Int) -> Int? {
      scanner.run(.hexDigits, from: index + 2) >= index + 2 + count ? index + 2 + count : nil
    }
    switch scanner[index + 1] {
    case UInt8(ascii: "x"): return hex(2)
    case UInt8(ascii: "u"): return hex(4)
    case UInt8(ascii: "U"): return hex(6)
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), 0x5C, 0x27, 0x22: return index + 2
    default: return nil
    }
  }

  private static func readCharacter(_ scanner: inout Scanner) -> Bool {
    if scanner.next == 0x5C {
      guard let end = escapeEnd(scanner, scanner.at + 1), scanner[end] == 0x27 else { return false }
      scanner.take(.se, to: end + 1)
      return true
    }
    let end = scanner.at + 1 + scanner.characterLength(at: scanner.at + 1)
    guard scanner.next != 0x27, scanner[end] == 0x27 else { return false }
    scanner.take(.s, to: end + 1)
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    if scanner.byte == 0x30, scanner.next == UInt8(ascii: "x"),
      ByteSet.hexDigits.contains(scanner[scanner.at + 2])
    {
      let whole = scanner.run(.hexDigits, from: scanner.at + 2)
      var place = whole
      if scanner[place] == 0x2E, ByteSet.hexDigits.contains(scanner[place + 1]) {
        place = scanner.run(.hexDigits, from: place + 1)
      }
      let end = scanner.exponentEnd(from: place, letters: ByteSet("pP"))
      scanner.take(end > whole ? .mf : .mh, to: end)
      return true
    }
    var style = NumberStyle()
    style.hex = nil
    style.bareDot = false
    scanner.takeNumber(style)
    return true
  }
}
