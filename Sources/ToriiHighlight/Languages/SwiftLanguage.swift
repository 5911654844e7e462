extension Language {
  static let swift = Language("Swift", "swift", SwiftLanguage.grammar)
}

/// Swift.
enum SwiftLanguage {
  static let grammar = Grammar { parts in
    parts.words = words
    parts.nameStart = .asciiWordStart
    parts.operators = ByteSet("/=-+!*%<>&|^?~")
    parts.number = { readNumber(&$0) }
    parts.action = action
    parts.nameRule = { scanner, word in
      guard CocoaNames.contains(scanner, word) else { return false }
      scanner.take(.bp, to: word.upperBound)
      return true
    }
    parts.rules = [
      Rule("/") { comment(&$0) },
      Rule("#") { directive(&$0) },
      Rule("\"") { string(&$0) },
      Rule("$") { scanner in
        guard ByteSet.digits.contains(scanner.next) else { return false }
        scanner.take(.nv, to: scanner.run(.digits, from: scanner.at + 1))
        return true
      },
      Rule("@") { attribute(&$0) },
      Rule("(){}[].,:;=@#`?<&>!-") { sign(&$0) },
      Rule("/=-+!*%<>&|^?~") { scanner in
        scanner.takeRun(.o, ByteSet("/=-+!*%<>&|^?~"))
        return true
      },
    ]
  }

  @Sendable private static func action(
    _ scanner: inout Scanner, _ word: Range<Int>, _ entry: WordTable.Entry
  ) {
    if entry.action == Action.import {
      readImport(&scanner, word)
      return
    }
    scanner.take(.kd, to: word.upperBound)
    let space = scanner.run(.spaces, from: scanner.at)
    guard space > scanner.at, ByteSet.asciiWordStart.contains(scanner[space]) else { return }
    scanner.take(.w, to: space)
    let end = scanner.run(.word, from: space)
    switch entry.action {
    case Action.type:
      let isKnown = CocoaNames.contains(scanner, space..<end)
      scanner.take(isKnown ? .bp : .nc, to: end)
    case Action.function: scanner.take(.nf, to: end)
    default: scanner.take(.nv, to: end)
    }
  }

  /// Names are classes in the line of an import.
  private static func readImport(_ scanner: inout Scanner, _ word: Range<Int>) {
    scanner.take(.kd, to: word.upperBound)
    while !scanner.isAtEnd, scanner.byte != 0x0A {
      let byte = scanner.byte
      if ByteSet.spaces.contains(byte) {
        let space = scanner.run(.spaces, from: scanner.at)
        let newline = scanner.find(0x0A, from: scanner.at, before: space)
        scanner.take(.w, to: space)
        if newline != nil, scanner.previous == 0x0A { continue }
      } else if ByteSet.asciiWordStart.contains(byte) {
        let end = scanner.run(.word, from: scanner.at)
        let isKnown = CocoaNames.contains(scanner, scanner.at..<end)
        scanner.take(isKnown ? .bp : .nc, to: end)
      } else if byte == 0x2F, scanner.next == 0x2F {
        _ = comment(&scanner)
      } else {
        grammar.step(&scanner, byte)
      }
    }
  }

  // MARK: Comments and directives

  private static func comment(_ scanner: inout Scanner) -> Bool {
    if scanner.next == 0x2F {
      let end = scanner.lineEnd(from: scanner.at)
      scanner.take(.c1, 2)
      takeSpecial(&scanner, .c1)
      scanner.take(.c1, to: end)
      return true
    }
    guard scanner.next == 0x2A else { return false }
    let end = Rule.nestedEnd(scanner, from: scanner.at + 2, "/*", "*/")
    scanner.take(.cm, 2)
    while scanner.at < end {
      takeSpecial(&scanner, .cm)
      var run = scanner.run(until: ByteSet("*/"), from: scanner.at)
      if run == scanner.at { run = scanner.run(ByteSet("*/"), from: scanner.at) }
      scanner.take(.cm, to: min(max(run, scanner.at + 1), end))
    }
    return true
  }

  private static func takeSpecial(_ scanner: inout Scanner, _ tokenClass: TokenClass) {
    while true {
      if scanner.has("FIXME:") {
        scanner.take(.cs, 6)
      } else if scanner.has("MARK:") || scanner.has("TODO:") {
        scanner.take(.cs, 5)
      } else if scanner.has(":param: "), ByteSet.asciiWordStart.contains(scanner[scanner.at + 8]) {
        scanner.take(.cs, to: scanner.run(.word, from: scanner.at + 8))
      } else if scanner.has(":returns:") {
        scanner.take(.cs, 9)
      } else if scanner.has(":return:") {
        scanner.take(.cs, 8)
      } else {
        return
      }
    }
  }

  private static let conditions = WordTable([.cp: "if elseif else endif available"])

  private static func directive(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(.word, from: scanner.at + 1)
    let word = (scanner.at + 1)..<end
    if conditions.find(scanner.bytes, word) != nil {
      scanner.take(.cp, to: end)
      readCondition(&scanner)
      return true
    }
    if scanner.equals(word, "selector") {
      scanner.take(.k, to: end)
      return true
    }
    for text in ["file", "line", "column", "function"] as [StaticString]
    where scanner.equals(word, text) {
      scanner.take(.kc, to: end)
      return true
    }
    return false
  }

  private static func readCondition(_ scanner: inout Scanner) {
    while !scanner.isAtEnd, scanner.byte != 0x0A {
      let byte = scanner.byte
      if ByteSet.blanks.contains(byte) {
        let space = scanner.run(.spaces, from: scanner.at)
        scanner.take(.w, to: space)
      } else if ByteSet.letters.contains(byte) {
        let end = scanner.run(.word, from: scanner.at)
        let entry = words.find(scanner.bytes, scanner.at..<end)
        if let entry, entry.tokenClass != .nb, entry.tokenClass != .bp {
          grammar.step(&scanner, byte)
        } else {
          scanner.take(.cp, to: end)
        }
      } else {
        grammar.step(&scanner, byte)
      }
    }
  }

  private static let attributes = WordTable([
    .kr: """
    availability autoclosure noreturn NSApplicationMain NSCopying NSManaged objc UIApplicationMain
    IBAction IBDesignable IBInspectable IBOutlet
    """
  ])

  private static func attribute(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(.word, from: scanner.at + 1)
    guard attributes.find(scanner.bytes, (scanner.at + 1)..<end) != nil else { return false }
    scanner.take(.kr, to: end)
    return true
  }

  // MARK: Strings, numbers, signs

  private static func string(_ scanner: inout Scanner) -> Bool {
    let isMultiline = scanner.has("\"\"\"")
    scanner.take(.s, isMultiline ? 3 : 1)
    while !scanner.isAtEnd {
      switch scanner.byte {
      case 0x22:
        if !isMultiline {
          scanner.take(.s, 1)
          return true
        }
        if scanner.has("\"\"\"") {
          scanner.take(.s, 3)
          return true
        }
        scanner.take(.err, 1)
      case 0x5C:
        if scanner.next == 0x28, scanner.nest({ interpolation(&$0) }) { continue }
        let length = scanner.escapeLength(letters: ByteSet("'\"\\nrt"))
        scanner.take(length > 0 ? .se : .s, max(length, 1))
      default:
        scanner.take(.s, to: scanner.run(until: ByteSet("\"\\"), from: scanner.at))
      }
    }
    return true
  }

  private static func interpolation(_ scanner: inout Scanner) {
    scanner.take(.si, 2)
    var open = 1
    while !scanner.isAtEnd {
      switch scanner.byte {
      case 0x28:
        open += 1
        scanner.take(.si, 1)
      case 0x29:
        open -= 1
        scanner.take(.si, 1)
        if open == 0 { return }
      default:
        grammar.step(&scanner, scanner.byte)
      }
    }
  }

  private static let digits = ByteSet("0-9_")

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let based: (TokenClass, ByteSet)? =
      switch scanner.byte == 0x30 ? scanner.next : 0 {
      case UInt8(ascii: "b"): (.mb, ByteSet("01_"))
      case UInt8(ascii: "o"): (.mo, ByteSet("0-7_"))
      case UInt8(ascii: "x"): (.mh, ByteSet("0-9a-fA-F_"))
      default: nil
      }
    if let (tokenClass, set) = based, set.contains(scanner[scanner.at + 2]) {
      scanner.take(tokenClass, to: scanner.run(set, from: scanner.at + 2))
      return true
    }
    let whole = scanner.run(digits, from: scanner.at)
    var place = whole
    if scanner[place] == 0x2E { place = scanner.run(digits, from: place + 1) }
    if scanner[place] | 0x20 == UInt8(ascii: "e") {
      var exponent = place + 1
      if scanner[exponent] == 0x2B || scanner[exponent] == 0x2D { exponent += 1 }
      if digits.contains(scanner[exponent]) { place = scanner.run(digits, from: exponent) }
    }
    scanner.take(place > whole ? .mf : .mi, to: place)
    return true
  }

  private static func sign(_ scanner: inout Scanner) -> Bool {
    switch scanner.byte {
    case UInt8(ascii: "<"), UInt8(ascii: "&"):
      guard ByteSet.word.contains(scanner.next) else { return false }
    case UInt8(ascii: ">"), UInt8(ascii: "!"):
      guard ByteSet.word.contains(scanner.previous) else { return false }
    case UInt8(ascii: "-"):
      guard scanner.next == 0x3E else { return false }
      scanner.take(.p, 2)
      return true
    default: break
    }
    scanner.take(.p, 1)
    return true
  }
}
