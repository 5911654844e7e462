extension Language {
  static let dockerfile = Language("Dockerfile", "docker dockerfile containerfile") {
    DockerfileLanguage.read(&$0)
  }
}

/// Dockerfiles: instructions, and shell code behind most of them.
enum DockerfileLanguage {
  private enum Kind: UInt8 {
    case from = 128
    case onBuild, health, list, variables, plain, shell
  }

  private static let instructions = WordTable(
    [
      ("from", .of(.k, action: Kind.from.rawValue)),
      ("onbuild", .of(.k, action: Kind.onBuild.rawValue)),
      ("healthcheck", .of(.k, action: Kind.health.rawValue)),
      ("volume entrypoint cmd shell", .of(.k, action: Kind.list.rawValue)),
      ("label env arg", .of(.k, action: Kind.variables.rawValue)),
      ("maintainer expose workdir user stopsignal", .of(.k, action: Kind.plain.rawValue)),
      ("run add copy", .of(.k, action: Kind.shell.rawValue)),
    ], ignoresCase: true)

  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      if scanner.byte == 0x23 {
        scanner.takeLine(.c)
      } else if scanner.byte == 0x0A {
        scanner.take(.w, 1)
      } else if !readInstruction(&scanner) {
        var end = scanner.lineEnd(from: scanner.at)
        while scanner[end - 1] == 0x5C, end + 1 < scanner.end, scanner[end + 1] != 0x0A {
          end = scanner.lineEnd(from: end + 1)
        }
        scanner.embed(to: end) { BashLanguage.read(&$0) }
      }
    }
  }

  private static func readInstruction(_ scanner: inout Scanner) -> Bool {
    let word = scanner.at..<scanner.run(.letters, from: scanner.at)
    guard let entry = instructions.find(scanner.bytes, word),
      let kind = Kind(rawValue: entry.action)
    else { return false }
    if kind == .from {
      readFrom(&scanner, word)
      return true
    }
    let space = scanner.run(.spaces, from: word.upperBound)
    guard space > word.upperBound else { return false }
    if kind == .list, !isList(scanner, space) {
      let isVolume = scanner.byte | 0x20 == UInt8(ascii: "v")
      if scanner.byte | 0x20 == UInt8(ascii: "s") { return false }
      scanner.take(.k, to: word.upperBound)
      scanner.take(.w, to: space)
      if isVolume { scanner.takeLine(.s) }
      return true
    }
    scanner.take(.k, to: word.upperBound)
    scanner.take(.w, to: space)
    switch kind {
    case .list:
      let begin = lineBreakEnd(scanner, scanner.at)
      let end = scanner.run(until: ByteSet("]\n"), from: begin) + 1
      scanner.embed(to: begin) { BashLanguage.read(&$0) }
      scanner.embed(to: end) { JSONLanguage.read(&$0) }
    case .plain: scanner.takeLine(.s)
    case .variables, .health:
      let end = pairsEnd(scanner, isHealth: kind == .health)
      scanner.embed(to: end) { BashLanguage.read(&$0) }
    case .onBuild:
      let end = lineBreakEnd(scanner, scanner.at)
      scanner.embed(to: end) { BashLanguage.read(&$0) }
    default: break
    }
    return true
  }

  private static func readFrom(_ scanner: inout Scanner, _ word: Range<Int>) {
    let blanks = ByteSet(" \t")
    scanner.take(.k, to: word.upperBound)
    scanner.takeRun(.w, blanks)
    scanner.take(.s, to: scanner.run(until: .spaces, from: scanner.at))
    scanner.takeRun(.w, blanks)
    if scanner.hasIgnoringCase("as", at: scanner.at) {
      scanner.take(.k, 2)
      scanner.takeRun(.w, blanks)
      scanner.take(.s, to: scanner.run(until: .spaces, from: scanner.at))
    }
  }

  private static func lineBreakEnd(_ scanner: Scanner, _ index: Int) -> Int {
    let space = scanner.run(.spaces, from: index)
    return scanner[space] == 0x5C ? scanner.run(.spaces, from: space + 1) : space
  }

  private static func isList(_ scanner: Scanner, _ index: Int) -> Bool {
    let begin = lineBreakEnd(scanner, index)
    guard scanner[begin] == 0x5B else { return false }
    return scanner[scanner.run(until: ByteSet("]\n"), from: begin)] == 0x5D
  }

  /// The end of pairs `name=word` with nothing but space and backslashes between.
  private static func pairsEnd(_ scanner: Scanner, isHealth: Bool) -> Int {
    var end = scanner.at
    while true {
      var begin = lineBreakEnd(scanner, end)
      if isHealth {
        guard scanner.has("--", at: begin) else { return end }
        begin += 2
      }
      let name = scanner.run(.word, from: begin)
      guard name > begin, scanner[name] == 0x3D else { return end }
      let value = scanner.run(.word, from: name + 1)
      guard value > name + 1 else { return end }
      end = lineBreakEnd(scanner, value)
    }
  }
}
