extension Language {
  static let protobuf = Language("Protocol Buffers", "protobuf proto") {
    ProtobufLanguage.machine.read(&$0)
  }
}

/// Protocol Buffers.
enum ProtobufLanguage {
  private enum State: UInt8, CaseIterable { case root, package, message, type }

  private static let words = WordTable([
    .k: """
    import option optional required repeated reserved default packed ctype extensions to max rpc
    returns oneof syntax
    """,
    .kt: """
    int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 float double bool
    string bytes
    """,
    .kc: "true false",
    .mf: "inf nan",
  ])

  private static let openings = WordTable([
    .kn: "package", .kd: "message extend enum group service",
  ])

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .package: [.run(.asciiWordStart, .word, .nn, .pop), .otherwise(.pop)]
    case .message: [.run(.asciiWordStart, .word, .nc, .pop), .otherwise(.pop)]
    case .type: [.run(.asciiWordStart, .word, .n, .pop), .otherwise(.pop)]
    }
  }

  private static let root: [Rule] = [
    .run(ByteSet(" \t"), .w), .one(",;{}[]()<>", .p),
    Rule("/") { readComment(&$0) },
    Rule(.asciiWordStart) { readWord(&$0) },
    string("\""), string("'"),
    Rule("0-9.") { readNumber(&$0) },
    Rule("-") { scanner in
      guard scanner.hasWord("inf", at: scanner.at + 1) || scanner.hasWord("nan", at: scanner.at + 1)
      else { return false }
      scanner.take(.mf, 4)
      return true
    },
    Rule("+,./:;<=-") { scanner in
      scanner.take(.o, 1)
      return true
    },
  ]

  private static func string(_ quote: StaticString) -> Rule {
    .quoted(quote, quote, .s, backslash: false, multiline: false)
  }

  private static func readComment(_ scanner: inout Scanner) -> Bool {
    let open = scanner.has("\\\n", at: scanner.at + 1) ? scanner.at + 3 : scanner.at + 1
    if scanner[open] == 0x2F {
      var end = scanner.lineEnd(from: open)
      while scanner[end - 1] == 0x5C, end < scanner.end { end = scanner.lineEnd(from: end + 1) }
      scanner.take(.c1, to: end + 1)
      return true
    }
    guard scanner[open] == 0x2A, let end = scanner.findEnd("*/", from: open + 1) else {
      return false
    }
    scanner.take(.cm, to: end + 2)
    return true
  }

  private static func readWord(_ scanner: inout Scanner) -> Bool {
    let word = scanner.at..<scanner.run(.word, from: scanner.at)
    if let entry = words.find(scanner.bytes, word) {
      scanner.take(entry.tokenClass, to: word.upperBound)
      return true
    }
    let space = scanner.run(.spaces, from: word.upperBound)
    if space > word.upperBound, let entry = openings.find(scanner.bytes, word) {
      let first = scanner.byte
      scanner.take(entry.tokenClass, to: word.upperBound)
      scanner.take(.w, to: space)
      let isMessage = first == UInt8(ascii: "m") || word.count == 6
      scanner.push(entry.tokenClass == .kn ? State.package : isMessage ? .message : .type)
      return true
    }
    let end = scanner.run(ByteSet("a-zA-Z0-9_.", nonASCII: true), from: word.upperBound)
    let sign = scanner.run(ByteSet(" \t"), from: end)
    if scanner[sign] == 0x3D {
      scanner.take(.na, to: end)
      scanner.take(.w, to: sign)
      scanner.take(.o, 1)
    } else {
      scanner.take(.n, to: end)
    }
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let suffix = ByteSet("LlUu")
    let whole = scanner.run(.digits, from: scanner.at)
    var place = whole
    if scanner[place] == 0x2E { place = scanner.run(.digits, from: place + 1) }
    guard place - scanner.at > 1 || whole > scanner.at else { return false }
    let exponent = scanner.exponentEnd(from: place)
    if exponent > place {
      scanner.take(.mf, to: scanner.run(suffix, from: exponent))
    } else if place > whole || scanner[whole] | 0x20 == UInt8(ascii: "f") {
      scanner.take(.mf, to: scanner[place] | 0x20 == UInt8(ascii: "f") ? place + 1 : place)
    } else if scanner.byte == 0x30, scanner.next == UInt8(ascii: "x"),
      ByteSet.hexDigits.contains(scanner[scanner.at + 2])
    {
      let digits = scanner.run(.hexDigits, from: scanner.at + 2)
      scanner.take(.mh, to: scanner.run(suffix, from: digits))
    } else {
      let octal = scanner.byte == 0x30 ? scanner.run(.octalDigits, from: scanner.at) : scanner.at
      let isOctal = octal > scanner.at + 1
      scanner.take(
        isOctal ? .mo : .mi, to: scanner.run(suffix, from: isOctal ? octal : whole))
    }
    return true
  }
}
