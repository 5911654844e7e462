extension Language {
  static let rust = Language("Rust", "rust rs") { scanner in
    if scanner.has("#!"), scanner[scanner.at + 2] != 0x5B { scanner.takeLine(.cp) }
    RustLanguage.grammar.read(&scanner)
  }
}

/// Rust.
enum RustLanguage {
  private static let typeFollows: UInt8 = 128
  private static let loopWord: UInt8 = 129
  private static let macro: UInt8 = 130

  private static let builtins = """
    Copy Send Sized Sync Unpin Drop Fn FnMut FnOnce drop Box ToOwned Clone PartialEq PartialOrd Eq
    Ord AsRef AsMut Into From Default Iterator Extend IntoIterator DoubleEndedIterator
    ExactSizeIterator Option Some None Result Ok Err String ToString Vec
    """
  private static let types = """
    u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 usize isize f32 f64 char str bool
    """

  private static let typeWords = WordTable([.nb: builtins, .kt: types])

  static let grammar = Grammar { parts in
    parts.words = WordTable([
      (
        """
        as async await box const crate dyn else extern for if impl in loop match move mut pub ref
        return static super trait unsafe use where while
        """, .of(.k)
      ),
      ("abstract become do final macro override priv typeof try unsized virtual yield", .of(.kr)),
      ("true false", .of(.kc)),
      ("self Self", .of(.bp)),
      ("mod", .of(.k, next: .nn)),
      ("let", .of(.kd)),
      ("fn", .of(.k, next: .nf)),
      ("struct enum type union", .of(.k, action: typeFollows)),
      ("break continue", .of(.k, action: loopWord)),
      (types, .of(.kt)),
      (builtins, .of(.nb)),
      (
        """
        asm assert assert_eq assert_ne cfg column compile_error concat concat_idents dbg
        debug_assert debug_assert_eq debug_assert_ne env eprint eprintln file format format_args
        format_args_nl global_asm include include_bytes include_str line llvm_asm log_syntax
        macro_rules matches module_path option_env panic print println stringify thread_local todo
        trace_macros unimplemented unreachable vec write writeln
        """, .of(.fm, action: macro)
      ),
    ])
    parts.operators = ByteSet("+-*/%&|<>^!~@=:?")
    parts.punctuation = ByteSet("{}()[],.;#")
    parts.number = { readNumber(&$0) }
    parts.action = action
    parts.rules = [
      Rule("/") { comment(&$0) },
      Rule("#") { attribute(&$0) },
      Rule("$") { metavariable(&$0) },
      Rule(":-") { path(&$0) },
      Rule("br\"") { string(&$0) },
      Rule("b'") { character(&$0) },
      Rule("'") { scanner in
        scanner.take(.o, 1)
        lifetime(&scanner)
        return true
      },
      Rule(".") { scanner in
        guard scanner.next == 0x2E else { return false }
        scanner.take(.o, scanner[scanner.at + 2] == 0x3D ? 3 : 2)
        return true
      },
    ]
  }

  @Sendable private static func action(
    _ scanner: inout Scanner, _ word: Range<Int>, _ entry: WordTable.Entry
  ) {
    switch entry.action {
    case typeFollows:
      scanner.take(.k, to: word.upperBound)
      typeName(&scanner)
    case loopWord:
      scanner.take(.k, to: word.upperBound)
      let space = scanner.run(.spaces, from: scanner.at)
      if scanner[space] == 0x27, ByteSet.asciiWordStart.contains(scanner[space + 1]) {
        scanner.take(.w, to: space)
        scanner.take(.nl, to: scanner.run(.word, from: space + 1))
      }
    default:
      if scanner[word.upperBound] == 0x21 {
        scanner.take(.fm, to: word.upperBound + 1)
      } else {
        scanner.take(.n, to: word.upperBound)
      }
    }
  }

  // MARK: Names

  /// What follows `struct`, `::` and `->` is a type.
  private static func typeName(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if ByteSet.spaces.contains(byte) {
        scanner.takeSpace()
      } else if byte == 0x26 {
        scanner.take(.kp, 1)
      } else if byte == 0x27 {
        scanner.take(.o, 1)
        lifetime(&scanner)
      } else if ByteSet.asciiWordStart.contains(byte) {
        let end = scanner.run(.word, from: scanner.at)
        guard let entry = typeWords.find(scanner.bytes, scanner.at..<end) else {
          scanner.take(.nc, to: end)
          return
        }
        scanner.take(entry.tokenClass, to: end)
      } else {
        return
      }
    }
  }

  private static func lifetime(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      if scanner.has("static") {
        scanner.take(.nb, 6)
      } else if scanner.byte == 0x5F {
        scanner.take(.nb, 1)
      } else if ByteSet.asciiWordStart.contains(scanner.byte) {
        scanner.takeRun(.na, .word)
      } else {
        return
      }
    }
  }

  private static func path(_ scanner: inout Scanner) -> Bool {
    if scanner.has("::"), ByteSet.word.contains(scanner[scanner.at + 2]) {
      scanner.take(.p, 2)
      return true
    }
    guard scanner.byte == 0x3A || scanner.has("->") else { return false }
    scanner.take(.p, scanner.byte == 0x3A ? 1 : 2)
    typeName(&scanner)
    return true
  }

  private static func metavariable(_ scanner: inout Scanner) -> Bool {
    var end = scanner.at + 1
    if ByteSet.asciiWordStart.contains(scanner.next) {
      end = scanner.run(.word, from: end)
    } else if scanner.next == 0x28 || scanner.next == 0x29 {
      end += scanner[end + 1] == 0x2C ? 2 : 1
    } else if scanner.next == 0x2C {
      end += 1
    }
    scanner.take(.cp, to: end)
    return true
  }

  // MARK: Comments and attributes

  private static func comment(_ scanner: inout Scanner) -> Bool {
    let third = scanner[scanner.at + 2]
    if scanner.next == 0x2F {
      let isDoc = third == 0x21 || (third == 0x2F && scanner[scanner.at + 3] != 0x2F)
      scanner.takeLine(isDoc ? .sd : .c1)
      return true
    }
    guard scanner.next == 0x2A else { return false }
    let fourth = scanner[scanner.at + 3]
    let isDoc = third == 0x21 || (third == 0x2A && fourth != 0x2F && fourth != 0x2A)
    let end = Rule.nestedEnd(scanner, from: scanner.at + 2, "/*", "*/")
    scanner.take(isDoc ? .sd : .cm, to: end)
    return true
  }

  private static func attribute(_ scanner: inout Scanner) -> Bool {
    let bracket = scanner.next == 0x21 ? scanner.at + 2 : scanner.at + 1
    guard scanner[bracket] == 0x5B else { return false }
    scanner.take(.cp, to: bracket + 1)
    var open = 1
    while !scanner.isAtEnd, open > 0 {
      switch scanner.byte {
      case 0x5B: open += 1
      case 0x5D: open -= 1
      case 0x22:
        plainString(&scanner)
        continue
      default: break
      }
      scanner.take(.cp, 1)
    }
    return true
  }

  // MARK: Literals

  private static func string(_ scanner: inout Scanner) -> Bool {
    var index = scanner.at
    if scanner[index] == UInt8(ascii: "b") { index += 1 }
    if scanner[index] == 0x22 {
      scanner.take(.s, to: index)
      plainString(&scanner)
      return true
    }
    guard scanner[index] == UInt8(ascii: "r") else { return false }
    let quote = scanner.run(ByteSet("#"), from: index + 1)
    let hashes = quote - index - 1
    guard scanner[quote] == 0x22, !scanner.isHopeless(0x23) else { return false }
    var place = quote + 1
    while let close = scanner.find(0x22, from: place) {
      if scanner.run(ByteSet("#"), from: close + 1) - close - 1 >= hashes {
        scanner.take(.s, to: close + 1 + hashes)
        return true
      }
      place = close + 1
    }
    scanner.giveUp(0x23)
    return false
  }

  private static func plainString(_ scanner: inout Scanner) {
    scanner.take(.s, 1)
    while !scanner.isAtEnd {
      switch scanner.byte {
      case 0x22:
        scanner.take(.s, 1)
        return
      case 0x5C:
        let end = escapeEnd(scanner, from: scanner.at)
        if let end { scanner.take(.se, to: end) } else { scanner.take(.s, 1) }
      default:
        scanner.take(.s, to: scanner.run(until: ByteSet("\"\\"), from: scanner.at))
      }
    }
  }

  private static func escapeEnd(_ scanner: Scanner, from index: Int) -> Int? {
    switch scanner[index + 1] {
    case 0x27, 0x22, 0x5C, UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), 0x30:
      return index + 2
    case UInt8(ascii: "x"):
      let isHex =
        ByteSet.hexDigits.contains(scanner[index + 2])
        && ByteSet.hexDigits.contains(scanner[index + 3])
      return isHex ? index + 4 : nil
    case UInt8(ascii: "u"):
      let digits = scanner.run(.hexDigits, from: index + 3)
      guard scanner[index + 2] == 0x7B, digits > index + 3, digits <= index + 9,
        scanner[digits] == 0x7D
      else { return nil }
      return digits + 1
    default: return nil
    }
  }

  private static func character(_ scanner: inout Scanner) -> Bool {
    let quote = scanner.byte == 0x27 ? scanner.at : scanner.at + 1
    guard scanner[quote] == 0x27 else { return false }
    var end = quote + 1 + scanner.characterLength(at: quote + 1)
    if scanner[quote + 1] == 0x5C {
      guard let escape = escapeEnd(scanner, from: quote + 1) else { return false }
      end = escape
    } else if scanner[quote + 1] == 0x0A {
      return false
    }
    guard scanner[end] == 0x27 else { return false }
    scanner.take(.sc, to: end + 1)
    return true
  }

  private static let digits = ByteSet("0-9_")

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let based: (TokenClass, ByteSet)? =
      switch scanner.byte == 0x30 ? scanner.next : 0 {
      case UInt8(ascii: "b"): (.mb, ByteSet("01_"))
      case UInt8(ascii: "o"): (.mo, ByteSet("0-7_"))
      case UInt8(ascii: "x"), UInt8(ascii: "X"): (.mh, ByteSet("0-9a-fA-F_"))
      default: nil
      }
    if let (tokenClass, set) = based, set.contains(scanner[scanner.at + 2]) {
      scanner.take(tokenClass, to: scanner.run(set, from: scanner.at + 2))
    } else {
      let whole = scanner.run(digits, from: scanner.at)
      var place = whole
      if scanner[place] == 0x2E, scanner[place + 1] != 0x2E {
        place = scanner.run(digits, from: place + 1)
      }
      if scanner[place] | 0x20 == UInt8(ascii: "e") {
        var exponent = place + 1
        if scanner[exponent] == 0x2B || scanner[exponent] == 0x2D { exponent += 1 }
        if digits.contains(scanner[exponent]) { place = scanner.run(digits, from: exponent) }
      }
      scanner.take(place > whole ? .mf : .mi, to: place)
    }
    let suffixes: [StaticString] = ["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64"]
    if scanner.has("usize") || scanner.has("isize") {
      scanner.take(.k, 5)
    } else if scanner.has("f32") || scanner.has("f64") {
      scanner.take(.k, 3)
    } else if let suffix = suffixes.first(where: { scanner.has($0) }) {
      scanner.take(.k, suffix.utf8CodeUnitCount)
    }
    return true
  }
}
