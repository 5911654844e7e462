extension Language {
  static let kotlin = Language("Kotlin", "kotlin kt kts") { KotlinLanguage.machine.read(&$0) }
}

/// Kotlin. `state` is the place before which no declaration begins.
enum KotlinLanguage {
  private enum State: UInt8, CaseIterable {
    case root, type, variable, destructuring, function, generic, string, text, interpolation, scope
  }

  private static let name = ByteSet("a-zA-Z0-9_", nonASCII: true)
  private static let nameStart = ByteSet("a-zA-Z_", nonASCII: true)
  private static let dotted = ByteSet("a-zA-Z0-9_.", nonASCII: true)

  private static let words = WordTable([
    .k: """
    as break by catch constructor continue do dynamic else finally get for if init in is out
    reified return set super this throw try typealias typeof vararg when where while
    """,
    .nb: "it",
    .kt: "Boolean Byte Char Double Float Int Long Short String Any Unit",
    .kc: "true false null",
  ])
  private static let modifiers = WordTable([
    .kd: """
    actual abstract annotation companion const crossinline data enum expect external final infix
    inline inner internal lateinit noinline open operator override private protected public sealed
    suspend tailrec value
    """
  ])

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .type: [identifier(.nc, .pop)]
    case .variable: [identifier(.nv, .pop)]
    case .destructuring:
      [
        .one(",", .p), .spaces(), identifier(.nv), Rule(":") { readAnnotation(&$0) },
        .one("<", .o, .push(State.generic)), .one(")", .p, .pop),
      ]
    case .function:
      [.one("<", .o, .push(State.generic)), Rule(Rule.everything) { readFunction(&$0) }]
    case .generic:
      [
        Rule(">") { scanner in
          scanner.take(.o, 1)
          scanner.takeSpace()
          scanner.pop()
          return true
        }, .one(":,", .p), .word("reified", .k), .word("out", .k), .word("in", .k), .spaces(),
        identifier(.n),
      ]
    case .string: [.one("\"", .s, .pop)] + string
    case .text: [.literal("\"\"\"", .s, .pop), .one("\"", .s)] + string
    case .interpolation:
      [
        .one("\"", .s), .literal("${", .si, .push(State.interpolation)),
        .one("{", .p, .push(State.scope)), .one("}", .si, .pop),
      ] + root
    case .scope: [.one("{", .p, .push(State.scope)), .one("}", .p, .pop)] + root
    }
  }

  private static let string: [Rule] = [
    .literals(["\\\\", "\\\"", "\\"], .s), .literal("${", .si, .push(State.interpolation)),
    Rule("$") { scanner in
      guard name.contains(scanner.next) else { return false }
      scanner.take(.si, 1)
      scanner.takeRun(.n, name)
      return true
    }, .run(until: "\\\"$", .s),
  ]

  private static let root: [Rule] = [
    .blanks(), .spaces(), .line("//", .c1),
    Rule("#") { scanner in
      guard scanner.has("#!/"), scanner.isLineStart(scanner.at) else { return false }
      scanner.takeLine(.c1)
      return true
    }, .block("/*", "*/", .cm, unclosed: .fails),
    Rule("\\") { scanner in
      guard scanner.next == 0x0A || scanner.at + 1 == scanner.end else { return false }
      scanner.take(.se, 1)
      return true
    },
    Rule("!") { scanner in
      if scanner.isHopeless(0x21) { return false }
      let word = scanner.run(ByteSet("!"), from: scanner.at)
      guard scanner.hasWord("in", at: word) || scanner.hasWord("is", at: word) else {
        scanner.giveUp(0x21, until: word)
        return false
      }
      scanner.take(.k, to: word + 2)
      return true
    },
    Rule(nameStart) { readName(&$0) },
    Rule(".?") { readMember(&$0) },
    Rule("@") { scanner in
      guard nameStart.contains(scanner.next) else { return false }
      scanner.take(.nd, to: scanner.run(dotted, from: scanner.at + 1))
      return true
    },
    .literals(["::", "!!", "?:", "?."], .o), .one("~^*!%&[]<>|+=/?-", .o), .one("{}();:.,", .p),
    .literal("\"\"\"", .s, .push(State.text)), .one("\"", .s, .push(State.string)),
    Rule("'") { JavaLanguage.readCharacter(&$0) },
    Rule("0-9") { readNumber(&$0) },
    Rule("`") { scanner in
      guard let end = identifierEnd(scanner, from: scanner.at) else { return false }
      scanner.take(.n, to: nullableEnd(scanner, end))
      return true
    },
  ]

  // MARK: Names

  /// The end of a name, or of one in backticks.
  private static func identifierEnd(_ scanner: Scanner, from index: Int) -> Int? {
    let begin = scanner[index] == 0x40 ? index + 1 : index
    if nameStart.contains(scanner[begin]) { return scanner.run(name, from: begin) }
    guard scanner[index] == 0x60 else { return nil }
    let end = scanner.run(until: ByteSet("`\n\"$@#{}\\"), from: index + 1)
    return scanner[end] == 0x60 && end > index + 1 ? end + 1 : nil
  }

  private static func identifier(_ tokenClass: TokenClass, _ move: Move = .stay) -> Rule {
    Rule(nameStart.union(ByteSet("@`"))) { scanner in
      guard let end = identifierEnd(scanner, from: scanner.at) else { return false }
      scanner.take(tokenClass, to: end)
      scanner.apply(move)
      return true
    }
  }

  /// A question mark belongs to a name, with what follows it.
  private static func nullableEnd(_ scanner: Scanner, _ end: Int) -> Int {
    guard scanner[end] == 0x3F, scanner[end + 1] != 0x2E, end + 1 < scanner.end else { return end }
    return end + 1 + scanner.characterLength(at: end + 1)
  }

  private static func readName(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(name, from: scanner.at)
    let word = scanner.at..<end
    if let entry = words.find(scanner.bytes, word) {
      let isNullable =
        scanner[end] == 0x3F && (entry.tokenClass == .kt || scanner.equals(word, "as"))
      scanner.take(entry.tokenClass, to: isNullable ? end + 1 : end)
      return true
    }
    let space = scanner.run(.spaces, from: end)
    if space > end, scanner.equals(word, "package") || scanner.equals(word, "import") {
      scanner.take(.k, to: end)
      scanner.take(.w, to: space)
      scanner.take(.nn, to: scanner.run(until: .spaces, from: space))
      return true
    }
    let label = scanner.run(dotted, from: end)
    if scanner[label] == 0x40, label > scanner.at + 1 {
      scanner.take(.nd, to: label + 1)
      return true
    }
    if readDeclaration(&scanner) { return true }
    scanner.take(.n, to: nullableEnd(scanner, end))
    return true
  }

  private enum Declared { case type, variable, function }

  /// Modifiers, and the word that declares something.
  private static func readDeclaration(_ scanner: inout Scanner) -> Bool {
    guard scanner.at >= scanner.state else { return false }
    var place = scanner.at
    var declared: Declared?
    var hasFunction = false
    while declared == nil {
      let end = scanner.run(name, from: place)
      let space = scanner.run(.spaces, from: end)
      guard end > place, space > end else { break }
      let word = place..<end
      if scanner.equals(word, "class") || scanner.equals(word, "interface")
        || scanner.equals(word, "object")
      {
        declared = .type
      } else if scanner.equals(word, "var") || scanner.equals(word, "val"), !hasFunction {
        declared = .variable
      } else if scanner.equals(word, "fun") {
        if !scanner.hasWord("interface", at: space) { declared = .function }
        hasFunction = true
      } else if modifiers.find(scanner.bytes, word) == nil {
        break
      }
      if declared == nil { place = space }
    }
    guard let declared else {
      scanner.state = place
      return false
    }
    while scanner.at < place {
      scanner.takeRun(.kd, name)
      scanner.takeSpace()
    }
    takeDeclaration(&scanner, declared)
    return true
  }

  private static func takeDeclaration(_ scanner: inout Scanner, _ declared: Declared) {
    let end = scanner.run(name, from: scanner.at)
    let space = scanner.run(.spaces, from: end)
    if scanner.has("object"), scanner[space] == 0x3A,
      scanner.run(.spaces, from: space + 1) > space + 1
    {
      scanner.take(.k, to: end)
      scanner.take(.w, to: space)
      scanner.take(.p, 1)
      scanner.takeSpace()
      scanner.push(State.type)
      return
    }
    scanner.take(.kd, to: end)
    scanner.take(.w, to: space)
    switch declared {
    case .type: scanner.push(State.type)
    case .function: scanner.push(State.function)
    case .variable:
      if scanner.byte == 0x28 {
        scanner.take(.p, 1)
        scanner.push(State.destructuring)
      } else {
        scanner.push(State.variable)
      }
    }
  }

  private static func readFunction(_ scanner: inout Scanner) -> Bool {
    guard let end = identifierEnd(scanner, from: scanner.at) else { return false }
    if scanner[end] == 0x2E, let member = identifierEnd(scanner, from: end + 1) {
      scanner.take(.n, to: end)
      scanner.take(.p, 1)
      scanner.take(.nf, to: member)
    } else {
      scanner.take(.nf, to: end)
    }
    scanner.pop()
    return true
  }

  private static func readAnnotation(_ scanner: inout Scanner) -> Bool {
    let space = scanner.run(.spaces, from: scanner.at + 1)
    guard space > scanner.at + 1, let end = identifierEnd(scanner, from: space) else {
      return false
    }
    scanner.take(.p, 1)
    scanner.take(.w, to: space)
    scanner.take(.n, to: end)
    return true
  }

  private static func readMember(_ scanner: inout Scanner) -> Bool {
    let dot = scanner.byte == 0x3F ? scanner.at + 1 : scanner.at
    guard scanner[dot] == 0x2E, JavaLanguage.nameStart.contains(scanner[dot + 1]) else {
      return false
    }
    scanner.take(dot > scanner.at ? .o : .p, to: dot + 1)
    scanner.takeRun(.na, JavaLanguage.name)
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    var end = scanner.at + 1
    if scanner[end] == 0x2E { end = scanner.run(.digits, from: end + 1) }
    if ByteSet("eE").contains(scanner[end]), ByteSet("+-").contains(scanner[end + 1]),
      ByteSet.digits.contains(scanner[end + 2])
    {
      end = scanner.run(.digits, from: end + 2)
    }
    if ByteSet("flFL").contains(scanner[end]) { end += 1 }
    scanner.take(.m, to: end)
    return true
  }
}
