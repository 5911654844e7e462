extension Language {
  static let nix = Language("Nix", "nix nixos") { NixLanguage.machine.read(&$0) }
}

/// Nix.
enum NixLanguage {
  private enum State: UInt8, CaseIterable { case root, comment, lines, string, antiquote, block }

  private static let words = WordTable([
    .k: "rec with let in inherit assert if else then",
    .nb: "import abort baseNameOf dirOf isNull builtins map removeAttrs throw toString derivation",
    .no: "true false null",
    .ow: "or and",
  ])
  private static let path = ByteSet("a-zA-Z0-9_.+-", nonASCII: true)

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .comment:
      [
        .run(until: "/*", .cm), .literal("/*", .cm, .push(State.comment)),
        .literal("*/", .cm, .pop), .one("*/", .cm),
      ]
    case .lines:
      [
        .literals(["''$", "'''", "''\\n", "''\\r", "''\\t", "''\\"], .se),
        .literal("''", .longString, .pop), .literal("${", .si, .push(State.antiquote)),
        .run(until: "'$", .longString), .one("$'", .longString),
      ]
    case .string:
      [
        .literals(["\\\\", "\\\"", "\\$", "\\n"], .se), .one("\"", .s2, .pop),
        .literal("${", .si, .push(State.antiquote)), .run(until: "\"\\$", .s2), .one("$\\", .s2),
      ]
    case .antiquote: [.one("}", .si, .pop), .literal("${", .si, .push(State.antiquote))] + root
    case .block: [.one("}", .p, .pop)] + root
    }
  }

  private static let root: [Rule] = [
    .line("#", .c1), .literal("/*", .cm, .push(State.comment)), .spaces(.text),
    .words(words, start: .asciiWordStart, part: .word),
    Rule("0-9.-") { readNumber(&$0) },
    Rule(path.union(ByteSet("/"))) { readPath(&$0, from: $0.at) },
    Rule("~") { scanner in
      scanner.next == 0x2F ? readPath(&scanner, from: scanner.at + 1) : false
    },
    Rule("<") { scanner in
      let end = scanner.run(path.union(ByteSet("/")), from: scanner.at + 1)
      guard scanner[end] == 0x3E, end > scanner.at + 1, scanner.next != 0x2F else { return false }
      scanner.take(.l, to: end + 1)
      return true
    },
    .literals(
      [
        "++", "+", "?", ".", "!=", "!", "//", "==", "/", "&&", "||", "->", "=", "<", ">", "*", "-",
      ], .o),
    .one("{", .p, .push(State.block)), .one("()[];}:,@", .p),
    .one("\"", .s2, .push(State.string)), .literal("''", .longString, .push(State.lines)),
    Rule(.letters) { readAddress(&$0) },
    Rule(ByteSet("a-zA-Z0-9_-", nonASCII: true)) { readName(&$0) },
    .literal("${", .si, .push(State.antiquote)),
  ]

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.byte == 0x2D ? scanner.at + 1 : scanner.at
    let whole = scanner.run(.digits, from: begin)
    if scanner[whole] == 0x2E {
      let place = scanner.run(.digits, from: whole + 1)
      if whole > begin || place > whole + 1 {
        scanner.take(.mf, to: scanner.exponentEnd(from: place))
        return true
      }
    }
    guard whole > begin else { return false }
    scanner.take(.mi, to: whole)
    return true
  }

  /// `./a/b`; `state` is the end of a run without a slash.
  private static func readPath(_ scanner: inout Scanner, from begin: Int) -> Bool {
    guard begin >= scanner.state else { return false }
    var slash = scanner.run(path, from: begin)
    guard scanner[slash] == 0x2F, path.contains(scanner[slash + 1]) else {
      scanner.state = slash
      return false
    }
    while scanner[slash] == 0x2F, path.contains(scanner[slash + 1]) {
      slash = scanner.run(path, from: slash + 1)
    }
    scanner.take(.l, to: slash)
    return true
  }

  /// `https://…`
  private static func readAddress(_ scanner: inout Scanner) -> Bool {
    if scanner.isHopeless(0x3A) { return false }
    let colon = scanner.run(ByteSet("a-zA-Z0-9+.-"), from: scanner.at)
    let rest = ByteSet("a-zA-Z0-9_%/?:@&=+$,\\.!~*'-", nonASCII: true)
    guard scanner[colon] == 0x3A, rest.contains(scanner[colon + 1]) else {
      scanner.giveUp(0x3A, until: colon)
      return false
    }
    scanner.take(.l, to: scanner.run(rest, from: colon + 1))
    return true
  }

  private static func readName(_ scanner: inout Scanner) -> Bool {
    if scanner.isHopeless(0x80) { return false }
    let end = scanner.run(ByteSet("a-zA-Z0-9_-", nonASCII: true), from: scanner.at)
    if scanner[scanner.spacesEnd(from: end)] == 0x3D {
      scanner.take(.ss, to: end)
      return true
    }
    guard ByteSet.asciiWordStart.contains(scanner.byte) else {
      scanner.giveUp(0x80, until: end)
      return false
    }
    scanner.take(.text, to: scanner.run(ByteSet("a-zA-Z0-9_'-", nonASCII: true), from: end))
    return true
  }
}
