extension Language {
  static let dart = Language("Dart", "dart") { DartLanguage.machine.read(&$0) }
}

/// Dart.
enum DartLanguage {
  private enum State: UInt8, CaseIterable {
    case root, type, imports, double, doubleLines, single, singleLines
  }

  private static let name = ByteSet("a-zA-Z0-9_", nonASCII: true)
  private static let nameStart = ByteSet("a-zA-Z_$")

  private static let words = WordTable([
    .k: """
    library source part as assert break case catch const continue default do else finally for if in
    is new rethrow return super switch this throw try while
    """,
    .kd: """
    abstract async await covariant extends external factory final get implements late native on
    operator required set static sync typedef var with yield
    """,
    .kt: "bool double dynamic int num Function Never Null Object String void",
    .kc: "false null true",
  ])
  private static let importWords = WordTable([.k: "as deferred show hide"])

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: strings + root
    case .type: [.run(nameStart, name, .nc, .pop)]
    case .imports:
      strings + [
        .spaces(), .words(importWords), .run(nameStart, name, .n), .one(",", .p),
        .one(";", .p, .pop),
      ]
    case .double: [.one("\"", .s2, .pop), .run(until: "\"$\\\n", .s2)] + parts(.s2)
    case .doubleLines:
      [.literal("\"\"\"", .s2, .pop), .run(until: "\"$\\", .s2)] + parts(.s2) + [.one("\"", .s2)]
    case .single: [.one("'", .s1, .pop), .run(until: "'$\\\n", .s1)] + parts(.s1)
    case .singleLines:
      [.literal("'''", .s1, .pop), .run(until: "'$\\", .s1)] + parts(.s1) + [.one("'", .s1)]
    }
  }

  private static let root: [Rule] = [
    .line("#!", .cp), .blanks(), .line("//", .c1), .block("/*", "*/", .cm, unclosed: .fails),
    Rule(nameStart) { readName(&$0) },
    .one("~!%^&*+=|?:<>/-", .o),
    Rule("@") { scanner in
      guard nameStart.contains(scanner.next) else { return false }
      scanner.take(.nd, to: scanner.run(name, from: scanner.at + 2))
      return true
    },
    Rule("0-9.") { readNumber(&$0) }, .one("(){}[],.;", .p), .one("\n", .w),
  ]

  private static func readName(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(name, from: scanner.at + 1)
    let word = scanner.at..<end
    if scanner.equals(word, "import") || scanner.equals(word, "export") {
      scanner.take(.k, to: end)
      scanner.push(State.imports)
      return true
    }
    let space = scanner.run(.spaces, from: end)
    let isType =
      scanner.equals(word, "class") || scanner.equals(word, "extension")
      || scanner.equals(word, "mixin")
    if isType, space > end {
      scanner.take(.kd, to: end)
      scanner.take(.w, to: space)
      scanner.push(State.type)
    } else if let entry = words.find(scanner.bytes, word) {
      let isPart = scanner.equals(word, "part") && scanner.hasWord(" of", at: end)
      scanner.take(entry.tokenClass, to: isPart ? end + 3 : end)
    } else if scanner[end] == 0x3A {
      scanner.take(.nl, to: end + 1)
    } else {
      scanner.take(.n, to: end)
    }
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    if scanner.byte == 0x30, scanner.next | 0x20 == UInt8(ascii: "x"),
      ByteSet.hexDigits.contains(scanner[scanner.at + 2])
    {
      scanner.take(.mh, to: scanner.run(.hexDigits, from: scanner.at + 2))
      return true
    }
    let whole = scanner.run(.digits, from: scanner.at)
    var place = whole
    if scanner[place] == 0x2E { place = scanner.run(.digits, from: place + 1) }
    guard whole > scanner.at || place > whole + 1 else { return false }
    scanner.take(.m, to: scanner.exponentEnd(from: place))
    return true
  }

  // MARK: Strings

  private static let strings: [Rule] = [
    .block("r\"\"\"", "\"\"\"", .s2, unclosed: .fails),
    .block("r'''", "'''", .s1, unclosed: .fails),
    .block("r\"", "\"", .s2, unclosed: .fails), .block("r'", "'", .s1, unclosed: .fails),
    .literal("\"\"\"", .s2, .push(State.doubleLines)),
    .literal("'''", .s1, .push(State.singleLines)),
    .one("\"", .s2, .push(State.double)), .one("'", .s1, .push(State.single)),
  ]

  private static func parts(_ tokenClass: TokenClass) -> [Rule] {
    [
      Rule("\\") { scanner in
        var length = 2
        let digits = scanner.run(.hexDigits, from: scanner.at + 2) - scanner.at - 2
        if scanner.next == UInt8(ascii: "x"), digits >= 2 { length = 4 }
        if scanner.next == UInt8(ascii: "u") {
          let close = scanner.run(.hexDigits, from: scanner.at + 3)
          if scanner[scanner.at + 2] == 0x7B, scanner[close] == 0x7D {
            length = close + 1 - scanner.at
          } else if digits >= 4 {
            length = 6
          }
        }
        guard length > 2 || ByteSet("a-z'\"$\\").contains(scanner.next) else { return false }
        scanner.take(.se, length)
        return true
      },
      Rule("$") { scanner in
        if ByteSet.asciiWordStart.contains(scanner.next) {
          scanner.take(.si, 1)
          scanner.takeRun(.n, .word)
          return true
        }
        if scanner.next == 0x7B, let close = scanner.findEnd("}", from: scanner.at + 2) {
          scanner.take(.si, 2)
          scanner.embed(to: close) { machine.read(&$0) }
          scanner.take(.si, 1)
          return true
        }
        scanner.takeRun(tokenClass, ByteSet("$"))
        return true
      },
    ]
  }
}
