extension Language {
  static let latex = Language("LaTeX", "latex tex") { LaTeXLanguage.machine.read(&$0) }
}

/// TeX and LaTeX.
enum LaTeXLanguage {
  private enum State: UInt8, CaseIterable { case root, command, inline, display }

  private static let general: [Rule] = [.line("%", .c), .one("{}&_^", .nb)]

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root:
      [
        .literals(["\\[", "$$"], .sb, .push(State.display)),
        .literals(["\\(", "$"], .s, .push(State.inline)),
        command(ByteSet("a-zA-Z@_:"), .k, .push(State.command)),
      ] + general + [.run(until: "\\$%&_^{}", .text)]
    case .command:
      [
        Rule("[") { scanner in
          let limit = scanner.run(until: ByteSet("]\n"), from: scanner.at)
          guard scanner[limit] == 0x5D else { return false }
          scanner.take(.na, to: limit + 1)
          return true
        }, .one("*", .k), .otherwise(.pop),
      ]
    case .inline: [.literals(["\\)", "$"], .s, .pop)] + math
    case .display: [.literals(["\\]", "$$"], .s, .pop), .one("$", .nb)] + math
    }
  }

  private static let math: [Rule] =
    [command(.letters, .nv)] + general + [
      .run(.digits, .m), .one("=!+*/()[]-", .o), .run(until: "=!+*/()[]\\$%&_^{}0-9-", .nb),
    ]

  /// A backslash with letters, or with one other character, or alone.
  private static func command(
    _ letters: ByteSet, _ tokenClass: TokenClass, _ move: Move = .stay
  ) -> Rule {
    Rule("\\") { scanner in
      var end = scanner.run(letters, from: scanner.at + 1)
      if end == scanner.at + 1, !ByteSet.spaces.contains(scanner[end]) {
        end += scanner.characterLength(at: end)
      }
      scanner.take(tokenClass, to: end)
      scanner.apply(move)
      return true
    }
  }
}
