extension Language {
  static let go = Language("Go", "go golang", GoLanguage.grammar)
}

/// Go.
enum GoLanguage {
  private static let callOrType: UInt8 = 128
  private static let call: UInt8 = 129

  static let grammar = Grammar { parts in
    parts.words = WordTable([
      ("import package", .of(.kn)),
      ("var func struct map chan type interface const", .of(.kd)),
      (
        """
        break default select case defer go else goto switch fallthrough if range continue for
        return
        """, .of(.k)
      ),
      ("true false iota nil", .of(.kc)),
      (
        """
        uint uint8 uint16 uint32 uint64 int int8 int16 int32 int64 float float32 float64 complex64
        complex128 byte rune string bool error uintptr any comparable
        """, .of(.kt, action: callOrType)
      ),
      (
        """
        print println panic recover close complex real imag len cap append copy delete new make min
        max clear
        """, .of(.nx, action: call)
      ),
    ])
    parts.name = .nx
    parts.operators = ByteSet("+-*/%&~")
    parts.punctuation = ByteSet("^()[]{}.,;")
    parts.number = { readNumber(&$0) }
    parts.action = { scanner, word, entry in
      if scanner[word.upperBound] == 0x28 {
        scanner.take(.nb, to: word.upperBound)
        scanner.take(.p, 1)
      } else {
        scanner.take(entry.tokenClass, to: word.upperBound)
      }
    }
    parts.rules = [
      .line("//", .c1),
      .block("/*", "*/", .cm, unclosed: .fails),
      .quoted("\"", "\"", .s),
      .quoted("`", "`", .s, backslash: false),
      Rule("'") { character(&$0) },
      Rule(".") { scanner in
        if scanner.has("...") {
          scanner.take(.o, 3)
          return true
        }
        return ByteSet.digits.contains(scanner.next) ? readNumber(&scanner) : false
      },
      Rule("<>=!:|&") { sign(&$0) },
      Rule("\\") { scanner in
        guard scanner.next == 0x0A else { return false }
        scanner.take(.text, 1)
        return true
      },
    ]
  }

  /// Some signs are operators only together.
  private static func sign(_ scanner: inout Scanner) -> Bool {
    for text in ["<<=", ">>=", "&^="] as [StaticString] where scanner.has(text) {
      scanner.take(.o, 3)
      return true
    }
    let pairs: [StaticString] = [
      "<<", ">>", "<=", ">=", "&^", "|=", "&&", "||", "<-", "==", "!=", ":=", "&=",
    ]
    for text in pairs where scanner.has(text) {
      scanner.take(.o, 2)
      return true
    }
    scanner.take(
      scanner.byte == UInt8(ascii: "|") || scanner.byte == UInt8(ascii: "&") ? .o : .p, 1)
    return true
  }

  private static func character(_ scanner: inout Scanner) -> Bool {
    var index = scanner.at + 1
    if scanner[index] == 0x5C {
      let next = scanner[index + 1]
      switch next {
      case UInt8(ascii: "x"): index = scanner.run(.hexDigits, from: index + 2)
      case UInt8(ascii: "u"), UInt8(ascii: "U"): index = scanner.run(.hexDigits, from: index + 2)
      case 0x30...0x37: index = scanner.run(.octalDigits, from: index + 1)
      default: index += 2
      }
    } else {
      index += scanner.characterLength(at: index)
    }
    guard scanner[index] == 0x27, index > scanner.at + 1 else { return false }
    scanner.take(.sc, to: index + 1)
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let whole = scanner.run(.digits, from: scanner.at)
    var place = whole
    if scanner[place] == 0x2E { place = scanner.run(.digits, from: place + 1) }
    let hasFraction = place > whole
    let exponent = scanner.exponentEnd(from: place)
    if scanner[exponent] == UInt8(ascii: "i") {
      scanner.take(.m, to: exponent + 1)
      return true
    }
    if hasFraction, exponent == place || scanner[place - 1] != 0x2E {
      scanner.take(.mf, to: exponent)
      return true
    }
    if hasFraction {
      scanner.take(.mf, to: place)
      return true
    }
    if exponent > place {
      scanner.take(.mf, to: exponent)
      return true
    }
    if scanner.byte == 0x30 {
      let octal = scanner.run(.octalDigits, from: scanner.at)
      if octal > scanner.at + 1 {
        scanner.take(.mo, to: octal)
      } else if scanner.next | 0x20 == UInt8(ascii: "x"),
        ByteSet.hexDigits.contains(scanner[scanner.at + 2])
      {
        scanner.take(.mh, to: scanner.run(.hexDigits, from: scanner.at + 2))
      } else {
        scanner.take(.mi, 1)
      }
      return true
    }
    scanner.take(.mi, to: whole)
    return true
  }
}
