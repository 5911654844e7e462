extension Language {
  static let nginx = Language("nginx", "nginx nginxconf") { NginxLanguage.machine.read(&$0) }
}

/// The configuration of nginx: directives with blocks.
enum NginxLanguage {
  private enum State: UInt8, CaseIterable { case root, block, statement }

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: [Rule("i") { include(&$0) }, directive(.k)] + common
    case .block: [.one("}", .p, Move(pops: 2)), directive(.kn)] + common
    case .statement: [.one("{", .p, .push(State.block)), .one(";", .p, .pop)] + common
    }
  }

  private static func directive(_ tokenClass: TokenClass) -> Rule {
    .run(until: " \t\r\n\u{0B}\u{0C};#", tokenClass, .push(State.statement))
  }

  private static func include(_ scanner: inout Scanner) -> Bool {
    guard scanner.has("include") else { return false }
    let space = scanner.run(.spaces, from: scanner.at + 7)
    let end = scanner.run(until: ByteSet(" \t\r\n\u{0B}\u{0C};"), from: space)
    guard space > scanner.at + 7, end > space else { return false }
    scanner.take(.k, 7)
    scanner.take(.w, to: space)
    scanner.take(.n, to: end)
    return true
  }

  private static let common: [Rule] = [
    Rule("#") { scanner in
      scanner.take(.c1, to: scanner.lineEnd(from: scanner.at) + 1)
      return true
    },
    .literals(["on", "off"], .no),
    Rule("$") { scanner in
      let end = scanner.run(until: ByteSet(" \t\r\n\u{0B}\u{0C};#()"), from: scanner.at + 1)
      guard end > scanner.at + 1 else { return false }
      scanner.take(.nv, to: end)
      return true
    },
    Rule("a-z0-9.-") { address(&$0) },
    Rule("a-z-") { mediaType(&$0) },
    Rule("0-9") { scanner in
      var end = scanner.run(.digits, from: scanner.at)
      if ByteSet("km").contains(scanner[end]), !ByteSet.word.contains(scanner[end + 1]) { end += 1 }
      guard !ByteSet.word.contains(scanner[end]) else { return false }
      scanner.take(.mi, to: end)
      return true
    },
    Rule("~") { scanner in
      let space = scanner.run(.spaces, from: scanner.at + 1)
      let end = scanner.run(until: ByteSet(" \t\r\n\u{0B}\u{0C}{"), from: space)
      guard end > space else { return false }
      scanner.take(.p, 1)
      scanner.take(.w, to: space)
      scanner.take(.sr, to: end)
      return true
    },
    .one(":=~", .p),
    .run(until: " \t\r\n\u{0B}\u{0C};#{}$", .s),
    .spaces(),
    .one("$;", .text),
  ]

  /// `name:80`.
  private static func address(_ scanner: inout Scanner) -> Bool {
    let name = scanner.run(ByteSet("a-z0-9.-"), from: scanner.at)
    guard scanner[name] == 0x3A, ByteSet.digits.contains(scanner[name + 1]) else { return false }
    scanner.take(.n, to: name)
    scanner.take(.p, 1)
    scanner.takeRun(.mi, .digits)
    return true
  }

  private static func mediaType(_ scanner: inout Scanner) -> Bool {
    let slash = scanner.run(ByteSet("a-z-"), from: scanner.at)
    let end = scanner.run(ByteSet("+a-z-"), from: slash + 1)
    guard scanner[slash] == 0x2F, end > slash + 1 else { return false }
    scanner.take(.s, to: end)
    return true
  }
}
