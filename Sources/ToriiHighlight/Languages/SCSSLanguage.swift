extension Language {
  static let scss = Language("SCSS", "scss") { SCSSLanguage.machine.read(&$0) }
}

/// SCSS. What stands in a block is read as selectors, as Pygments reads it; words count as values
/// behind the directives and variables that take them.
enum SCSSLanguage {
  private enum State: UInt8, CaseIterable {
    case root, selector, value, loop, interpolation, double, single, address, comment
    case pseudo, pureClass, id
  }

  private static let name = ByteSet("a-zA-Z0-9_-", nonASCII: true)
  private static let nameStart = ByteSet("a-zA-Z_-")
  private static let valueWords = WordTable(
    [.no: CSSLanguage.properties + " " + values], ignoresCase: true)
  private static let colourWords = WordTable([.ni: colours], ignoresCase: true)

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .selector: selector
    case .value: value
    case .loop: [Rule("ftFT") { readLoopWord(&$0) }] + value
    case .interpolation: [.one("}", .si, .pop)] + value
    case .double: string("\"", until: "\n\"#", .s2)
    case .single: string("'", until: "\n'#", .s1)
    case .address:
      [.literal("#{", .si, .push(State.interpolation)), .one(")", .sx, .pop)]
        + [text(until: "\n#)", .sx, escapes: "#")]
    case .comment:
      [
        .literal("#{", .si, .push(State.interpolation)), .literal("*/", .c, .pop),
        Rule(Rule.everything) { scanner in
          var end = scanner.at + 1
          while end < scanner.end, !scanner.has("*/", at: end), !scanner.has("#{", at: end) {
            end += 1
          }
          scanner.take(.cm, to: end)
          return true
        },
      ]
    case .pseudo: part(.nd)
    case .pureClass: part(.nc)
    case .id: part(.nn)
    }
  }

  // MARK: Statements

  private static let root: [Rule] = [
    .spaces(),
    Rule("/") { scanner in
      if scanner.next == 0x2A, let end = scanner.findEnd("*/", from: scanner.at + 2) {
        scanner.take(.cm, to: end + 2)
        return true
      }
      guard scanner.next == 0x2F else { return false }
      let end = scanner.lineEnd(from: scanner.at)
      guard end < scanner.end else { return false }
      scanner.take(.c1, to: end + 1)
      return true
    },
    Rule("@") { readDirective(&$0) },
    Rule("$") { scanner in
      var end = scanner.run(name, from: scanner.at + 1)
      let colon = scanner.run(ByteSet(" \t"), from: end)
      while end > scanner.at + 1, scanner[end - 1] == 0x2D { end -= 1 }
      guard end > scanner.at + 1, scanner[colon] == 0x3A, end == colon || scanner[end] != 0x2D
      else { return false }
      scanner.take(.nv, to: end)
      scanner.take(.o, to: colon + 1)
      scanner.push(State.value)
      return true
    },
    .otherwise(.push(State.selector)),
  ]

  private static let valueDirectives: [StaticString] = [
    "@debug", "@warn", "@if", "@while",
  ]

  private static func readDirective(_ scanner: inout Scanner) -> Bool {
    if scanner.hasIgnoringCase("@import", at: scanner.at) {
      scanner.take(.k, 7)
      scanner.push(State.value)
      return true
    }
    if scanner.hasIgnoringCase("@for", at: scanner.at) {
      scanner.take(.k, 4)
      scanner.push(State.loop)
      return true
    }
    for word in valueDirectives where scanner.hasIgnoringCase(word, at: scanner.at) {
      scanner.take(.k, word.utf8CodeUnitCount)
      scanner.push(State.value)
      return true
    }
    if readNamed(&scanner, "@mixin", .nf) || readNamed(&scanner, "@include", .nd) { return true }
    if scanner.hasIgnoringCase("@extend", at: scanner.at) {
      scanner.take(.k, 7)
      scanner.push(State.selector)
      return true
    }
    if scanner.hasIgnoringCase("@media", at: scanner.at),
      ByteSet.spaces.contains(scanner[scanner.at + 6])
    {
      scanner.take(.k, 6)
      scanner.takeSpace()
      scanner.push(State.value)
      return true
    }
    let end = scanner.run(name, from: scanner.at + 1)
    guard end > scanner.at + 1 else { return false }
    scanner.take(.k, to: end)
    scanner.push(State.selector)
    return true
  }

  /// A directive with a name one blank behind it.
  private static func readNamed(
    _ scanner: inout Scanner, _ word: StaticString, _ tokenClass: TokenClass
  ) -> Bool {
    let blank = scanner.at + word.utf8CodeUnitCount
    let end = scanner.run(name, from: blank + 1)
    guard scanner.hasIgnoringCase(word, at: scanner.at), scanner[blank] == 0x20, end > blank + 1
    else { return false }
    scanner.take(.k, to: blank)
    scanner.take(tokenClass, to: end)
    scanner.push(State.value)
    return true
  }

  // MARK: Selectors

  private static let selector: [Rule] = [
    .run(ByteSet(" \t"), .w), .one(":", .nd, .push(State.pseudo)),
    .one(".", .nc, .push(State.pureClass)), .one("#", .nn, .push(State.id)), .run(name, .nt),
    .one("&", .k), .one("~^*!&[]()<>|+=@:;,./?-", .o), .one("\"", .s2, .push(State.double)),
    .one("'", .s1, .push(State.single)), .one("\n", .w), .one("{}", .p, .pop),
  ]

  /// What follows the mark of a class and the like.
  private static func part(_ tokenClass: TokenClass) -> [Rule] {
    [
      .run(name, tokenClass), .literal("#{", .si, .push(State.interpolation)), .otherwise(.pop),
    ]
  }

  // MARK: Values

  private static let value: [Rule] = [
    .run(ByteSet(" \t"), .w),
    Rule("!$") { scanner in
      let end = scanner.run(name, from: scanner.at + 1)
      guard end > scanner.at + 1 else { return false }
      scanner.take(.nv, to: end)
      return true
    },
    Rule(nameStart) { readWord(&$0) },
    Rule("/") { scanner in
      if scanner.next == 0x2A {
        scanner.take(.cm, 2)
        scanner.push(State.comment)
        return true
      }
      guard scanner.next == 0x2F else { return false }
      scanner.takeLine(.c1)
      return true
    },
    Rule("#") { scanner in
      let end = scanner.run(ByteSet("a-zA-Z0-9"), from: scanner.at + 1)
      guard end > scanner.at + 1 else { return false }
      scanner.take(.mh, to: min(end, scanner.at + 7))
      return true
    },
    Rule("-.0-9") { readNumber(&$0) }, .literal("#{", .si, .push(State.interpolation)),
    .run(ByteSet("~^*!&%<>|+=@:,./?-"), .o), .run(ByteSet("[]()"), .p),
    .one("\"", .s2, .push(State.double)), .one("'", .s1, .push(State.single)), .one("\n", .w),
    .one(";{}", .p, .pop),
  ]

  private static func readWord(_ scanner: inout Scanner) -> Bool {
    if scanner.hasIgnoringCase("url(", at: scanner.at) {
      scanner.take(.sx, 4)
      scanner.push(State.address)
      return true
    }
    let end = scanner.run(name, from: scanner.at)
    if scanner[end] == 0x28 {
      scanner.take(.nf, to: end)
    } else if let known = CSSLanguage.knownEnd(scanner, valueWords, to: end) {
      scanner.take(.no, to: known)
    } else if let known = CSSLanguage.knownEnd(scanner, colourWords, to: end) {
      scanner.take(.ni, to: known)
    } else if let length = beginning(scanner, ["true", "false"]) {
      scanner.take(.pseudo, length)
    } else if let length = beginning(scanner, ["and", "or", "not"]) {
      scanner.take(.ow, length)
    } else if scanner.byte == 0x2D {
      return false
    } else {
      scanner.take(.n, to: end)
    }
    return true
  }

  /// The length of the word that stands here, even if another one goes on behind it.
  private static func beginning(_ scanner: Scanner, _ words: [StaticString]) -> Int? {
    words.first { scanner.hasIgnoringCase($0, at: scanner.at) }?.utf8CodeUnitCount
  }

  private static func readLoopWord(_ scanner: inout Scanner) -> Bool {
    guard let length = beginning(scanner, ["from", "to", "through"]) else { return false }
    scanner.take(.ow, length)
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.byte == 0x2D ? scanner.at + 1 : scanner.at
    let whole = scanner.run(.digits, from: begin)
    if whole > begin {
      scanner.take(.mi, to: whole)
    } else {
      let fraction = scanner[whole] == 0x2E ? scanner.run(.digits, from: whole + 1) : whole
      guard fraction > whole + 1 else { return false }
      scanner.take(.mf, to: fraction)
    }
    if scanner.byte == 0x25 {
      scanner.take(.kt, 1)
    } else {
      scanner.takeRun(.kt, .letters)
    }
    return true
  }

  // MARK: Strings

  private static func string(
    _ quote: StaticString, until stop: StaticString, _ tokenClass: TokenClass
  ) -> [Rule] {
    [
      .literal("#{", .si, .push(State.interpolation)), .one(quote, tokenClass, .pop),
      text(until: stop, tokenClass, escapes: nil),
    ]
  }

  /// Text to a quotation mark, the end of the line or an interpolation.
  private static func text(
    until stop: StaticString, _ tokenClass: TokenClass, escapes only: Unicode.Scalar?
  ) -> Rule {
    let stop = ByteSet(stop)
    return Rule(Rule.everything) { scanner in
      var end = scanner.at
      while end < scanner.end {
        let byte = scanner[end]
        if byte == 0x5C, end + 1 < scanner.end,
          only.map({ UInt32(scanner[end + 1]) == $0.value }) ?? true
        {
          end += 2
        } else if byte == 0x23, scanner[end + 1] != 0x7B, scanner[end + 1] != 0x0A,
          end + 1 < scanner.end
        {
          end += 1
        } else if stop.contains(byte) {
          break
        } else {
          end += 1
        }
      }
      guard end > scanner.at else { return false }
      scanner.take(tokenClass, to: end)
      return true
    }
  }
}
