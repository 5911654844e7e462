/// Python's strings: prefixes, escapes, formatting, and code in f-strings.
enum PythonString {
  private struct Kind {
    var tokenClass = TokenClass.s2
    var quote: UInt8 = 0x22
    var isTriple = false
    var isRaw = false
    var isFormatted = false
    var isBytes = false
  }

  static func read(_ scanner: inout Scanner) -> Bool {
    var kind = Kind()
    let prefix = scanner.run(prefixes, from: scanner.at)
    guard prefix - scanner.at <= 2 else { return false }
    for index in scanner.at..<prefix {
      switch scanner[index] | 0x20 {
      case UInt8(ascii: "r"): kind.isRaw = true
      case UInt8(ascii: "f"): kind.isFormatted = true
      case UInt8(ascii: "b"): kind.isBytes = true
      default: if prefix - scanner.at > 1 { return false }
      }
    }
    if prefix - scanner.at == 2, !kind.isRaw || kind.isFormatted == kind.isBytes { return false }
    kind.quote = scanner[prefix]
    guard kind.quote == 0x22 || kind.quote == 0x27 else { return false }
    kind.tokenClass = kind.quote == 0x22 ? .s2 : .s1
    kind.isTriple = scanner[prefix + 1] == kind.quote && scanner[prefix + 2] == kind.quote
    scanner.take(.sa, to: prefix)
    scanner.take(kind.tokenClass, kind.isTriple ? 3 : 1)
    readBody(&scanner, kind)
    return true
  }

  private static func readBody(_ scanner: inout Scanner, _ kind: Kind) {
    let plain = kind.tokenClass
    while !scanner.isAtEnd {
      switch scanner.byte {
      case kind.quote:
        if !kind.isTriple {
          scanner.take(plain, 1)
          return
        }
        if scanner.next == kind.quote, scanner[scanner.at + 2] == kind.quote {
          scanner.take(plain, 3)
          return
        }
        scanner.take(plain, 1)
      case 0x0A:
        if !kind.isTriple { return }
        scanner.take(plain, 1)
      case 0x5C:
        let length = escapeLength(scanner, kind)
        scanner.take(length > 0 ? .se : plain, max(length, 1))
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "%"):
        readSign(&scanner, kind)
      default:
        scanner.take(plain, to: scanner.run(until: special, from: scanner.at + 1))
      }
    }
  }

  private static let prefixes = ByteSet("rRbBuUfF")
  private static let special = ByteSet("\\'\"%{}\n")

  private static func escapeLength(_ scanner: Scanner, _ kind: Kind) -> Int {
    let next = scanner.next
    if kind.isRaw {
      return !kind.isTriple && (next == 0x5C || next == kind.quote || next == 0x0A) ? 2 : 0
    }
    func hex(_ count: Int) -> Int {
      let digits = scanner.run(.hexDigits, from: scanner.at + 2) - scanner.at - 2
      return digits >= count ? count + 2 : 0
    }
    switch next {
    case 0x5C, 0x22, 0x27, 0x0A: return 2
    case UInt8(ascii: "a"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"),
      UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "v"):
      return 2
    case UInt8(ascii: "x"): return hex(2)
    case 0x30...0x37:
      return 1 + min(3, scanner.run(.octalDigits, from: scanner.at + 1) - scanner.at - 1)
    case UInt8(ascii: "u"): return kind.isBytes ? 0 : hex(4)
    case UInt8(ascii: "U"): return kind.isBytes ? 0 : hex(8)
    case UInt8(ascii: "N"):
      guard !kind.isBytes, scanner[scanner.at + 2] == 0x7B,
        let close = scanner.find(0x7D, from: scanner.at, before: scanner.at + 100)
      else { return 0 }
      return close + 1 - scanner.at
    default: return 0
    }
  }

  // MARK: Formatting

  private static func readSign(_ scanner: inout Scanner, _ kind: Kind) {
    let byte = scanner.byte
    if kind.isFormatted {
      if byte == UInt8(ascii: "%") {
        scanner.take(kind.tokenClass, 1)
      } else if scanner.next == byte {
        scanner.take(.se, 2)
      } else if byte == UInt8(ascii: "}") {
        scanner.take(.si, 1)
      } else if !scanner.nest({ readExpression(&$0) }) {
        scanner.take(kind.tokenClass, 1)
      }
      return
    }
    let end = byte == UInt8(ascii: "%") ? percentEnd(scanner) : fieldEnd(scanner)
    if let end, byte != UInt8(ascii: "}") {
      scanner.take(.si, to: end)
    } else {
      scanner.take(kind.tokenClass, 1)
    }
  }

  private static func percentEnd(_ scanner: Scanner) -> Int? {
    var index = scanner.at + 1
    if scanner[index] == 0x28 {
      let name = scanner.run(.word, from: index + 1)
      guard name > index + 1, scanner[name] == 0x29 else { return nil }
      index = name + 1
    }
    index = scanner.run(ByteSet("-#0 +"), from: index)
    index = scanner[index] == 0x2A ? index + 1 : scanner.run(.digits, from: index)
    if scanner[index] == 0x2E {
      let digits = scanner.run(.digits, from: index + 1)
      if scanner[index + 1] == 0x2A { index += 2 } else if digits > index + 1 { index = digits }
    }
    if ByteSet("hlL").contains(scanner[index]), type.contains(scanner[index + 1]) { index += 1 }
    return type.contains(scanner[index]) ? index + 1 : nil
  }

  private static let type = ByteSet("E-GXc-giorsaux%")

  private static func fieldEnd(_ scanner: Scanner) -> Int? {
    var index = scanner.run(.word, from: scanner.at + 1)
    if index > scanner.at + 1 {
      while scanner[index] == 0x2E || scanner[index] == 0x5B {
        if scanner[index] == 0x2E {
          let name = scanner.run(.word, from: index + 1)
          guard name > index + 1 else { break }
          index = name
        } else {
          guard let close = scanner.find(0x5D, from: index, before: index + 200), close > index + 1
          else { break }
          index = close + 1
        }
      }
    }
    if scanner[index] == 0x21, ByteSet("sra").contains(scanner[index + 1]) { index += 2 }
    if scanner[index] == 0x7D { return index + 1 }
    guard scanner[index] == 0x3A else { return nil }
    let spec = index + 1
    return formatEnd(scanner, from: spec)
  }

  /// `[[fill]align][sign][#][0][width][,][.precision][type]` and the brace behind it.
  private static func formatEnd(_ scanner: Scanner, from begin: Int) -> Int? {
    let align = ByteSet("<>=^")
    var index = begin
    if align.contains(scanner[index + 1]) {
      index += 2
    } else if align.contains(scanner[index]) {
      index += 1
    }
    if ByteSet("-+ ").contains(scanner[index]) { index += 1 }
    if scanner[index] == 0x23 { index += 1 }
    index = scanner.run(.digits, from: index)
    if scanner[index] == 0x2C { index += 1 }
    if scanner[index] == 0x2E {
      let digits = scanner.run(.digits, from: index + 1)
      guard digits > index + 1 else { return nil }
      index = digits
    }
    if ByteSet("E-GXb-gnosx%").contains(scanner[index]) { index += 1 }
    return scanner[index] == 0x7D ? index + 1 : nil
  }

  /// Code between braces; a colon outside of brackets begins the format.
  private static func readExpression(_ scanner: inout Scanner) {
    scanner.take(.si, 1)
    var open = 0
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if open == 0, let end = expressionEnd(scanner) {
        scanner.take(.si, to: end)
        return
      }
      switch byte {
      case 0x28, 0x5B, 0x7B: open += 1
      case 0x29, 0x5D, 0x7D: open -= open > 0 ? 1 : 0
      default: break
      }
      if ByteSet.spaces.contains(byte) {
        scanner.takeSpace()
      } else {
        PythonLanguage.grammar.step(&scanner, byte)
      }
    }
  }

  private static func expressionEnd(_ scanner: Scanner) -> Int? {
    var index = scanner.at
    if scanner[index] == 0x3D { index = scanner.run(.spaces, from: index + 1) }
    if scanner[index] == 0x21, ByteSet("sraf").contains(scanner[index + 1]) { index += 2 }
    return scanner[index] == 0x7D || scanner[index] == 0x3A ? index + 1 : nil
  }
}
