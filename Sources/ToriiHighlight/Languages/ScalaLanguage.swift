extension Language {
  static let scala = Language("Scala", "scala sbt sc") { ScalaLanguage.machine.read(&$0) }
}

/// Scala 2 and 3. `state` is the end of the run of signs that was looked at last.
enum ScalaLanguage {
  enum State: UInt8, CaseIterable {
    case root, comment, importPath, importNames, exportPath, exportNames, package
    case text, longText, braces, nestedBraces
  }

  static let letter = ByteSet("a-zA-Z_$", nonASCII: true)
  static let letterOrDigit = ByteSet("a-zA-Z0-9_$", nonASCII: true)
  private static let variable = ByteSet("a-zA-Z0-9_", nonASCII: true)
  static let sign = ByteSet("!#%&*/:?@^+<=>|~-")
  static let upper = ByteSet("A-Z")

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .comment:
      [
        .run(until: "/*", .cm), .literal("/*", .cm, .push(State.comment)),
        .literal("*/", .cm, .pop), .one("*/", .cm),
      ]
    case .importPath: [ends(":;\n")] + path(names: .importNames)
    case .exportPath: [ends(":;\n")] + path(names: .exportNames)
    case .package: [ends(";\n"), .one(":", .p, .pop)] + comments + qualified
    case .importNames: names + [.one("[]", .p)] + qualified
    case .exportNames: names + qualified
    case .text: [.one("\"", .s, .pop)] + interpolated
    case .longText:
      [
        Rule("\"") { scanner in
          guard scanner.has("\"\"\""), scanner[scanner.at + 3] != 0x22 else { return false }
          scanner.take(.s, 3)
          scanner.pop()
          return true
        }, .one("\"", .s),
      ] + interpolated
    case .braces: [.one("}", .si, .pop), .one("{", .p, .push(State.nestedBraces))] + root
    case .nestedBraces: [.one("{", .p, .push(State.nestedBraces)), .one("}", .p, .pop)] + root
    }
  }

  private static let comments: [Rule] = [
    Rule("/") { scanner in
      guard scanner.next == 0x2F else { return false }
      let end = scanner.lineEnd(from: scanner.at)
      guard end < scanner.end else { return false }
      scanner.take(.c1, to: end + 1)
      return true
    }, .literal("/*", .cm, .push(State.comment)),
  ]

  private static let root: [Rule] =
    [.spaces()] + comments + [
      Rule("#") { scanner in
        guard scanner.has("#!"), scanner.isLineStart(scanner.at) else { return false }
        scanner.takeLine(.ch)
        return true
      },
      Rule("@") { scanner in
        guard letter.contains(scanner.next) else { return false }
        scanner.take(.nd, to: identifierEnd(scanner, from: scanner.at + 1) ?? scanner.at + 1)
        return true
      },
      Rule("(") { readUsing(&$0) }, Rule(letter) { readWord(&$0) },
      Rule(".0-9") { readNumber(&$0) }, Rule("\"") { readString(&$0) },
      Rule("'") { readQuote(&$0) },
      Rule(".") { scanner in
        guard scanner.hasWord("type", at: scanner.at + 1) else { return false }
        scanner.take(.p, 1)
        scanner.take(.k, 4)
        return true
      },
      Rule("'$") { scanner in
        let isBrace = scanner.next == 0x7B || (scanner.next == 0x5B && scanner.byte == 0x27)
        guard isBrace, scanner[scanner.at + 2] != 0x27 else { return false }
        scanner.take(.p, 2)
        return true
      }, Rule(sign.union(ByteSet("\\"))) { readSign(&$0) }, .one("{}()[];,.", .p),
      Rule("`") { scanner in
        guard let end = identifierEnd(scanner, from: scanner.at) else { return false }
        scanner.take(.n, to: end)
        return true
      },
    ]

  // MARK: Names

  /// The end of a name of letters, of signs or in backticks.
  static func identifierEnd(_ scanner: Scanner, from index: Int) -> Int? {
    let byte = scanner[index]
    if letter.contains(byte) {
      let end = scanner.run(letterOrDigit, from: index + 1)
      return scanner[end - 1] == 0x5F ? scanner.run(sign, from: end) : end
    }
    if sign.contains(byte) { return scanner.run(sign, from: index + 1) }
    guard byte == 0x60 else { return nil }
    // Names in backticks are short; a lone backtick shall not make every other one search far.
    let end = scanner.run(until: ByteSet("`\n"), from: index + 1)
    return scanner[end] == 0x60 && end > index + 1 ? end + 1 : nil
  }

  private static func ends(_ marks: StaticString) -> Rule {
    let marks = ByteSet(marks)
    return Rule(Rule.everything) { scanner in
      guard marks.contains(scanner.previous) else { return false }
      scanner.pop()
      return true
    }
  }

  private static func path(names: State) -> [Rule] {
    comments + [.word("given", .k)] + qualified + [.one("{", .p, .push(names))]
  }

  private static let names: [Rule] =
    [.spaces()] + comments + [
      .word("given", .k), .literal("=>", .o), .one("}", .p, .pop), .one(",", .p),
    ]

  private static let qualified: [Rule] = [
    Rule(letter.union(sign).union(ByteSet("`"))) { scanner in
      guard let end = identifierEnd(scanner, from: scanner.at) else { return false }
      let isType = upper.contains(scanner.byte)
      scanner.take(isType ? .nc : scanner[end] == 0x2E ? .nn : .n, to: end)
      return true
    }, .one(".", .p), .blanks(),
  ]

  // MARK: Literals

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    if scanner.byte == 0x30, scanner.next | 0x20 == 0x78 {
      scanner.take(.mh, to: scanner.run(ByteSet("0-9a-fA-F_"), from: scanner.at + 2))
      return true
    }
    let digits = ByteSet("0-9_")
    let whole = scanner.byte == 0x2E ? scanner.at : scanner.run(digits, from: scanner.at)
    if scanner[whole] == 0x2E, ByteSet.digits.contains(scanner[whole + 1]) {
      let end = exponentEnd(scanner, from: scanner.run(digits, from: whole + 1), digits)
      scanner.take(.mf, to: ByteSet("fFdD").contains(scanner[end]) ? end + 1 : end)
      return true
    }
    guard scanner.byte != 0x2E else { return false }
    let end = scanner.run(.digits, from: scanner.at)
    let exponent = exponentEnd(scanner, from: end, .digits)
    if ByteSet("fFdD").contains(scanner[exponent]) {
      scanner.take(.mf, to: exponent + 1)
    } else if exponent > end {
      scanner.take(.mf, to: exponent)
    } else if scanner[end] | 0x20 == 0x6C {
      scanner.take(.il, to: end + 1)
    } else {
      scanner.take(.mi, to: end)
    }
    return true
  }

  private static func exponentEnd(_ scanner: Scanner, from end: Int, _ digits: ByteSet) -> Int {
    guard scanner[end] | 0x20 == 0x65 else { return end }
    let begin = ByteSet("+-").contains(scanner[end + 1]) ? end + 2 : end + 1
    return ByteSet.digits.contains(scanner[begin]) ? scanner.run(digits, from: begin) : end
  }

  private static func readString(_ scanner: inout Scanner) -> Bool {
    if scanner.has("\"\"\""), var end = scanner.findEnd("\"\"\"", from: scanner.at + 3) {
      end += 3
      while scanner[end] == 0x22 { end += 1 }
      scanner.take(.s, to: end)
      return true
    }
    guard let end = scanner.quotedEnd(from: scanner.at + 1, "\"") else { return false }
    scanner.take(.s, to: end)
    return true
  }

  private static func readQuote(_ scanner: inout Scanner) -> Bool {
    if scanner.next == 0x5C {
      if scanner[scanner.at + 3] == 0x27 {
        scanner.take(.sc, 1)
        scanner.take(.se, 2)
        scanner.take(.sc, 1)
        return true
      }
      let end = scanner.run(.hexDigits, from: scanner.at + 3)
      guard scanner[scanner.at + 2] == 0x75, end == scanner.at + 7, scanner[end] == 0x27 else {
        return false
      }
      scanner.take(.sc, to: end + 1)
      return true
    }
    let character = scanner.at + 1 + scanner.characterLength(at: scanner.at + 1)
    if scanner[character] == 0x27, character < scanner.end {
      scanner.take(.sc, to: character + 1)
      return true
    }
    guard scanner.next != 0x60, var end = identifierEnd(scanner, from: scanner.at + 1) else {
      return false
    }
    if scanner[end] == 0x27 { end -= 1 }
    guard end > scanner.at + 1 else { return false }
    scanner.take(.ss, to: end)
    return true
  }

  private static let interpolated: [Rule] = [
    .run(until: "\"$\\", .s), .literal("$$", .se),
    Rule("$") { scanner in
      if scanner.next == 0x7B {
        scanner.take(.si, 2)
        scanner.push(State.braces)
        return true
      }
      guard letter.contains(scanner.next) else { return false }
      scanner.take(.si, 1)
      scanner.take(.n, to: scanner.run(variable, from: scanner.at + 1))
      return true
    },
    Rule("\\") { scanner in
      guard scanner.at + 1 < scanner.end else { return false }
      scanner.take(.s, 1 + scanner.characterLength(at: scanner.at + 1))
      return true
    },
  ]

  // MARK: Signs

  private static let operators: [StaticString] = [
    "=:=", "<:<", "<%<", "<%", ">:", "<:", "==", "!=", "<=", ">=", "<>", "<-", "->", "=>", "=",
    "<", ">", "?", "@", "|", "-", "+", "*", "%", "~", "\\",
  ]

  private static func readSign(_ scanner: inout Scanner) -> Bool {
    let end = scanner.at < scanner.state ? scanner.state : scanner.run(sign, from: scanner.at)
    scanner.state = end
    if end >= scanner.at + 2, ByteSet.spaces.contains(scanner[end]) {
      scanner.take(.o, to: end)
      return true
    }
    if scanner.byte == 0x2F, scanner.next != 0x2F, scanner.next != 0x2A {
      scanner.take(.o, 1)
      return true
    }
    for text in operators where scanner.takes(.o, text) { return true }
    let isAlone = !sign.contains(scanner.previous)
    if isAlone, end == scanner.at + 1, scanner.byte == 0x21 {
      scanner.take(.o, 1)
    } else if isAlone, end == scanner.at + 2, scanner.has("&&") {
      scanner.take(.o, 2)
    } else if scanner.byte == 0x3A, scanner.previous != 0x3A, scanner.next != 0x3A {
      scanner.take(.p, 1)
    } else {
      scanner.take(.n, to: end)
    }
    return true
  }

  private static func readUsing(_ scanner: inout Scanner) -> Bool {
    let word = scanner.run(.spaces, from: scanner.at + 1)
    guard scanner.has("using", at: word), ByteSet.spaces.contains(scanner[word + 5]) else {
      return false
    }
    scanner.take(.p, 1)
    scanner.take(.w, to: word)
    scanner.take(.k, 5)
    return true
  }
}
