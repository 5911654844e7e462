extension Language {
  static let vim = Language("Vim script", "vim viml vimscript vimrc") {
    VimLanguage.machine.read(&$0)
  }
}

/// Vim script.
enum VimLanguage {
  private enum State: UInt8, CaseIterable { case root }

  private static let words = WordTable([
    .k: "let if else endif elseif fun function endfunction",
    .nb: "NONE bold italic underline dark light",
  ])
  private static let abbreviations = WordTable([.k: expanded(commands), .nb: expanded(options)])

  /// All that a list allows: what follows a bracket may be cut anywhere.
  private static func expanded(_ list: String) -> String {
    list.split(whereSeparator: { $0 == " " || $0 == "\n" }).flatMap { word -> [String] in
      let parts = word.split(separator: "[", omittingEmptySubsequences: false)
      guard let first = parts.first, let rest = parts.dropFirst().first else {
        return [String(word)]
      }
      return (0...rest.count).map { String(first + rest.prefix($0)) }
    }.joined(separator: " ")
  }

  static let machine = StateMachine(State.self) { _ in
    [
      Rule(" \t\n\"") { scanner in
        guard scanner.isLineStart(scanner.at) else { return false }
        let begin = scanner.spacesEnd(from: scanner.at)
        guard scanner[begin] == 0x22 else { return false }
        scanner.take(.c, to: scanner.lineEnd(from: begin))
        return true
      },
      Rule(" \t:p") { readPython(&$0) },
      .run(ByteSet(" \t"), .text), delimited("/", .sr), delimited("\"", .s2),
      Rule("'") { scanner in
        var end = scanner.run(until: ByteSet("'\n"), from: scanner.at + 1)
        while scanner[end] == 0x27, scanner[end + 1] == 0x27 {
          end = scanner.run(until: ByteSet("'\n"), from: end + 2)
        }
        guard scanner[end] == 0x27 else { return false }
        scanner.take(.s1, to: end + 1)
        return true
      },
      Rule("\"") { scanner in
        guard ByteSet.spaces.contains(scanner.previous), scanner.at + 1 < scanner.end,
          !ByteSet(":.%#=*-\n").contains(scanner.next)
        else { return false }
        scanner.takeLine(.c)
        return true
      },
      Rule("0-9-") { scanner in
        let begin = scanner.byte == 0x2D ? scanner.at + 1 : scanner.at
        let end = scanner.run(.digits, from: begin)
        guard end > begin else { return false }
        scanner.take(.m, to: end)
        return true
      },
      Rule("#") { scanner in
        guard scanner.run(ByteSet("0-9a-f"), from: scanner.at + 1) >= scanner.at + 7 else {
          return false
        }
        scanner.take(.mh, 7)
        return true
      },
      Rule(":") { scanner in
        scanner.take(scanner.isLineStart(scanner.at) ? .p : .text, 1)
        return true
      },
      .one("()<>+=!|,~-", .p), Rule(.word) { readWord(&$0) },
      Rule(Rule.everything) { scanner in
        guard scanner.byte != 0x0A else { return false }
        scanner.takeCharacter(.text)
        return true
      },
    ]
  }

  /// Text between marks on a line, in which a backslash hides even the end of the line.
  private static func delimited(_ mark: StaticString, _ tokenClass: TokenClass) -> Rule {
    Rule(mark) { scanner in
      let byte = scanner.byte
      if scanner.isHopeless(byte) { return false }
      var index = scanner.at + 1
      while index < scanner.end, scanner[index] != byte, scanner[index] != 0x0A {
        index += scanner[index] == 0x5C ? 2 : 1
      }
      guard scanner[index] == byte, index < scanner.end else {
        scanner.giveUp(byte, until: min(index, scanner.end))
        return false
      }
      scanner.take(tokenClass, to: index + 1)
      return true
    }
  }

  private static func readWord(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(.word, from: scanner.at)
    let word = scanner.at..<end
    let entry = words.find(scanner.bytes, word) ?? abbreviations.find(scanner.bytes, word)
    scanner.take(entry?.tokenClass ?? .text, to: end)
    return true
  }

  /// `python` at the beginning of a line, and its code.
  private static func readPython(_ scanner: inout Scanner) -> Bool {
    guard scanner.isLineStart(scanner.at) else { return false }
    let begin = scanner.run(ByteSet(" \t:"), from: scanner.at)
    var end = begin + 2
    let limit = scanner.lineEnd(from: begin)
    for text in ["python", "pytho", "pyth", "pyt", "py"] as [StaticString]
    where scanner.has(text, at: begin) {
      end = begin + text.utf8CodeUnitCount
      break
    }
    guard scanner.has("py", at: begin), ByteSet(" \t").contains(scanner[end]) else { return false }
    scanner.take(.text, to: begin)
    scanner.take(.k, to: end)
    scanner.take(.text, 1)
    scanner.embed(to: limit) { PythonLanguage.grammar.read(&$0) }
    return true
  }
}
