extension Language {
  static let cmake = Language("CMake", "cmake") { CMakeLanguage.machine.read(&$0) }
}

/// CMake.
enum CMakeLanguage {
  private enum State: UInt8, CaseIterable { case root, arguments }

  private static let keywords = WordTable([
    .k: """
    WIN32 UNIX APPLE CYGWIN BORLAND MINGW MSVC MSVC_IDE MSVC60 MSVC70 MSVC71 MSVC80 MSVC90
    """
  ])

  private static let space: [Rule] = [
    .words(keywords), .run(ByteSet(" \t"), .w),
    Rule("#") { scanner in
      let end = bracketEnd(&scanner, from: scanner.at + 1)
      scanner.take(.c, to: end ?? scanner.lineEnd(from: scanner.at) + 1)
      return true
    },
  ]

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: [Rule(.word) { readCommand(&$0) }] + space
    case .arguments:
      [
        .one("(", .p, .push(State.arguments)), .one(")", .p, .pop),
        Rule("$") { readReference(&$0) },
        .quoted("\"", "\"", .s2, backslash: false),
        Rule("\\") { scanner in
          let end = scanner.run(until: .spaces, from: scanner.at + 1)
          guard end > scanner.at + 1 else { return false }
          scanner.take(.s, to: end)
          return true
        },
        Rule("[") { scanner in
          guard let end = bracketEnd(&scanner, from: scanner.at) else { return false }
          scanner.take(.longString, to: end)
          return true
        }, .run(until: ")$\"# \t\n", .s), .one("\n", .w),
      ] + space
    }
  }

  private static func readCommand(_ scanner: inout Scanner) -> Bool {
    guard !ByteSet.word.contains(scanner.previous) else { return false }
    let end = scanner.run(.word, from: scanner.at)
    let open = scanner.run(ByteSet(" \t"), from: end)
    guard scanner[open] == 0x28 else { return false }
    scanner.take(.nb, to: end)
    scanner.take(.w, to: open)
    scanner.take(.p, 1)
    scanner.push(State.arguments)
    return true
  }

  /// `${name}`, `$ENV{name}`, `$<name>`.
  private static func readReference(_ scanner: inout Scanner) -> Bool {
    let open = scanner.has("$ENV{") ? scanner.at + 5 : scanner.at + 2
    guard scanner.has("$ENV{") || scanner.next == 0x7B || scanner.next == 0x3C else { return false }
    let mark: UInt8 = scanner[open - 1] == 0x3C ? 0x3E : 0x7D
    if scanner.isHopeless(mark) { return false }
    let limit = scanner.lineEnd(from: open)
    guard let close = scanner.find(mark, from: open + 1, before: limit) else {
      scanner.giveUp(mark, until: limit)
      return false
    }
    scanner.take(.o, to: open)
    scanner.take(.nv, to: close)
    scanner.take(.o, 1)
    return true
  }

  /// The end of `[==[…]==]`.
  private static func bracketEnd(_ scanner: inout Scanner, from begin: Int) -> Int? {
    let open = scanner.run(ByteSet("="), from: begin + 1)
    guard scanner[begin] == 0x5B, scanner[open] == 0x5B, scanner.hasPatience else { return nil }
    let level = open - begin - 1
    var place = open + 1
    while let close = scanner.find(0x5D, from: place) {
      let end = scanner.run(ByteSet("="), from: close + 1)
      if end - close - 1 == level, scanner[end] == 0x5D { return end + 1 }
      place = max(end, close + 1)
    }
    scanner.lookedInVain(from: open)
    return nil
  }
}
