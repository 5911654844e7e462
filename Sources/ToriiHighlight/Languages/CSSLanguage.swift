extension Language {
  static let css = Language("CSS", "css") { CSSLanguage.read(&$0) }
}

/// CSS. Which words are known depends on where they stand: selectors, declarations, values.
enum CSSLanguage {
  static let word = ByteSet("a-zA-Z0-9_-", nonASCII: true)
  private static let wordStart = ByteSet("a-zA-Z_")
  private static let propertyWords = WordTable([.k: properties])
  private static let valueWords = WordTable([.kc: values])
  private static let functionWords = WordTable([.nb: functions])
  private static let units = WordTable([
    .kt: """
    deg grad rad turn Hz kHz em ex ch rem vh vw vmin vmax px mm cm in pt pc q dpi dpcm dppx s ms
    """
  ])
  private static let prefixes: [StaticString] = [
    "-ms-", "mso-", "-moz-", "-o-", "-xv-", "-atsc-", "-wap-", "-khtml-", "-webkit-", "prince-",
    "-ah-", "-hp-", "-ro-", "-rim-", "-tc-",
  ]

  static func read(_ scanner: inout Scanner) {
    readSelectors(&scanner)
  }

  private enum Place { case root, atRule, atContent }

  // MARK: Selectors

  private static func readSelectors(_ scanner: inout Scanner) {
    var places: [Place] = [.root]
    while !scanner.isAtEnd {
      let place = places.last ?? .root
      switch scanner.byte {
      case 0x7B:
        scanner.take(.p, 1)
        if place == .atRule { places.append(.atContent) } else { readDeclarations(&scanner) }
      case 0x3B where place == .atRule:
        scanner.take(.p, 1)
        places.removeLast()
      case 0x7D where place == .atContent:
        scanner.take(.p, 1)
        places.removeLast(min(2, places.count))
      case 0x40 where word.contains(scanner.next):
        scanner.take(.p, 1)
        scanner.takeRun(.k, word)
        places.append(.atRule)
      default: readSelector(&scanner)
      }
    }
  }

  private static func readSelector(_ scanner: inout Scanner) {
    let byte = scanner.byte
    switch byte {
    case _ where ByteSet.spaces.contains(byte): scanner.takeSpace()
    case 0x2F where scanner.next == 0x2A: readComment(&scanner)
    case 0x3A:
      let name = scanner.next == 0x3A ? scanner.at + 2 : scanner.at + 1
      guard word.contains(scanner[name]) else {
        scanner.take(.o, 1)
        return
      }
      scanner.take(.p, to: name)
      scanner.takeRun(.nd, word)
    case 0x2E where word.contains(scanner.next):
      scanner.take(.p, 1)
      scanner.takeRun(.nc, word)
    case 0x23 where word.contains(scanner.next):
      scanner.take(.p, 1)
      scanner.takeRun(.nn, word)
    case _ where word.contains(byte): scanner.takeRun(.nt, word)
    case 0x22, 0x27: readString(&scanner)
    case _ where ByteSet("~^*!%&$[]()<>|+=@:;,./?-").contains(byte): scanner.take(.o, 1)
    default: scanner.takeCharacter(.err)
    }
  }

  private static func readComment(_ scanner: inout Scanner) {
    if let end = scanner.findEnd("*/", from: scanner.at + 2) {
      scanner.take(.c, to: end + 2)
      return
    }
    scanner.take(.o, 1)
  }

  static func readString(_ scanner: inout Scanner) {
    let quote = scanner.byte
    let end =
      quote == 0x22
      ? scanner.quotedEnd(from: scanner.at + 1, "\"")
      : scanner.quotedEnd(from: scanner.at + 1, "'")
    if let end {
      scanner.take(quote == 0x22 ? .s2 : .s1, to: end)
    } else {
      scanner.giveUp(quote)
      scanner.take(.err, 1)
    }
  }

  // MARK: Declarations

  private static func readDeclarations(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if ByteSet.spaces.contains(byte) {
        scanner.takeSpace()
      } else if byte == 0x7D {
        scanner.take(.p, 1)
        return
      } else if byte == 0x3B {
        scanner.take(.p, 1)
      } else if byte == 0x40, scanner.isLineStart(scanner.at) {
        scanner.takeLine(.cp)
      } else if byte == 0x2F, scanner.next == 0x2A {
        readComment(&scanner)
      } else if takesPrefix(&scanner, .kp) {
        continue
      } else if !readProperty(&scanner) {
        scanner.takeCharacter(.err)
      } else if readValues(&scanner) {
        return
      }
    }
  }

  private static func takesPrefix(_ scanner: inout Scanner, _ tokenClass: TokenClass) -> Bool {
    guard ByteSet("-mp").contains(scanner.byte) else { return false }
    for prefix in prefixes where scanner.has(prefix) {
      scanner.take(tokenClass, prefix.utf8CodeUnitCount)
      return true
    }
    return false
  }

  private static func readProperty(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(word, from: scanner.at)
    let colon = scanner.run(.spaces, from: end)
    guard end > scanner.at, scanner[colon] == 0x3A else { return false }
    let isKnown = propertyWords.find(scanner.bytes, scanner.at..<end) != nil
    let isVariable = scanner.byte == 0x2D
    guard isKnown || isVariable || wordStart.contains(scanner.byte) else { return false }
    scanner.take(isKnown ? .k : isVariable ? .nv : .n, to: end)
    scanner.take(.w, to: colon)
    scanner.take(.p, 1)
    return true
  }

  /// Reads the values of a declaration. Returns whether the block ended with it.
  private static func readValues(_ scanner: inout Scanner) -> Bool {
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if byte == 0x3B {
        scanner.take(.p, 1)
        return false
      }
      if byte == 0x7D {
        scanner.take(.p, 1)
        return true
      }
      if takesPrefix(&scanner, .bp) || readValue(&scanner, isInFunction: false) { continue }
      switch byte {
      case 0x21 where scanner.has("!important"): scanner.take(.cp, 10)
      case _ where ByteSet("~^*!%&<>|+=@:./?-").contains(byte): scanner.take(.o, 1)
      case 0x5B, 0x5D, 0x28, 0x29, 0x2C: scanner.take(.p, 1)
      default: scanner.takeCharacter(.err)
      }
    }
    return true
  }

  /// Reads what values outside and inside of functions have in common.
  private static func readValue(_ scanner: inout Scanner, isInFunction: Bool) -> Bool {
    let byte = scanner.byte
    switch byte {
    case _ where ByteSet.spaces.contains(byte): scanner.takeSpace()
    case 0x2F where scanner.next == 0x2A: readComment(&scanner)
    case 0x22, 0x27: readString(&scanner)
    case 0x23 where ByteSet("a-zA-Z0-9").contains(scanner.next):
      let digits = scanner.run(ByteSet("a-zA-Z0-9"), from: scanner.at + 1)
      scanner.take(.mh, to: min(digits, scanner.at + 7))
    case _ where wordStart.contains(byte): readWord(&scanner, isInFunction: isInFunction)
    default: return readNumber(&scanner)
    }
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let sign = scanner.byte == 0x2B || scanner.byte == 0x2D ? scanner.at + 1 : scanner.at
    let whole = scanner.run(.digits, from: sign)
    let fraction = scanner[whole] == 0x2E ? scanner.run(.digits, from: whole + 1) : whole
    if fraction > whole + 1 {
      scanner.take(.mf, to: fraction)
    } else if whole > sign {
      scanner.take(.mi, to: whole)
    } else {
      return false
    }
    while true {
      let unit = scanner.run(.word, from: scanner.at)
      if scanner.byte == 0x25 {
        scanner.take(.kt, 1)
      } else if units.find(scanner.bytes, scanner.at..<unit) != nil {
        scanner.take(.kt, to: unit)
      } else {
        return true
      }
    }
  }

  private static func readWord(_ scanner: inout Scanner, isInFunction: Bool) {
    let end = scanner.run(word, from: scanner.at)
    if scanner[end] == 0x28 {
      readFunction(&scanner, end)
      return
    }
    if let known = knownEnd(scanner, valueWords, to: end) {
      scanner.take(.kc, to: known)
    } else if !isInFunction, let known = knownEnd(scanner, propertyWords, to: end) {
      scanner.take(.k, to: known)
    } else {
      scanner.take(.n, to: isInFunction ? scanner.run(.word, from: scanner.at + 1) : end)
    }
  }

  /// The end of the longest known word that ends at a hyphen or where the word does.
  static func knownEnd(_ scanner: Scanner, _ table: WordTable, to end: Int) -> Int? {
    var place = end
    while place > scanner.at {
      if table.find(scanner.bytes, scanner.at..<place) != nil { return place }
      place -= 1
      while place > scanner.at, scanner[place] != 0x2D { place -= 1 }
    }
    return nil
  }

  private static func readFunction(_ scanner: inout Scanner, _ end: Int) {
    if end == scanner.at + 3, scanner.has("url("), readAddress(&scanner) { return }
    let isKnown = functionWords.find(scanner.bytes, scanner.at..<end) != nil
    scanner.take(isKnown ? .nb : .nf, to: end)
    let isRead = scanner.nest { readArguments(&$0) }
    if !isRead { scanner.take(.p, 1) }
  }

  private static func readAddress(_ scanner: inout Scanner) -> Bool {
    let open = scanner.at + 4
    let limit = scanner.lineEnd(from: open)
    let quote = scanner[open]
    if quote == 0x22 || quote == 0x27,
      let close = scanner.find(quote, from: open + 1, before: limit),
      scanner[close + 1] == 0x29
    {
      scanner.take(.nb, 3)
      scanner.take(.p, 1)
      scanner.take(quote == 0x22 ? .s2 : .s1, to: close + 1)
      scanner.take(.p, 1)
      return true
    }
    guard let close = scanner.find(0x29, from: open, before: limit) else { return false }
    scanner.take(.nb, 3)
    scanner.take(.p, 1)
    scanner.take(.sx, to: close)
    scanner.take(.p, 1)
    return true
  }

  private static func readArguments(_ scanner: inout Scanner) {
    scanner.take(.p, 1)
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if byte == 0x29 {
        scanner.take(.p, 1)
        return
      }
      if byte == 0x2D, scanner.next == 0x2D || ByteSet.letters.contains(scanner.next) {
        let begin = scanner.run(ByteSet("-"), from: scanner.at)
        if ByteSet.letters.contains(scanner[begin]) {
          scanner.take(.nv, to: scanner.run(ByteSet("a-zA-Z0-9_+-", nonASCII: true), from: begin))
          continue
        }
      }
      if readValue(&scanner, isInFunction: true) { continue }
      switch byte {
      case 0x2A, 0x2B, 0x2F, 0x2D: scanner.take(.o, 1)
      case 0x2C: scanner.take(.p, 1)
      default: scanner.takeCharacter(.err)
      }
    }
  }
}
