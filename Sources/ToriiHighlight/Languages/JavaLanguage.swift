extension Language {
  static let java = Language("Java", "java") { JavaLanguage.machine.read(&$0) }
}

/// Java. `mode` is where the name of a method stands that was seen ahead, `state` the place before
/// which no other one begins.
enum JavaLanguage {
  private enum State: UInt8, CaseIterable { case root, type, variable, path, string, text }

  static let name = ByteSet("a-zA-Z0-9_$", nonASCII: true)
  static let nameStart = ByteSet("a-zA-Z_$", nonASCII: true)

  private static let statements = WordTable([
    .k: """
    assert break case catch continue default do else finally for if goto instanceof new return
    switch this throw try while
    """
  ])
  private static let words = WordTable([
    .kd: """
    abstract const enum extends final implements native private protected public sealed static
    strictfp super synchronized throws transient volatile yield class interface
    """,
    .kt: "boolean byte char double float int long short void",
    .kc: "true false null",
  ])

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .type: [.spaces(.text), .run(nameStart, name, .nc, .pop)]
    case .variable: [.run(nameStart, name, .n, .pop)]
    case .path:
      [
        Rule(ByteSet("a-zA-Z0-9_.", nonASCII: true)) { scanner in
          let end = scanner.run(ByteSet("a-zA-Z0-9_.", nonASCII: true), from: scanner.at)
          scanner.take(.nn, to: scanner[end] == 0x2A ? end + 1 : end)
          scanner.pop()
          return true
        }
      ]
    case .string: string + [.one("\"", .s, .pop)]
    case .text: [.literal("\"\"\"", .s, .pop)] + string + [.one("\"", .s)]
    }
  }

  private static let string: [Rule] = [
    .run(until: "\\\"", .s), .literals(["\\\\", "\\\"", "\\"], .s),
  ]

  private static let root: [Rule] = [
    .blanks(), .line("//", .c1), .block("/*", "*/", .cm, unclosed: .fails),
    Rule(nameStart) { readName(&$0) },
    Rule("@") { scanner in
      guard ByteSet.wordStart.contains(scanner.next) else { return false }
      scanner.take(
        .nd, to: scanner.run(ByteSet("a-zA-Z0-9_.", nonASCII: true), from: scanner.at + 1))
      return true
    },
    .literal("\"\"\"\n", .s, .push(State.text)), .one("\"", .s, .push(State.string)),
    Rule("'") { readCharacter(&$0) },
    Rule(".") { scanner in
      guard nameStart.contains(scanner.next) else { return false }
      scanner.take(.p, 1)
      scanner.takeRun(.na, name)
      return true
    },
    Rule("0-9.") { readNumber(&$0) },
    .one("~^*!%&[]<>|+=/?-", .o), .one("{}();:.,", .p), .one("\n", .w),
  ]

  // MARK: Names

  private static func readName(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(name, from: scanner.at)
    let word = scanner.at..<end
    let space = scanner.run(.spaces, from: end)
    if scanner.at == scanner.mode, scanner[space] == 0x28 {
      scanner.take(.nf, to: end)
      scanner.take(.w, to: space)
      scanner.take(.p, 1)
      return true
    }
    if readRecord(&scanner) { return true }
    if statements.find(scanner.bytes, word) != nil {
      scanner.take(.k, to: end)
      return true
    }
    findMethod(&scanner)
    if let entry = words.find(scanner.bytes, word) {
      scanner.take(entry.tokenClass, to: end)
      if scanner.equals(word, "class") || scanner.equals(word, "interface") {
        scanner.push(State.type)
      }
    } else if space > end, scanner.equals(word, "package") {
      scanner.take(.kn, to: end)
      scanner.take(.w, to: space)
      scanner.push(State.path)
    } else if space > end, scanner.equals(word, "import") {
      readImport(&scanner, end, space)
    } else if space > end, scanner.equals(word, "var") {
      scanner.take(.kd, to: end)
      scanner.take(.w, to: space)
      scanner.push(State.variable)
    } else if scanner[end] == 0x3A, scanner.isLineStart(scanner.at) {
      scanner.take(.nl, to: end)
      scanner.take(.p, 1)
    } else {
      scanner.take(.n, to: end)
    }
    return true
  }

  private static func readImport(_ scanner: inout Scanner, _ end: Int, _ space: Int) {
    let behind = scanner.run(.spaces, from: space + 6)
    let isStatic = scanner.has("static", at: space) && behind > space + 6
    scanner.take(.kn, to: isStatic ? space + 6 : end)
    scanner.takeSpace()
    scanner.push(State.path)
  }

  private static let modifiers = WordTable([.kd: "public private protected static strictfp"])

  /// `public record` at the beginning of a line.
  private static func readRecord(_ scanner: inout Scanner) -> Bool {
    guard scanner.isLineStart(scanner.at) else { return false }
    var place = scanner.at
    while true {
      let end = scanner.run(name, from: place)
      if scanner.equals(place..<max(place, end), "record") { break }
      let space = scanner.run(.spaces, from: end)
      guard end > place, space > end, modifiers.find(scanner.bytes, place..<end) != nil else {
        return false
      }
      place = space
    }
    while scanner.at < place {
      scanner.takeRun(.kd, name)
      scanner.takeSpace()
    }
    scanner.take(.kd, 6)
    scanner.push(State.type)
    return true
  }

  private static let typePart = ByteSet("a-zA-Z0-9_.[]$<>?", nonASCII: true)

  /// Looks for words with spaces between, a name, and a parenthesis.
  private static func findMethod(_ scanner: inout Scanner) {
    guard scanner.at >= scanner.state else { return }
    var place = scanner.at
    var last: Int?
    var searched = scanner.at + 1
    while nameStart.contains(scanner[place]) {
      let nameEnd = scanner.run(name, from: place)
      if place > scanner.at, scanner[scanner.run(.spaces, from: nameEnd)] == 0x28 { last = place }
      let end = scanner.run(typePart, from: nameEnd)
      let space = scanner.run(.spaces, from: end)
      searched = max(searched, end)
      if space == end || last == place { break }
      place = space
    }
    scanner.state = max(place, searched)
    if let last {
      scanner.mode = last
      scanner.state = last + 1
    }
  }

  // MARK: Literals

  static func readCharacter(_ scanner: inout Scanner) -> Bool {
    var end = scanner.at + 1
    if scanner.next == 0x5C {
      end += 1 + scanner.characterLength(at: scanner.at + 2)
      if scanner[end] != 0x27, scanner[scanner.at + 2] == UInt8(ascii: "u"),
        scanner.run(.hexDigits, from: end) >= end + 4
      {
        end += 4
      }
    } else {
      end += scanner.characterLength(at: end)
    }
    guard scanner[end] == 0x27, scanner.next != 0, end > scanner.at + 1 else { return false }
    scanner.take(.sc, to: end + 1)
    return true
  }

  private static let digits = ByteSet("0-9_")
  private static let floats = ByteSet("fFdD")

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    if scanner.byte == 0x30, readBased(&scanner) { return true }
    let whole = scanner.byte == 0x2E ? scanner.at : scanner.run(digits, from: scanner.at)
    var place = whole
    if scanner[whole] == 0x2E {
      place =
        ByteSet.digits.contains(scanner[whole + 1])
        ? scanner.run(digits, from: whole + 1) : whole + 1
      if place == scanner.at + 1 { return false }
    }
    let exponent = scanner.exponentEnd(from: place, separator: 0x5F)
    let isFloat = place > whole || (whole == scanner.at + 1 && exponent > whole)
    if isFloat {
      scanner.take(.mf, to: floats.contains(scanner[exponent]) ? exponent + 1 : exponent)
    } else if whole == scanner.at + 1, floats.contains(scanner[whole]) {
      scanner.take(.mf, to: whole + 1)
    } else if scanner.byte == 0x30 {
      let octal = scanner.run(ByteSet("0-7_"), from: scanner.at)
      if octal > scanner.at + 1 { takeInteger(&scanner, .mo, octal) } else { scanner.take(.mi, 1) }
    } else {
      takeInteger(&scanner, .mi, whole)
    }
    return true
  }

  private static func takeInteger(_ scanner: inout Scanner, _ tokenClass: TokenClass, _ end: Int) {
    scanner.take(tokenClass, to: scanner[end] | 0x20 == UInt8(ascii: "l") ? end + 1 : end)
  }

  private static func readBased(_ scanner: inout Scanner) -> Bool {
    switch scanner.next | 0x20 {
    case UInt8(ascii: "x"):
      let set = ByteSet("0-9a-fA-F_")
      var end = scanner.run(set, from: scanner.at + 2)
      if scanner[end] == 0x2E { end = scanner.run(set, from: end + 1) }
      let power = scanner.exponentEnd(from: end, letters: ByteSet("pP"), separator: 0x5F)
      if power > end {
        scanner.take(.mf, to: floats.contains(scanner[power]) ? power + 1 : power)
        return true
      }
      guard ByteSet.hexDigits.contains(scanner[scanner.at + 2]) else { return false }
      takeInteger(&scanner, .mh, scanner.run(set, from: scanner.at + 2))
    case UInt8(ascii: "b"):
      guard ByteSet("01").contains(scanner[scanner.at + 2]) else { return false }
      takeInteger(&scanner, .mb, scanner.run(ByteSet("01_"), from: scanner.at + 2))
    default: return false
    }
    return true
  }
}
