/// The texts of Ruby: strings, symbols, regular expressions, and their many marks.
enum RubyStrings {
  private typealias State = RubyLanguage.State

  private static let symbolOperators: [StaticString] = [
    "**", "*", "-@", "-", "+@", "+", "/", "%", "&", "|", "^", "`", "~", "[]=", "[]", "<<", ">>",
    "<=>", "<>", "<", ">=", ">", "===", "==",
  ]

  static let openings: [Rule] = [
    Rule(":") { readSymbol(&$0) },
    Rule(.asciiWordStart) { scanner in
      let end = scanner.run(.word, from: scanner.at)
      guard scanner[end] == 0x3A, scanner[end + 1] != 0x3A else { return false }
      scanner.take(.ss, to: end)
      scanner.take(.p, 1)
      return true
    },
    .one("\"", .s2, .push(State.double)), .one("'", .s1, .push(State.single)),
    Rule("`") { scanner in
      guard scanner.previous != 0x2E else { return false }
      scanner.take(.sb, 1)
      scanner.push(State.backtick)
      return true
    },
    Rule("%") { readPercent(&$0) },
  ]

  private static func readSymbol(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.run(ByteSet("@"), from: scanner.at + 1)
    if begin <= scanner.at + 3 {
      if ByteSet.asciiWordStart.contains(scanner[begin]) {
        scanner.take(.ss, to: RubyLanguage.nameEnd(scanner, begin))
        return true
      }
      for text in symbolOperators where scanner.has(text, at: begin) {
        scanner.take(.ss, to: begin + text.utf8CodeUnitCount)
        return true
      }
    }
    if scanner.next == 0x27, let end = scanner.quotedEnd(from: scanner.at + 2, "'") {
      scanner.take(.ss, to: end)
      return true
    }
    guard scanner.next == 0x22 else { return false }
    scanner.take(.ss, 2)
    scanner.push(State.symbol)
    return true
  }

  // MARK: Inside

  private static let interpolation: [Rule] = [
    Rule("#") { scanner in
      if scanner.next == 0x7B {
        scanner.take(.si, 2)
        scanner.push(State.interpolation)
        return true
      }
      var begin = scanner.at + 1
      if scanner[begin] == 0x40 {
        begin += scanner[begin + 1] == 0x40 ? 2 : 1
      } else if scanner[begin] == 0x24 {
        begin += 1
      } else {
        return false
      }
      guard ByteSet.asciiWordStart.contains(scanner[begin]) else { return false }
      scanner.take(.si, to: scanner.run(.word, from: begin))
      return true
    }
  ]

  private static let escape = Rule("\\") { scanner in
    let length = scanner.escapeLength(
      letters: ByteSet("\\abefnrstv#\"'"), hexDigits: 1...2, unicode: false)
    guard length > 0 else { return false }
    scanner.take(.se, length)
    return true
  }

  static func rules(_ state: RubyLanguage.State) -> [Rule] {
    switch state {
    case .double: simple("\"", "\\\"#", .s2)
    case .single: simple("'", "\\'#", .s1)
    case .symbol: simple("\"", "\\\"#", .ss)
    case .backtick: simple("`", "\\`#", .sb)
    case .regex:
      interpolation + [
        .literals(["\\\\", "\\/"], .sr), .one("\\#", .sr), .run(until: "\\/#", .sr), regexEnd("/"),
      ]
    case .braces: nested(state, "{", "}", "\\#{}", .sx)
    case .brackets: nested(state, "[", "]", "\\#[]", .sx)
    case .parens: nested(state, "(", ")", "\\#()", .sx)
    case .angles: nested(state, "<", ">", "\\#<>", .sx)
    case .plainBraces: plain(state, "{", "}", "\\#{}")
    case .plainBrackets: plain(state, "[", "]", "\\#[]")
    case .plainParens: plain(state, "(", ")", "\\#()")
    case .plainAngles: plain(state, "<", ">", "\\#<>")
    case .regexBraces: regex(state, "{", "}", "\\#{}")
    case .regexBrackets: regex(state, "[", "]", "\\#[]")
    case .regexParens: regex(state, "(", ")", "\\#()")
    case .regexAngles: regex(state, "<", ">", "\\#<>")
    default: []
    }
  }

  private static func simple(
    _ end: StaticString, _ stop: StaticString, _ tokenClass: TokenClass
  ) -> [Rule] {
    interpolation + [
      escape, .run(until: stop, tokenClass), .one("\\#", tokenClass), .one(end, tokenClass, .pop),
    ]
  }

  private static func hidden(_ marks: StaticString, _ tokenClass: TokenClass) -> Rule {
    let marks = ByteSet(marks)
    return Rule("\\") { scanner in
      guard scanner.next != 0x23, marks.contains(scanner.next) else { return false }
      scanner.take(tokenClass, 2)
      return true
    }
  }

  private static func nested(
    _ state: RubyLanguage.State, _ open: StaticString, _ close: StaticString,
    _ marks: StaticString, _ tokenClass: TokenClass
  ) -> [Rule] {
    [
      hidden(marks, tokenClass), .one(open, tokenClass, .push(state)),
      .one(close, tokenClass, .pop),
    ]
      + interpolation + [escape, .one("\\#", tokenClass), .run(until: marks, tokenClass)]
  }

  private static func plain(
    _ state: RubyLanguage.State, _ open: StaticString, _ close: StaticString, _ marks: StaticString
  ) -> [Rule] {
    [
      hidden(marks, .sx), .one(open, .sx, .push(state)), .one(close, .sx, .pop), .one("\\#", .sx),
      .run(until: marks, .sx),
    ]
  }

  private static func regex(
    _ state: RubyLanguage.State, _ open: StaticString, _ close: StaticString, _ marks: StaticString
  ) -> [Rule] {
    [hidden(marks, .sr), .one(open, .sr, .push(state)), regexEnd(close)] + interpolation
      + [.one("\\#", .sr), .run(until: marks, .sr)]
  }

  private static let options = ByteSet("mixounse")

  private static func regexEnd(_ mark: StaticString) -> Rule {
    Rule(mark) { scanner in
      scanner.take(.sr, to: scanner.run(options, from: scanner.at + 1))
      scanner.pop()
      return true
    }
  }

  // MARK: Percent

  private static func readPercent(_ scanner: inout Scanner) -> Bool {
    let letter = scanner.next
    let hasLetter = ByteSet("QWxqswr").contains(letter)
    let mark = hasLetter ? scanner.at + 2 : scanner.at + 1
    let isPlain = ByteSet("qsw").contains(letter)
    let isRegex = letter == UInt8(ascii: "r")
    let states: [(UInt8, State, State, State)] = [
      (0x7B, .braces, .plainBraces, .regexBraces),
      (0x5B, .brackets, .plainBrackets, .regexBrackets),
      (0x28, .parens, .plainParens, .regexParens), (0x3C, .angles, .plainAngles, .regexAngles),
    ]
    for (open, full, plain, regex) in states where scanner[mark] == open {
      scanner.take(isRegex ? .sr : .sx, to: mark + 1)
      scanner.push(isRegex ? regex : isPlain ? plain : full)
      return true
    }
    let byte = scanner[mark]
    guard byte < 0x80, mark < scanner.end, !ByteSet("a-zA-Z0-9").contains(byte) else {
      return false
    }
    if !hasLetter, ByteSet.spaces.contains(byte) { return false }
    guard let end = markEnd(&scanner, mark) else { return false }
    scanner.take(isRegex ? .sr : .sx, to: mark + 1)
    if isPlain {
      scanner.take(.sx, to: end + 1)
    } else {
      let body = isRegex ? regexBody : stringBody
      scanner.embed(to: end) { body.read(&$0) }
      scanner.take(isRegex ? .sr : .sx, to: isRegex ? scanner.run(options, from: end + 1) : end + 1)
    }
    return true
  }

  private static func markEnd(_ scanner: inout Scanner, _ mark: Int) -> Int? {
    let byte = scanner[mark]
    if scanner.isHopeless(byte, from: mark) || !scanner.hasPatience { return nil }
    var index = mark + 1
    while index < scanner.end, scanner[index] != byte {
      index += scanner[index] == 0x5C && scanner[index + 1] == byte ? 2 : 1
    }
    if index < scanner.end { return index }
    scanner.giveUp(byte)
    return nil
  }

  /// What stands between marks: text with interpolations.
  private static let stringBody = body(.sx)
  private static let regexBody = body(.sr)

  private static func body(_ tokenClass: TokenClass) -> StateMachine {
    StateMachine([
      [
        Rule("#") { scanner in
          guard scanner.next == 0x7B else { return false }
          let end = scanner.find(0x7D, from: scanner.at) ?? scanner.end
          scanner.take(.si, 2)
          scanner.embed(to: end) { RubyLanguage.machine.read(&$0) }
          scanner.take(.si, 1)
          return true
        }
      ] + interpolation + [.one("\\#", tokenClass), .run(until: "\\#", tokenClass)]
    ])
  }

  // MARK: Regular expressions and characters

  private static let regexWords = WordTable([
    .k: """
    when or and .index .scan .sub .sub! .gsub .gsub! .match if elsif index scan sub gsub sub! gsub!
    match
    """
  ])

  /// A slash that begins a regular expression, with the space before it.
  static func readRegex(_ scanner: inout Scanner) -> Bool {
    let slash = scanner.spacesEnd(from: scanner.at)
    guard scanner[slash] == 0x2F else { return false }
    let begin = scanner.at
    let previous = scanner.previous
    let begins =
      scanner.isLineStart(begin) || ByteSet("=<>~!:").contains(previous)
      || followsWord(scanner, begin)
    if begins {
      scanner.take(.text, to: slash)
    } else if slash > begin, !ByteSet.spaces.contains(scanner[slash + 1]),
      scanner[slash + 1] != 0x3D
    {
      scanner.take(.w, to: slash)
    } else if slash != begin || !ByteSet("(,[").contains(previous) {
      return false
    }
    scanner.take(.sr, 1)
    scanner.push(State.regex)
    return true
  }

  private static func followsWord(_ scanner: Scanner, _ index: Int) -> Bool {
    guard ByteSet.spaces.contains(scanner[index - 1]) else { return false }
    var begin = index - 1
    while begin > scanner.start, begin > index - 9,
      ByteSet("a-z!.").contains(scanner[begin - 1])
    {
      begin -= 1
    }
    return regexWords.find(scanner.bytes, begin..<(index - 1)) != nil
  }

  static func readCharacter(_ scanner: inout Scanner) -> Bool {
    var end = scanner.at + 1
    if scanner[end] == 0x5C {
      let digits = scanner.run(.hexDigits, from: end + 2)
      let octal = scanner.run(.octalDigits, from: end + 1)
      if scanner[end + 1] == UInt8(ascii: "x"), digits > end + 2 {
        end = min(digits, end + 4)
      } else if octal > end + 1 {
        end = min(octal, end + 4)
      } else {
        end += ByteSet("\\abefnrstv#\"'").contains(scanner[end + 1]) ? 2 : 1
      }
    } else {
      guard end < scanner.end, !ByteSet.spaces.contains(scanner[end]) else { return false }
      end += scanner.characterLength(at: end)
    }
    guard !ByteSet.word.contains(scanner[end]) else { return false }
    scanner.take(.sc, to: end)
    return true
  }
}
