/// Directives of the C preprocessor.
enum CPreprocessor {
  /// Reads a directive at its `#`.
  static func read(_ scanner: inout Scanner) {
    let word = scanner.run(.spaces, from: scanner.at + 3)
    if scanner.has("#if"), word > scanner.at + 3, scanner[word] == 0x30 {
      scanner.take(.cp, to: word + 1)
      readDisabled(&scanner)
      return
    }
    scanner.take(.cp, 1)
    if !readInclude(&scanner) { readRest(&scanner) }
  }

  private static func readInclude(_ scanner: inout Scanner) -> Bool {
    let word = scanner.run(.spaces, from: scanner.at)
    guard scanner.has("include", at: word) else { return false }
    let open = scanner.run(.spaces, from: word + 7)
    let close: UInt8
    switch scanner[open] {
    case 0x22: close = 0x22
    case 0x3C: close = 0x3E
    default: return false
    }
    guard let end = scanner.find(close, from: open + 1, before: open + 1000), end > open + 1 else {
      return false
    }
    scanner.take(.w, to: word)
    scanner.take(.cp, 7)
    scanner.take(.w, to: open)
    scanner.take(.cpf, to: end + 1)
    scanner.takeLine(.c1)
    return true
  }

  private static func readRest(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      switch scanner.byte {
      case 0x0A:
        let goesOn = scanner.previous == 0x5C
        scanner.take(.cp, 1)
        if !goesOn { return }
      case 0x2F where scanner.next == 0x2A:
        guard let close = scanner.findEnd("*/", from: scanner.at + 2) else {
          scanner.take(.cp, 1)
          continue
        }
        scanner.take(.cm, to: close + 2)
      case 0x2F where scanner.next == 0x2F:
        scanner.takeLine(.c1)
        return
      case 0x2F:
        scanner.take(.cp, 1)
      default:
        scanner.take(.cp, to: scanner.run(until: ByteSet("/\n"), from: scanner.at))
      }
    }
  }

  /// What stands between `#if 0` and the directive that ends it.
  private static func readDisabled(_ scanner: inout Scanner) {
    var depth = 1
    while !scanner.isAtEnd, depth > 0 {
      let begin = scanner.spacesEnd(from: scanner.at)
      guard scanner.isLineStart(scanner.at) else {
        takeLine(&scanner, .c)
        continue
      }
      if scanner.has("#if", at: begin) {
        depth += 1
        takeLine(&scanner, .cp, from: begin)
      } else if scanner.has("#endif", at: begin) || scanner.has("#else", at: begin)
        || scanner.has("#elif", at: begin)
      {
        depth -= 1
        takeLine(&scanner, .cp, from: begin)
      } else {
        takeLine(&scanner, .c)
      }
    }
  }

  private static func takeLine(
    _ scanner: inout Scanner, _ tokenClass: TokenClass, from begin: Int? = nil
  ) {
    scanner.take(tokenClass, to: scanner.lineEnd(from: begin ?? scanner.at) + 1)
  }

  /// A comment to the end of its line, over lines that a backslash joins.
  static func takeLineComment(_ scanner: inout Scanner) {
    var end = scanner.lineEnd(from: scanner.at)
    while end < scanner.end, scanner[end - 1] == 0x5C { end = scanner.lineEnd(from: end + 1) }
    scanner.take(.c1, to: end)
  }
}

/// Numbers of C, with the sign before them and the marks between digits.
enum CNumber {
  static func read(_ scanner: inout Scanner) {
    let begin = scanner.byte == 0x2D ? scanner.at + 1 : scanner.at
    let separator: UInt8 = 0x27
    if scanner[begin] == 0x30, scanner[begin + 1] | 0x20 == UInt8(ascii: "x") {
      let digits = scanner.digitsEnd(.hexDigits, from: begin + 2, separator: separator)
      var place = digits
      if scanner[place] == 0x2E {
        place = scanner.digitsEnd(.hexDigits, from: place + 1, separator: separator)
      }
      let end = scanner.exponentEnd(from: place, letters: ByteSet("pP"))
      if end > place, begin == scanner.at {
        scanner.take(.mf, to: scanner.run(ByteSet("lL"), from: end))
        return
      }
      if digits > begin + 2 {
        scanner.take(.mh, to: suffixEnd(scanner, from: digits))
        return
      }
    }
    if scanner[begin] == 0x30, scanner[begin + 1] | 0x20 == UInt8(ascii: "b"),
      ByteSet("01").contains(scanner[begin + 2])
    {
      let digits = scanner.digitsEnd(ByteSet("01"), from: begin + 2, separator: separator)
      scanner.take(.mb, to: suffixEnd(scanner, from: digits))
      return
    }
    let whole = scanner.digitsEnd(.digits, from: begin, separator: separator)
    var place = whole
    if scanner[place] == 0x2E {
      place = scanner.digitsEnd(.digits, from: place + 1, separator: separator)
    }
    let end = scanner.exponentEnd(from: place, separator: separator)
    if end > whole || ByteSet("fFlL").contains(scanner[end]) && begin == scanner.at {
      scanner.take(.mf, to: ByteSet("fFlL").contains(scanner[end]) ? end + 1 : end)
    } else if scanner[begin] == 0x30, whole > begin + 1 {
      let octal = scanner.digitsEnd(.octalDigits, from: begin, separator: separator)
      scanner.take(.mo, to: suffixEnd(scanner, from: octal))
    } else {
      scanner.take(.mi, to: suffixEnd(scanner, from: whole))
    }
  }

  private static func suffixEnd(_ scanner: Scanner, from index: Int) -> Int {
    scanner.run(ByteSet("uUlL"), from: index)
  }
}
