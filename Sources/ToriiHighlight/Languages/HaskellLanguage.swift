extension Language {
  static let haskell = Language("Haskell", "haskell hs") { HaskellLanguage.machine.read(&$0) }
}

/// Haskell.
enum HaskellLanguage {
  private enum State: UInt8, CaseIterable {
    case root, imports, module, list, comment, character, string, escape
  }

  private static let signs = ByteSet(":!#$%&*+.\\/<=>?@^|~-")
  private static let name = ByteSet("a-zA-Z0-9_'", nonASCII: true)
  private static let upper = ByteSet("A-Z")
  private static let lower = ByteSet("a-z_", nonASCII: true)
  private static let path = ByteSet("a-zA-Z0-9_.", nonASCII: true)

  private static let reserved = WordTable([
    .kr: """
    case class data default deriving do else family if in infix infixl infixr instance let newtype of
    then type where _
    """,
    .ne: "error",
  ])

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .imports:
      [
        .spaces(), .one("\"", .s, .push(State.string)), .one(")", .p, .pop), .word("qualified", .k),
        Rule(path) { readImport(&$0) },
      ]
    case .module:
      [
        .spaces(),
        Rule(upper) { scanner in
          scanner.takeRun(.nn, path)
          let open = scanner.run(.spaces, from: scanner.at)
          if open > scanner.at, scanner[open] == 0x28 {
            scanner.take(.w, to: open)
            scanner.take(.p, 1)
            scanner.push(State.list)
          } else {
            scanner.pop()
          }
          return true
        },
      ]
    case .list:
      [
        .spaces(), .run(upper, .word, .kt), .run(lower, name, .nf), comment,
        .literal("{-", .cm, .push(State.comment)), .one(",", .p), .run(signs, .o),
        .one("(", .p, .push(State.list, State.list)), .one(")", .p, Move(pops: 2)),
      ]
    case .comment:
      [
        .run(until: "{}-", .cm), .literal("{-", .cm, .push(State.comment)),
        .literal("-}", .cm, .pop), .one("{}-", .cm),
      ]
    case .character:
      [
        Rule(ByteSet("\\'").inverted) { scanner in
          let length = scanner.characterLength(at: scanner.at)
          guard scanner[scanner.at + length] == 0x27 else { return false }
          scanner.take(.sc, length + 1)
          scanner.pop()
          return true
        }, .one("\\", .se, .push(State.escape)), .one("'", .sc, .pop),
      ]
    case .string:
      [.run(until: "\\\"", .s), .one("\\", .se, .push(State.escape)), .one("\"", .s, .pop)]
    case .escape: [Rule(Rule.everything) { readEscape(&$0) }]
    }
  }

  private static let comment = Rule("-") { scanner in
    guard scanner.next == 0x2D,
      !ByteSet("!#$%&*+./<=>?@^|_~:\\").contains(scanner[scanner.at + 2])
    else { return false }
    scanner.takeLine(.c1)
    return true
  }

  private static let root: [Rule] = [
    .spaces(), comment, .literal("{-", .cm, .push(State.comment)),
    .word("import", .kr, .push(State.imports)), .word("module", .kr, .push(State.module)),
    Rule(.asciiWordStart) { readReserved(&$0) },
    Rule("'") { readQuote(&$0) },
    Rule(lower) { scanner in
      scanner.take(
        scanner.isLineStart(scanner.at) ? .nf : .n, to: scanner.run(name, from: scanner.at))
      return true
    }, .run(upper, name, .kt),
    Rule("\\") { scanner in
      guard !signs.contains(scanner.next) else { return false }
      scanner.take(.nf, 1)
      return true
    },
    Rule("<:=-") { scanner in
      for text in ["<-", "::", "->", "=>", "="] as [StaticString] where scanner.has(text) {
        guard !signs.contains(scanner[scanner.at + text.utf8CodeUnitCount]) else { return false }
        scanner.take(.ow, text.utf8CodeUnitCount)
        return true
      }
      return false
    }, .run(ByteSet(":"), signs, .kt), .run(signs, .o),
    Rule("0-9") { readNumber(&$0) }, .one("\"", .s, .push(State.string)), .literal("[]", .kt),
    .literal("()", .nb), .one("][(),;`{}", .p),
  ]

  // MARK: Words

  private static func readReserved(_ scanner: inout Scanner) -> Bool {
    guard let word = scanner.word(.word, from: scanner.at, atMost: 8),
      let entry = reserved.find(scanner.bytes, word),
      scanner[word.upperBound] != 0x27 || entry.tokenClass == .ne
    else { return false }
    scanner.take(entry.tokenClass, to: word.upperBound)
    return true
  }

  private static func readImport(_ scanner: inout Scanner) -> Bool {
    let isModule = upper.contains(scanner.byte)
    scanner.takeRun(.nn, path)
    let space = scanner.run(.spaces, from: scanner.at)
    guard isModule, space > scanner.at else {
      scanner.pop()
      return true
    }
    if scanner.has("as", at: space) {
      let alias = scanner.run(.spaces, from: space + 2)
      if alias > space + 2, upper.contains(scanner[alias]) {
        scanner.take(.w, to: space)
        scanner.take(.k, 2)
        scanner.take(.w, to: alias)
        scanner.takeRun(.n, path)
        scanner.pop()
        return true
      }
    }
    let hidingEnd = scanner.has("hiding", at: space) ? scanner.run(.spaces, from: space + 6) : space
    if scanner[hidingEnd] == 0x28, hidingEnd == space || hidingEnd > space + 6 {
      scanner.take(.w, to: space)
      if hidingEnd > space { scanner.take(.k, 6) }
      scanner.take(.w, to: hidingEnd)
      scanner.take(.p, 1)
      scanner.push(State.list)
    } else {
      scanner.pop()
    }
    return true
  }

  /// Characters, and what template Haskell and promoted types make of quotes.
  private static func readQuote(_ scanner: inout Scanner) -> Bool {
    let next = scanner.next
    let end = scanner.at + 1 + scanner.characterLength(at: scanner.at + 1)
    if next != 0x5C, scanner[end] == 0x27, scanner.at + 1 < scanner.end {
      scanner.take(.sc, to: end + 1)
    } else if lower.contains(next) {
      scanner.take(.n, to: scanner.run(name, from: scanner.at + 1))
    } else if upper.contains(next) {
      scanner.take(.kt, to: scanner.run(name, from: scanner.at + 1))
    } else if next == 0x27, upper.contains(scanner[scanner.at + 2]) {
      scanner.take(.kt, to: scanner.run(name, from: scanner.at + 2))
    } else if next == 0x5B, let close = scanner.findEnd("]", from: scanner.at + 2) {
      scanner.take(.kt, to: close + 1)
    } else if next == 0x28, let close = scanner.findEnd(")", from: scanner.at + 2) {
      scanner.take(.kt, to: close + 1)
    } else if signs.contains(next) {
      scanner.take(.kt, to: scanner.run(signs, from: scanner.at + 1))
    } else {
      scanner.take(.sc, 1)
      scanner.push(State.character)
    }
    return true
  }

  // MARK: Literals

  private static let codes: [StaticString] = [
    "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR",
    "SO",
    "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS",
    "GS", "RS", "US", "SP", "DEL",
  ]

  private static func readEscape(_ scanner: inout Scanner) -> Bool {
    var end = scanner.at
    switch scanner.byte {
    case _ where ByteSet("abfnrtv\"'&\\").contains(scanner.byte): end += 1
    case 0x5E where ByteSet("A-Z@_[]^").contains(scanner.next): end += 2
    case UInt8(ascii: "o"): end = scanner.run(.octalDigits, from: end + 1)
    case UInt8(ascii: "x"): end = scanner.run(.hexDigits, from: end + 1)
    case 0x30...0x39: end = scanner.run(.digits, from: end)
    case _ where ByteSet.spaces.contains(scanner.byte):
      let mark = scanner.run(.spaces, from: end)
      guard scanner[mark] == 0x5C else { return false }
      scanner.take(.w, to: mark)
      end = mark + 1
    default:
      for text in codes where scanner.has(text) {
        end += text.utf8CodeUnitCount
        break
      }
    }
    guard end > scanner.at else { return false }
    scanner.take(.se, to: end)
    scanner.pop()
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    var style = NumberStyle()
    style.separator = 0x5F
    style.bareDot = false
    scanner.takeNumber(style)
    return true
  }
}
