extension Language {
  static let php = Language("PHP", "php php3 php4 php5 phtml") { scanner in
    if scanner.find("<?", from: scanner.at) == nil { scanner.push(PHPLanguage.State.php) }
    PHPLanguage.machine.read(&scanner)
  }
}

/// PHP. Text without an opening tag is code. `state` is the end of dollars that no name follows.
enum PHPLanguage {
  enum State: UInt8, CaseIterable {
    case root, php, braces, type, function, string, attribute, parameters
  }

  private static let nameStart = ByteSet("\\_a-zA-Z", nonASCII: true)
  private static let name = ByteSet("\\a-zA-Z0-9_", nonASCII: true)

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root:
      [
        Rule("<") { scanner in
          guard scanner.next == 0x3F else { return false }
          let isLong = scanner.hasIgnoringCase("php", at: scanner.at + 2)
          scanner.take(.cp, isLong ? 5 : 2)
          scanner.push(State.php)
          return true
        }, .run(until: "<", .x), .one("<", .x),
      ]
    case .php: code
    case .braces: [.one("}", .nv, .pop)] + code
    case .type: [.run(nameStart, name, .nc, .pop)]
    case .function: [Rule(Rule.everything) { readFunctionName(&$0) }]
    case .string: string
    case .attribute:
      [.one("]", .p, .pop), .one("(", .p, .push(State.parameters)), .run(nameStart, name, .nd)]
        + code
    case .parameters: [.one(")", .p, .pop)] + code
    }
  }

  private static let code: [Rule] = [
    .literal("?>", .cp, .pop), Rule("<") { readHereDocument(&$0) }, .spaces(.text),
    .literal("#[", .p, .push(State.attribute)), .line("#", .c1), .line("//", .c1),
    .literal("/**/", .cm), .block("/**", "*/", .sd, unclosed: .fails),
    .block("/*", "*/", .cm, unclosed: .fails),
    Rule("-:") { readMember(&$0) },
    .run(ByteSet("~!%^&*+=|:.<>/@-"), .o), .one("?", .o), .run(ByteSet("[]{}();,"), .p),
    .literal("${", .nv, .push(State.braces)),
    Rule("$") { scanner in
      guard scanner.at >= scanner.state else { return false }
      let begin = scanner.run(ByteSet("$"), from: scanner.at)
      guard nameStart.contains(scanner[begin]) else {
        scanner.state = begin
        return false
      }
      scanner.take(.nv, to: scanner.run(name, from: begin))
      return true
    },
    Rule(nameStart) { readName(&$0) },
    Rule("0-9") { readNumber(&$0) },
    .quoted("'", "'", .s1), .quoted("`", "`", .sb), .one("\"", .s2, .push(State.string)),
  ]

  // MARK: Names

  private static let words = WordTable(
    [
      .k: """
      and e_parse old_function e_error or as e_warning parent eval php_os break exit case extends
      php_version cfunction false print for require continue foreach require_once declare return
      default static do switch die stdclass echo else true elseif var empty if xor enddeclare include
      virtual endfor include_once while endforeach global endif list endswitch new endwhile not array
      e_all null final php_user_filter interface implements public private protected abstract clone
      try catch throw this use namespace trait yield finally match
      """,
      .no: "__line__ __file__ __dir__ __function__ __class__ __trait__ __method__ __namespace__",
    ], ignoresCase: true)
  private static let magic = WordTable(
    [
      .fm: """
      __construct __destruct __call __callstatic __get __set __isset __unset __sleep __wakeup
      __tostring __invoke __set_state __clone __debuginfo
      """
    ], ignoresCase: true)
  private static let builtins = WordTable([.nb: functions])

  private static func readName(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(.word, from: scanner.at)
    let space = scanner.run(.spaces, from: end)
    let count = end - scanner.at
    if count == 8, scanner.hasIgnoringCase("function", at: scanner.at) {
      if readFunction(&scanner, end, space) { return true }
    } else if space > end, count == 5, scanner.hasIgnoringCase("class", at: scanner.at) {
      scanner.take(.k, to: end)
      scanner.take(.text, to: space)
      scanner.push(State.type)
      return true
    } else if space > end, count == 5, scanner.hasIgnoringCase("const", at: scanner.at),
      nameStart.contains(scanner[space])
    {
      scanner.take(.k, to: end)
      scanner.take(.text, to: space)
      scanner.takeRun(.no, name)
      return true
    } else if space > end, count == 3, scanner.hasIgnoringCase("new", at: scanner.at),
      scanner.hasIgnoringCase("class", at: space), !ByteSet.word.contains(scanner[space + 5])
    {
      scanner.take(.k, to: end)
      scanner.take(.text, to: space)
      scanner.take(.k, 5)
      return true
    }
    if let entry = words.find(scanner.bytes, scanner.at..<end) {
      scanner.take(entry.tokenClass, to: end)
      return true
    }
    let whole = scanner.run(name, from: scanner.at)
    let isBuiltin = builtins.find(scanner.bytes, scanner.at..<whole) != nil
    scanner.take(isBuiltin ? .nb : .nx, to: whole)
    return true
  }

  private static func readFunction(_ scanner: inout Scanner, _ end: Int, _ space: Int) -> Bool {
    guard scanner[space] == 0x28 || space > end else { return false }
    scanner.take(.k, to: end)
    scanner.take(.text, to: space)
    if scanner.byte == 0x28 { return true }
    if scanner.byte == 0x26 { scanner.take(.o, 1) }
    scanner.takeSpace(.text)
    scanner.push(State.function)
    return true
  }

  private static func readFunctionName(_ scanner: inout Scanner) -> Bool {
    guard nameStart.contains(scanner.byte) else {
      scanner.pop()
      return true
    }
    let word = scanner.run(.word, from: scanner.at)
    if magic.find(scanner.bytes, scanner.at..<word) != nil {
      scanner.take(.fm, to: word)
    } else {
      scanner.takeRun(.nf, name)
      scanner.pop()
    }
    return true
  }

  private static func readMember(_ scanner: inout Scanner) -> Bool {
    guard scanner.has("->") || scanner.has("::") else { return false }
    let space = scanner.run(.spaces, from: scanner.at + 2)
    guard ByteSet.wordStart.contains(scanner[space]) else { return false }
    scanner.take(.o, 2)
    scanner.take(.text, to: space)
    scanner.takeRun(.na, .word)
    return true
  }

  // MARK: Literals

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let whole = scanner.run(.digits, from: scanner.at)
    var place = whole
    if scanner[place] == 0x2E { place = scanner.run(.digits, from: place + 1) }
    let end = scanner.exponentEnd(from: place)
    if end > whole {
      scanner.take(.mf, to: end)
    } else if scanner.byte == 0x30, ByteSet.octalDigits.contains(scanner.next) {
      scanner.take(.mo, to: scanner.run(.octalDigits, from: scanner.at))
    } else if scanner.byte == 0x30, scanner.next | 0x20 == UInt8(ascii: "x"),
      ByteSet.hexDigits.contains(scanner[scanner.at + 2])
    {
      scanner.take(.mh, to: scanner.run(.hexDigits, from: scanner.at + 2))
    } else {
      scanner.take(.mi, to: whole)
    }
    return true
  }

  private static func readHereDocument(_ scanner: inout Scanner) -> Bool {
    guard scanner.has("<<<"), scanner.hasPatience else { return false }
    let mark = scanner[scanner.at + 3]
    let isQuoted = mark == 0x22 || mark == 0x27
    let begin = isQuoted ? scanner.at + 4 : scanner.at + 3
    let end = scanner.run(.word, from: begin)
    let line = isQuoted && scanner[end] == mark ? end + 1 : end
    guard end > begin, scanner[line] == 0x0A else { return false }
    let count = end - begin
    var place = scanner.find(0x0A, from: line + 1) ?? scanner.end
    while place < scanner.end {
      let close = scanner.run(.spaces, from: place + 1)
      let isEnd = (0..<count).allSatisfy { scanner[close + $0] == scanner[begin + $0] }
      let behind = scanner[close + count] == 0x3B ? close + count + 1 : close + count
      if isEnd, scanner[behind] == 0x0A || behind == scanner.end {
        scanner.take(.s, to: begin)
        scanner.take(.dl, to: end)
        scanner.take(.s, to: close)
        scanner.take(.dl, to: close + count)
        scanner.take(.p, to: behind)
        return true
      }
      place = scanner.find(0x0A, from: max(place + 1, close)) ?? scanner.end
    }
    scanner.lookedInVain(from: line)
    return false
  }

  // MARK: Strings

  private static let string: [Rule] = [
    .one("\"", .s2, .pop), .run(until: "{$\"\\", .s2),
    Rule("\\") { scanner in
      let length = scanner.escapeLength(
        letters: ByteSet("nrtNRT\"$\\"), hexDigits: 1...2, unicode: false)
      guard length > 0, scanner.next != 0x0A else { return false }
      scanner.take(.se, length)
      return true
    },
    Rule("$") { readVariable(&$0) }, Rule("{") { readExpression(&$0) }, .one("${\\", .s2),
  ]

  private static func readVariable(_ scanner: inout Scanner) -> Bool {
    if scanner.next == 0x7B {
      let limit = scanner.run(until: .spaces, from: scanner.at)
      var close = limit - 1
      while close > scanner.at + 2, scanner[close] != 0x7D { close -= 1 }
      guard close > scanner.at + 2, scanner.hasPatience else {
        scanner.lookedInVain(from: scanner.at, to: limit)
        return false
      }
      scanner.take(.si, 2)
      scanner.take(.nv, to: close)
      scanner.take(.si, 1)
      return true
    }
    guard ByteSet.wordStart.contains(scanner.next) else { return false }
    var end = scanner.run(.word, from: scanner.at + 1)
    if scanner[end] == 0x5B {
      let close = scanner.run(until: ByteSet("] \t\r\n"), from: min(end + 2, scanner.end))
      if scanner[close] == 0x5D, !ByteSet.spaces.contains(scanner[end + 1]) { end = close + 1 }
    } else if scanner.has("->", at: end), ByteSet.wordStart.contains(scanner[end + 2]) {
      end = scanner.run(.word, from: end + 2)
    }
    scanner.take(.si, to: end)
    return true
  }

  /// `{$…}` and `{${…}}`.
  private static func readExpression(_ scanner: inout Scanner) -> Bool {
    guard scanner.next == 0x24 else { return false }
    if scanner.has("{${"), let end = scanner.findEnd("}}", from: scanner.at + 3) {
      scanner.take(.si, 3)
      readInline(&scanner, end)
      scanner.take(.si, 2)
      return true
    }
    guard let end = scanner.findEnd("}", from: scanner.at + 2) else { return false }
    scanner.take(.si, 1)
    readInline(&scanner, end)
    scanner.take(.si, 1)
    return true
  }

  private static func readInline(_ scanner: inout Scanner, _ end: Int) {
    scanner.embed(to: end) {
      $0.push(State.php)
      machine.read(&$0)
    }
  }
}
