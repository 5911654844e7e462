extension Language {
  static let toml = Language("TOML", "toml") { TOMLLanguage.machine.read(&$0) }
}

/// TOML: keys, tables and values.
enum TOMLLanguage {
  private enum State: UInt8, CaseIterable {
    case root, value, array, inlineTable, table, basic, literal, longBasic, longLiteral
  }

  private static let key = ByteSet("A-Za-z0-9_-")
  private static let digits = ByteSet("0-9_")
  private static let comment = Rule.line("#", .c1)

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root:
      [.spaces(), comment] + keys(.n)
        + [assignment(.o), .literals(["[[", "["], .k, .push(State.table))]
    case .table:
      [.run(key, .k), .one("\"", .s2, .push(State.basic)), .one("'", .s1, .push(State.literal))]
        + [.one(".", .k), .literals(["]]", "]"], .k, .pop), .run(ByteSet(" \t"), .w)]
    case .value: [Rule(Rule.everything) { readValue(&$0) }]
    case .array:
      [.spaces(), comment, .one(",", .p), .one("]", .p, .pop), .otherwise(.push(State.value))]
    case .inlineTable:
      [.run(ByteSet(" \t"), .w)] + keys(.n)
        + [assignment(.p), .one(",", .p), .one("}", .p, .pop)]
    case .basic: [.one("\"", .s2, .pop), escape, .run(until: "\"\\", .s2)]
    case .literal:
      [
        Rule(Rule.everything) { scanner in
          let end = scanner.run(until: ByteSet("'\n"), from: scanner.at)
          guard scanner[end] == 0x27 else {
            scanner.take(.err, to: end)
            return false
          }
          scanner.take(.s1, to: end + 1)
          scanner.pop()
          return true
        }
      ]
    case .longBasic:
      [.literal("\"\"\"", .s2, .pop), escape, .run(until: "\"\\", .s2), .one("\"", .s2)]
    case .longLiteral: [.literal("'''", .s1, .pop), .run(until: "'", .s1), .one("'", .s1)]
    }
  }

  private static func keys(_ tokenClass: TokenClass) -> [Rule] {
    [
      .run(key, tokenClass), .one("\"", .s2, .push(State.basic)),
      .one("'", .s1, .push(State.literal)), .one(".", .p),
    ]
  }

  private static func assignment(_ tokenClass: TokenClass) -> Rule {
    Rule("=") { scanner in
      scanner.take(tokenClass, 1)
      scanner.takeSpace()
      scanner.push(State.value)
      return true
    }
  }

  private static let escape = Rule("\\") { scanner in
    if scanner.next == 0x0A {
      guard scanner.states.last == State.longBasic.rawValue else { return false }
      scanner.take(.se, 1)
      scanner.take(.w, 1)
      return true
    }
    let long = scanner.next == UInt8(ascii: "u") ? 6 : scanner.next == UInt8(ascii: "U") ? 10 : 2
    let hasDigits = scanner.run(.hexDigits, from: scanner.at + 2) - scanner.at >= long
    scanner.take(.se, hasDigits ? long : 1 + scanner.characterLength(at: scanner.at + 1))
    return true
  }

  // MARK: Values

  private static func readValue(_ scanner: inout Scanner) -> Bool {
    switch scanner.byte {
    case 0x22, 0x27:
      let isDouble = scanner.byte == 0x22
      let isLong = scanner.next == scanner.byte && scanner[scanner.at + 2] == scanner.byte
      scanner.take(isDouble ? .s2 : .s1, isLong ? 3 : 1)
      scanner.replace(
        isLong
          ? isDouble ? State.longBasic : .longLiteral : isDouble ? State.basic : .literal)
    case UInt8(ascii: "["):
      scanner.take(.p, 1)
      scanner.replace(State.array)
    case UInt8(ascii: "{"):
      scanner.take(.p, 1)
      scanner.replace(State.inlineTable)
    default:
      guard readScalar(&scanner) else { return false }
      scanner.pop()
    }
    return true
  }

  private static func readScalar(_ scanner: inout Scanner) -> Bool {
    if let end = dateEnd(scanner) {
      scanner.take(.ld, to: end)
      return true
    }
    for word in ["true", "false"] as [StaticString] where scanner.takes(.kc, word) { return true }
    let isSigned = scanner.byte == 0x2B || scanner.byte == 0x2D
    let begin = isSigned ? scanner.at + 1 : scanner.at
    if scanner.has("inf", at: begin) || scanner.has("nan", at: begin) {
      scanner.take(.mf, to: begin + 3)
      return true
    }
    return readNumber(&scanner, begin)
  }

  private static func readNumber(_ scanner: inout Scanner, _ begin: Int) -> Bool {
    let whole = scanner.run(digits, from: begin)
    guard whole > begin else { return false }
    if ByteSet.digits.contains(scanner[begin]) {
      if let exponent = exponentEnd(scanner, whole) {
        scanner.take(.mf, to: exponent)
        return true
      }
      if scanner[whole] == 0x2E, ByteSet.digits.contains(scanner[whole + 1]) {
        let place = scanner.run(digits, from: whole + 1)
        scanner.take(.mf, to: exponentEnd(scanner, place) ?? place)
        return true
      }
    }
    if scanner[begin] == 0x30, scanner.byte != 0x2B {
      let bases: [(UInt8, ByteSet, TokenClass)] = [
        (UInt8(ascii: "b"), ByteSet("01_"), .mb), (UInt8(ascii: "o"), ByteSet("0-7_"), .mo),
        (UInt8(ascii: "x"), ByteSet("0-9a-fA-F_"), .mh),
      ]
      for (letter, set, tokenClass) in bases where scanner[begin + 1] == letter {
        let end = scanner.run(set, from: begin + 2)
        if end > begin + 2 {
          scanner.take(tokenClass, to: end)
          return true
        }
      }
    }
    scanner.take(.mi, to: whole)
    return true
  }

  private static func exponentEnd(_ scanner: Scanner, _ place: Int) -> Int? {
    guard scanner[place] | 0x20 == UInt8(ascii: "e") else { return nil }
    let sign = scanner[place + 1] == 0x2B || scanner[place + 1] == 0x2D ? place + 2 : place + 1
    return ByteSet.digits.contains(scanner[sign]) ? scanner.run(digits, from: sign) : nil
  }

  /// The end of a date, a time, or both.
  private static func dateEnd(_ scanner: Scanner) -> Int? {
    guard let date = shapeEnd(scanner, "dddd-dd-dd", scanner.at) else {
      return timeEnd(scanner, scanner.at)
    }
    guard ByteSet("Tt ").contains(scanner[date]), let time = timeEnd(scanner, date + 1) else {
      return date
    }
    if scanner[time] | 0x20 == UInt8(ascii: "z") { return time + 1 }
    return shapeEnd(scanner, "+dd:dd", time) ?? time
  }

  private static func timeEnd(_ scanner: Scanner, _ begin: Int) -> Int? {
    guard let time = shapeEnd(scanner, "dd:dd:dd", begin) else { return nil }
    let fraction = scanner.run(.digits, from: time + 1)
    return scanner[time] == 0x2E && fraction > time + 1 ? fraction : time
  }

  /// Where a shape ends in which `d` is a digit and `+` a sign.
  private static func shapeEnd(_ scanner: Scanner, _ shape: StaticString, _ begin: Int) -> Int? {
    shape.withUTF8Buffer { shape in
      for (offset, wanted) in shape.enumerated() {
        let byte = scanner[begin + offset]
        let isRight =
          switch wanted {
          case UInt8(ascii: "d"): ByteSet.digits.contains(byte)
          case UInt8(ascii: "+"): byte == 0x2B || byte == 0x2D
          default: byte == wanted
          }
        if !isRight { return nil }
      }
      return begin + shape.count
    }
  }
}
