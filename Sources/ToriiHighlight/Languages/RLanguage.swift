extension Language {
  static let r = Language("R", "r splus s rlang") { RLanguage.machine.read(&$0) }
}

/// R.
enum RLanguage {
  private enum State: UInt8, CaseIterable { case root }

  private static let name = ByteSet("a-zA-Z0-9_.", nonASCII: true)
  private static let words = WordTable([
    .kc: """
    NULL NA NA_integer_ NA_real_ NA_complex_ NA_character_ letters LETTERS Inf TRUE FALSE NaN pi
    """,
    .kr: "if else for while repeat in next break return switch function",
  ])

  static let machine = StateMachine(State.self) { _ in
    [
      .line("#", .c1), .spaces(), string("'"), string("\""),
      Rule("a-zA-Z.") { readName(&$0) },
      Rule("`") { scanner in
        guard let end = scanner.quotedEnd(from: scanner.at + 1, "`") else { return false }
        takeName(&scanner, end)
        return true
      },
      Rule("0-9.+-") { readNumber(&$0) },
      .run(ByteSet("[]();,"), .p),
      .literals(["<<-", "<-", "->>", "->", "-", "==", "<=", ">=", "|>", "<", ">"], .o),
      .literals(
        ["&&", "&", "!=", "||", "|", "?", "*", "+", "^", "/", "!", "=", "~", "$", "@"], .o),
      Rule("%") { scanner in
        guard let end = scanner.findEnd("%", from: scanner.at + 1) else { return false }
        scanner.take(.o, to: end + 1)
        return true
      }, .run(ByteSet(":"), .o), .one("{}", .p),
      Rule(Rule.everything) { scanner in
        guard scanner.byte != 0x0A else { return false }
        scanner.takeCharacter(.text)
        return true
      },
    ]
  }

  /// A string; without an end only its mark is one.
  private static func string(_ mark: StaticString) -> Rule {
    Rule(mark) { scanner in
      if let end = scanner.quotedEnd(from: scanner.at + 1, mark) {
        scanner.take(.s, to: end)
      } else {
        scanner.take(.s, 1)
        scanner.take(.err, to: scanner.lineEnd(from: scanner.at))
      }
      return true
    }
  }

  private static func takeName(_ scanner: inout Scanner, _ end: Int) {
    let open = scanner.spacesEnd(from: end)
    scanner.take(scanner[open] == 0x28 ? .nf : .n, to: scanner[open] == 0x28 ? open : end)
  }

  private static func readName(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(name, from: scanner.at)
    let word = scanner.at..<end
    if let entry = words.find(scanner.bytes, word) {
      scanner.take(entry.tokenClass, to: end)
      return true
    }
    let plain = scanner.run(.word, from: scanner.at)
    if plain == scanner.at + 1,
      scanner.byte == UInt8(ascii: "T") || scanner.byte == UInt8(ascii: "F")
    {
      scanner.take(.bp, 1)
      return true
    }
    if scanner.byte == 0x2E {
      let isDots =
        scanner.next == 0x2E
        && (scanner.has("...") || ByteSet.digits.contains(scanner[scanner.at + 2]))
      if isDots,
        scanner.has("...")
          ? end == scanner.at + 3 : end == scanner.run(.digits, from: scanner.at + 2)
      {
        scanner.take(.kc, to: end)
        return true
      }
      if ByteSet.digits.contains(scanner.next) { return false }
      if !ByteSet("A-Za-z_.").contains(scanner.next) {
        takeName(&scanner, scanner.at + 1)
        return true
      }
    }
    takeName(&scanner, end)
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    if scanner.byte == 0x30, scanner.next | 0x20 == UInt8(ascii: "x"),
      ByteSet.hexDigits.contains(scanner[scanner.at + 2])
    {
      var end = scanner.run(.hexDigits, from: scanner.at + 2)
      if scanner[end] | 0x20 == UInt8(ascii: "p"), ByteSet.digits.contains(scanner[end + 1]) {
        end = scanner.run(.digits, from: end + 1)
      }
      scanner.take(.mh, to: ByteSet("Li").contains(scanner[end]) ? end + 1 : end)
      return true
    }
    let begin = scanner.byte == 0x2B || scanner.byte == 0x2D ? scanner.at + 1 : scanner.at
    let whole = scanner.run(.digits, from: begin)
    var place = whole
    if scanner[whole] == 0x2E {
      let fraction = scanner.run(.digits, from: whole + 1)
      if fraction > whole + 1 || whole == begin { place = fraction }
    }
    guard place > begin else { return false }
    let end = scanner.exponentEnd(from: place)
    scanner.take(.m, to: ByteSet("Li").contains(scanner[end]) ? end + 1 : end)
    return true
  }
}
