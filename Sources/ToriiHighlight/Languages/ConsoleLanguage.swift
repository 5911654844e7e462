extension Language {
  static let console = Language("Shell session", "console shell-session sh-session terminal") {
    ConsoleLanguage.read(&$0)
  }
}

/// What a shell and its user write: commands behind prompts, and output.
enum ConsoleLanguage {
  private static let signs = ByteSet("$#%")

  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let hasEnvironment = takeEnvironment(&scanner)
      guard let prompt = promptEnd(scanner) else {
        scanner.take(hasEnvironment ? .text : .go, to: scanner.lineEnd(from: scanner.at) + 1)
        continue
      }
      scanner.take(.gp, to: prompt)
      readCommand(&scanner)
    }
  }

  /// `(venv) `
  private static func takeEnvironment(_ scanner: inout Scanner) -> Bool {
    guard scanner.byte == 0x28 else { return false }
    let limit = scanner.lineEnd(from: scanner.at)
    guard let close = scanner.find(0x29, from: scanner.at, before: limit) else { return false }
    let behind = scanner.at
    let space = scanner.run(.blanks, from: close + 1)
    var rest = scanner
    rest.take(.text, to: space)
    guard promptEnd(rest) != nil else { return false }
    scanner.take(.promptEnvironment, to: close + 1)
    scanner.take(.text, to: space)
    return scanner.at > behind
  }

  /// A command with the lines that a backslash appends to it.
  private static func readCommand(_ scanner: inout Scanner) {
    var end = min(scanner.lineEnd(from: scanner.at) + 1, scanner.end)
    while end - 2 >= scanner.at, scanner[end - 2] == 0x5C, scanner[end - 1] == 0x0A,
      end < scanner.end
    {
      if scanner.has("> ", at: end) {
        scanner.embed(to: end) { BashLanguage.read(&$0) }
        scanner.take(.gp, 2)
      }
      end = min(scanner.lineEnd(from: end) + 1, scanner.end)
    }
    scanner.embed(to: end) { BashLanguage.read(&$0) }
  }

  // MARK: Prompts

  /// The end of the prompt that a line begins with, with the space behind it.
  private static func promptEnd(_ scanner: Scanner) -> Int? {
    let limit = scanner.lineEnd(from: scanner.at)
    func space(_ index: Int) -> Int { min(limit, scanner.run(.blanks, from: index)) }
    func behindSign(_ index: Int) -> Int? {
      let sign = space(index)
      return sign < limit && signs.contains(scanner[sign])
        ? min(scanner.run(.spaces, from: sign + 1), limit + 1) : nil
    }
    if let end = behindSign(scanner.at) { return end }
    if scanner.byte == 0x5B {
      var close = scanner.at
      while let next = scanner.find(0x5D, from: close, before: limit) {
        if let end = behindSign(next + 1) { return end }
        close = next + 1
      }
      return nil
    }
    let token = min(limit, scanner.run(until: .spaces, from: scanner.at))
    if scanner.has("sh") {
      let sign = scanner.run(until: signs.union(.spaces), from: scanner.at)
      if let end = behindSign(sign) { return end }
    }
    return hostPromptEnd(scanner, token, limit, behindSign)
  }

  /// `user@host:~/folder$`, with one more word at most.
  private static func hostPromptEnd(
    _ scanner: Scanner, _ token: Int, _ limit: Int, _ behindSign: (Int) -> Int?
  ) -> Int? {
    guard ByteSet.word.contains(scanner.byte), token > scanner.at + 3 else { return nil }
    let hosts = (scanner.at + 2)..<(token - 1)
    guard let at = hosts.first(where: { scanner[$0] == 0x40 || scanner[$0] == 0x3A }) else {
      return nil
    }
    let second = min(limit, scanner.run(.blanks, from: token))
    let secondEnd = min(limit, scanner.run(until: .spaces, from: second))
    if secondEnd > second {
      if let end = behindSign(secondEnd) { return end }
      if let sign = lastSign(scanner, second + 1, secondEnd), let end = behindSign(sign) {
        return end
      }
    }
    if let end = behindSign(token) { return end }
    guard let sign = lastSign(scanner, at + 2, token) else { return nil }
    return behindSign(sign)
  }

  private static func lastSign(_ scanner: Scanner, _ begin: Int, _ end: Int) -> Int? {
    var index = end - 1
    while index >= begin {
      if signs.contains(scanner[index]) { return index }
      index -= 1
    }
    return nil
  }
}
