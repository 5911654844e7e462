extension Language {
  static let bash = Language("Bash", "bash sh ksh zsh shell openrc") { BashLanguage.read(&$0) }
}

/// Shells of the Bourne family.
enum BashLanguage {
  private enum State { case root, string, curly, paren, math, backticks }

  private static let words = WordTable([
    .k: """
    if fi else while in do done for then return function case select break continue until esac elif
    """
  ])
  private static let builtins = WordTable([
    .nb: """
    alias bg bind builtin caller cd command compgen complete declare dirs disown echo enable eval
    exec exit export false fc fg getopts hash help history jobs kill let local logout popd printf
    pushd pwd read readonly set shift shopt source suspend test time times trap true type typeset
    ulimit umask unalias unset wait
    """
  ])
  private static let brackets = ByteSet("[]{}()=")
  private static let plainEnd = ByteSet("= \t\r\n\u{0B}\u{0C}[]{}()$\"'`\\<&|;")

  static func read(_ scanner: inout Scanner) {
    if scanner.has("#!"), scanner.at == scanner.start { scanner.takeLine(.ch) }
    var states: [State] = []
    while !scanner.isAtEnd {
      let state = states.last ?? .root
      if readSpecial(&scanner, state, &states) { continue }
      if readBasic(&scanner) { continue }
      switch scanner.byte {
      case 0x60:
        scanner.take(.sb, 1)
        states.append(.backticks)
      case 0x24: readDollar(&scanner, &states)
      case 0x22: readQuote(&scanner, &states)
      default: readData(&scanner)
      }
    }
  }

  /// Reads what only the inside of something gives a meaning. Returns false to go on as outside.
  private static func readSpecial(
    _ scanner: inout Scanner, _ state: State, _ states: inout [State]
  ) -> Bool {
    let byte = scanner.byte
    switch state {
    case .root: return false
    case .string:
      if byte == 0x22 {
        scanner.take(.s2, 1)
        states.removeLast()
      } else if byte == 0x24 {
        readInterpolation(&scanner, &states)
      } else {
        scanner.take(.s2, byte == 0x5C ? 2 : 1)
        scanner.take(.s2, to: scanner.run(until: ByteSet("\"\\$"), from: scanner.at))
      }
    case .curly: return readCurly(&scanner, &states)
    case .paren:
      guard byte == 0x29 else { return false }
      scanner.take(.k, 1)
      states.removeLast()
    case .backticks:
      guard byte == 0x60 else { return false }
      scanner.take(.sb, 1)
      states.removeLast()
    case .math: return readMath(&scanner, &states)
    }
    return true
  }

  private static func readCurly(_ scanner: inout Scanner, _ states: inout [State]) -> Bool {
    let byte = scanner.byte
    if byte == 0x7D {
      scanner.take(.si, 1)
      states.removeLast()
    } else if byte == 0x3A {
      scanner.take(scanner.next == 0x2D ? .k : .p, scanner.next == 0x2D ? 2 : 1)
    } else if ByteSet.word.contains(byte) {
      scanner.takeRun(.nv, .word)
    } else {
      let end = scanner.run(until: ByteSet("}:\"'`$\\"), from: scanner.at)
      guard end > scanner.at else { return false }
      scanner.take(.p, to: end)
    }
    return true
  }

  private static func readMath(_ scanner: inout Scanner, _ states: inout [State]) -> Bool {
    let byte = scanner.byte
    if scanner.has("))") {
      scanner.take(.k, 2)
      states.removeLast()
    } else if ByteSet("-+*/%^|&<>").contains(byte) {
      let isPair = scanner.next == byte && ByteSet("*|<>").contains(byte)
      scanner.take(.o, isPair ? 2 : 1)
    } else if ByteSet.digits.contains(byte) {
      var end = scanner.run(.digits, from: scanner.at)
      if byte == 0x30, scanner.next | 0x20 == UInt8(ascii: "x") {
        end = scanner.run(.hexDigits, from: scanner.at + 2)
      } else if scanner[end] == 0x23 {
        end = scanner.run(ByteSet("0-9a-zA-Z"), from: end + 1)
      }
      scanner.take(.m, to: end)
    } else if ByteSet.asciiWordStart.contains(byte) {
      scanner.takeRun(.nv, .word)
    } else {
      return false
    }
    return true
  }

  // MARK: Commands

  private static func readBasic(_ scanner: inout Scanner) -> Bool {
    let byte = scanner.byte
    if ByteSet.word.contains(byte) { return readWord(&scanner) }
    switch byte {
    case 0x23: scanner.takeLine(.c1)
    case 0x5C: scanner.take(.se, to: scanner.at + 1 + scanner.characterLength(at: scanner.at + 1))
    case _ where brackets.contains(byte): scanner.take(.o, 1)
    case 0x3C:
      if scanner.has("<<<") {
        scanner.take(.o, 3)
      } else if let end = hereDocumentEnd(&scanner) {
        scanner.take(.s, to: end)
      } else {
        return false
      }
    case 0x26, 0x7C:
      guard scanner.next == byte else { return false }
      scanner.take(.o, 2)
    default: return false
    }
    return true
  }

  private static func readWord(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(.word, from: scanner.at)
    let word = scanner.at..<end
    if !ByteSet.word.contains(scanner.previous) {
      if words.find(scanner.bytes, word) != nil {
        scanner.take(.k, to: end)
        return true
      }
      if builtins.find(scanner.bytes, word) != nil,
        ByteSet(" \t\r\n\u{0B}\u{0C})`").contains(scanner[end])
      {
        scanner.take(.nb, to: end)
        return true
      }
      let sign = scanner.run(.spaces, from: end)
      if scanner[sign] == 0x3D || (scanner[sign] == 0x2B && scanner[sign + 1] == 0x3D) {
        scanner.take(.nv, to: end)
        scanner.take(.w, to: sign)
        scanner.take(.o, scanner.byte == 0x3D ? 1 : 2)
        return true
      }
    }
    return false
  }

  /// Where a here document ends: at its word, wherever that comes next.
  private static func hereDocumentEnd(_ scanner: inout Scanner) -> Int? {
    guard scanner.next == 0x3C else { return nil }
    var begin = scanner.at + 2
    if scanner[begin] == 0x2D { begin += 1 }
    begin = scanner.run(.spaces, from: begin)
    if scanner[begin] == 0x27 { begin += 1 }
    if scanner[begin] == 0x5C { begin += 1 }
    let end = scanner.run(.word, from: begin)
    let count = end - begin
    guard count > 0 else { return nil }
    var place = end + 1
    guard scanner.hasPatience else { return nil }
    while let found = scanner.find(scanner[begin], from: place) {
      if found + count <= scanner.end,
        (0..<count).allSatisfy({ scanner[found + $0] == scanner[begin + $0] })
      {
        return found + count
      }
      place = found + 1
    }
    scanner.lookedInVain(from: end)
    return nil
  }

  // MARK: Values

  private static func readQuote(_ scanner: inout Scanner, _ states: inout [State]) {
    var index = scanner.at + 1
    while index < scanner.end, scanner[index] != 0x22, scanner[index] != 0x24 {
      index += scanner[index] == 0x5C ? 2 : 1
    }
    if scanner[index] == 0x22 {
      scanner.take(.s2, to: index + 1)
    } else {
      scanner.take(.s2, 1)
      states.append(.string)
    }
  }

  private static func readDollar(_ scanner: inout Scanner, _ states: inout [State]) {
    if scanner.next == 0x22 {
      scanner.take(.s2, 1)
      readQuote(&scanner, &states)
    } else if scanner.next == 0x27, let end = scanner.quotedEnd(from: scanner.at + 2, "'") {
      scanner.take(.s1, to: end)
    } else {
      readInterpolation(&scanner, &states)
    }
  }

  private static func readInterpolation(_ scanner: inout Scanner, _ states: inout [State]) {
    let next = scanner.next
    if scanner.has("$((") {
      scanner.take(.k, 3)
      states.append(.math)
    } else if next == 0x28 {
      scanner.take(.k, 2)
      states.append(.paren)
    } else if next == 0x7B {
      scanner.take(.si, scanner[scanner.at + 2] == 0x23 ? 3 : 2)
      states.append(.curly)
    } else if ByteSet.asciiWordStart.contains(next) {
      scanner.take(.nv, to: scanner.run(.word, from: scanner.at + 1))
    } else if ByteSet.digits.contains(next) {
      scanner.take(.nv, to: scanner.run(.digits, from: scanner.at + 1))
    } else if ByteSet("#$?!_*@-").contains(next) {
      scanner.take(.nv, 2)
    } else {
      scanner.take(.text, 1)
    }
  }

  private static func readData(_ scanner: inout Scanner) {
    let byte = scanner.byte
    switch byte {
    case 0x27:
      if let end = scanner.findEnd("'", from: scanner.at + 1) {
        scanner.take(.s1, to: end + 1)
      } else {
        scanner.take(.err, 1)
      }
    case 0x3B, 0x26, 0x7C: scanner.take(.p, 1)
    case 0x3C: scanner.take(.text, 1)
    case _ where ByteSet.spaces.contains(byte): scanner.takeSpace()
    default:
      let number = scanner.run(.digits, from: scanner.at)
      if number > scanner.at, !ByteSet.word.contains(scanner[number]) {
        scanner.take(.m, to: number)
        return
      }
      let end = scanner.run(until: plainEnd, from: scanner.at)
      if end > scanner.at { scanner.take(.text, to: end) } else { scanner.take(.err, 1) }
    }
  }
}
