extension Language {
  static let makefile = Language("Makefile", "make makefile mf bsdmake gnumakefile") {
    MakefileLanguage.read(&$0)
  }
}

/// Makefiles: directives and comments by line, and between them rules, assignments and recipes.
enum MakefileLanguage {
  private enum State: UInt8, CaseIterable { case root, expansion, export, header }

  private static let directives = WordTable([
    .cp: """
    ifeq ifneq ifdef ifndef else endif -include include define endef : vpath if
    """
  ])
  private static let dotted = WordTable([
    .cp: "include undef error warning if else elif endif for endfor"
  ])

  static func read(_ scanner: inout Scanner) {
    var goesOn = false
    var begin = scanner.at
    var place = scanner.at
    while place < scanner.end {
      let end = min(scanner.lineEnd(from: place) + 1, scanner.end)
      let isDirective = goesOn || isDirective(scanner, place, end)
      if isDirective || isComment(scanner, place, end) {
        if place > begin { scanner.embed(to: place) { readRules(&$0) } }
        scanner.take(isDirective ? .cp : .c, to: end)
        begin = end
        if isDirective { goesOn = endsWithBackslash(scanner, place, end) }
      }
      place = end
    }
    if begin < scanner.end { scanner.embed(to: scanner.end) { readRules(&$0) } }
  }

  private static func readRules(_ scanner: inout Scanner) { machine.read(&scanner) }

  private static func isDirective(_ scanner: Scanner, _ begin: Int, _ limit: Int) -> Bool {
    let table = scanner[begin] == 0x2E ? dotted : directives
    let word = min(limit, scanner.run(.blanks, from: scanner[begin] == 0x2E ? begin + 1 : begin))
    let end = min(limit, scanner.run(until: .spaces, from: word))
    return end < scanner.end && table.find(scanner.bytes, word..<max(word, end)) != nil
  }

  private static func isComment(_ scanner: Scanner, _ begin: Int, _ limit: Int) -> Bool {
    let sign = scanner.run(.blanks, from: begin)
    return scanner[sign] == 0x23 || (scanner[sign] == 0x40 && scanner[sign + 1] == 0x23)
  }

  private static func endsWithBackslash(_ scanner: Scanner, _ begin: Int, _ end: Int) -> Bool {
    var index = end - 1
    while index > begin, ByteSet.spaces.contains(scanner[index]) { index -= 1 }
    return scanner[index] == 0x5C
  }

  // MARK: Rules

  private static let variable = ByteSet("a-zA-Z0-9_${}().-", nonASCII: true)

  private static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .expansion:
      [
        .run(ByteSet("a-zA-Z0-9_.-", nonASCII: true), .nv), .one("$", .k),
        .one("(", .k, .push(State.expansion)), .one(")", .k, .pop),
        .run(variable.inverted.union(ByteSet("{}")), .text),
      ]
    case .export:
      [
        .run(ByteSet("a-zA-Z0-9_${}-", nonASCII: true), .nv), .one("\n", .text, .pop), .spaces(),
      ]
    case .header:
      [
        .one(",|", .p), comment.then(.pop), .literal("\\\n", .text),
        .literal("$(", .k, .push(State.expansion)), .run(ByteSet("a-zA-Z_"), .n),
        .one("\n", .w, .pop), .run(until: ",|#\\$\na-zA-Z_", .text), .one("\\$", .text),
      ]
    }
  }

  private static let comment = Rule("#") { scanner in
    scanner.take(.c, to: scanner.lineEnd(from: scanner.at) + 1)
    return true
  }

  private static let root: [Rule] = [
    Rule("\t \n") { readRecipe(&$0) },
    Rule("$") { scanner in
      guard ByteSet("<@$+%?|*").contains(scanner.next) else { return false }
      scanner.take(.k, 2)
      return true
    }, .spaces(), comment,
    Rule("eu") { readExport(&$0) },
    Rule(variable) { readAssignment(&$0) },
    string("\"", .s2), string("'", .s1),
    Rule(Rule.everything) { readTarget(&$0) },
    .literal("$(", .k, .push(State.expansion)),
  ]

  private static func string(_ quote: StaticString, _ tokenClass: TokenClass) -> Rule {
    .quoted(quote, quote, tokenClass)
  }

  private static func readRecipe(_ scanner: inout Scanner) -> Bool {
    guard scanner.isLineStart(scanner.at) else { return false }
    var end = scanner.at
    while end < scanner.end, ByteSet("\t \n").contains(scanner[end]) {
      end = scanner.lineEnd(from: end) + 1
    }
    scanner.embed(to: end) { BashLanguage.read(&$0) }
    return true
  }

  private static func readExport(_ scanner: inout Scanner) -> Bool {
    let word = scanner.has("un") ? scanner.at + 2 : scanner.at
    guard scanner.has("export", at: word) else { return false }
    let space = scanner.run(.spaces, from: word + 6)
    guard space > word + 6 else { return false }
    let names = scanner.run(ByteSet("a-zA-Z0-9_${}\t -", nonASCII: true), from: space)
    if scanner[names] == 0x0A, names > space {
      scanner.take(.k, to: word + 6)
      scanner.take(.w, to: space)
      scanner.push(State.export)
    } else {
      scanner.take(.k, to: space)
    }
    return true
  }

  /// `state` is the end of a run that no assignment follows.
  private static func readAssignment(_ scanner: inout Scanner) -> Bool {
    guard scanner.at >= scanner.state else { return false }
    let end = scanner.run(variable, from: scanner.at)
    let space = scanner.run(.spaces, from: end)
    var sign = space
    if ByteSet("!?:+").contains(scanner[sign]) { sign += 1 }
    guard scanner[sign] == 0x3D else {
      scanner.state = end
      return false
    }
    scanner.take(.nv, to: end)
    scanner.take(.w, to: space)
    scanner.take(.o, to: sign + 1)
    scanner.takeRun(.w, ByteSet(" \t"))
    var limit = scanner.lineEnd(from: scanner.at)
    while scanner[limit - 1] == 0x5C, limit > scanner.at, limit + 1 < scanner.end {
      limit = scanner.lineEnd(from: limit + 1)
    }
    scanner.embed(to: limit + 1) { BashLanguage.read(&$0) }
    return true
  }

  private static func readTarget(_ scanner: inout Scanner) -> Bool {
    if scanner.isHopeless(0x3A) { return false }
    let colon = scanner.run(until: ByteSet(":\n"), from: scanner.at)
    guard scanner[colon] == 0x3A, colon > scanner.at else {
      scanner.giveUp(0x3A, until: max(colon, scanner.at + 1))
      return false
    }
    scanner.take(.nf, to: colon)
    scanner.takeRun(.o, ByteSet(":"))
    scanner.takeRun(.w, ByteSet(" \t"))
    scanner.push(State.header)
    return true
  }
}
