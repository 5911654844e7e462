extension Language {
  static let sql = Language("SQL", "sql mysql mariadb postgresql postgres psql sqlite plpgsql tsql")
  {
    SQLLanguage.machine.read(&$0)
  }
}

/// SQL, with the words of its larger dialects.
enum SQLLanguage {
  private enum State: UInt8, CaseIterable { case root, comment }

  private static let words = WordTable([.k: keywords, .nb: types], ignoresCase: true)

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root:
      [
        .spaces(), .line("--", .c1), .literal("/*", .cm, .push(State.comment)),
        .words(words, start: .asciiWordStart), .one("+*/<>=~!@#%^&|`?-", .o),
        .run(.digits, .mi), .doubled("'", .s1), .doubled("\"", .ss),
        .run(.asciiWordStart, ByteSet("a-zA-Z0-9_$", nonASCII: true), .n), .one(";:()[],.", .p),
      ]
    case .comment:
      [
        .literal("/*", .cm, .push(State.comment)), .literal("*/", .cm, .pop),
        .run(until: "/*", .cm), .one("/*", .cm),
      ]
    }
  }
}

extension Rule {
  /// Text between marks, in which two of them stand for one.
  static func doubled(_ mark: StaticString, _ tokenClass: TokenClass) -> Rule {
    Rule(firstByte(mark)) { scanner in
      var end = scanner.at
      repeat {
        guard let next = scanner.findEnd(mark, from: end + 1) else { return false }
        end = next + 1
      } while scanner.has(mark, at: end)
      scanner.take(tokenClass, to: end)
      return true
    }
  }
}
