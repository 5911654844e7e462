extension CFamily {
  static let path = ByteSet("a-zA-Z0-9_$:", nonASCII: true)
  /// Longer parameter lists are not looked through.
  private static let reach = 4000

  /// Looks for `type name(…) … {` or `;` at the beginning of a statement.
  func findFunction(_ scanner: Scanner, _ position: inout Position) {
    guard scanner.at >= position.searched else { return }
    let word = scanner.at..<scanner.run(Self.name, from: scanner.at)
    if let entry = words.find(scanner.bytes, word),
      entry.tokenClass == .k || entry.tokenClass == .kr
    {
      return
    }
    let type = scanner.run(Self.path, from: scanner.at)
    var gap = scanner.run(ByteSet("&* \t\r\n\u{0B}\u{0C}"), from: type)
    var name = gap
    if gap == type {
      // The type may give back what it took, but only signs can stand between.
      return
    }
    gap = skipComments(scanner, from: gap)
    name = gap
    guard Self.path.contains(scanner[name]), !ByteSet.digits.contains(scanner[name]) else {
      return
    }
    let nameEnd = scanner.run(Self.path, from: name)
    let open = skipComments(scanner, from: nameEnd)
    guard scanner[open] == 0x28 else { return }
    let limit = min(scanner.end, open + Self.reach)
    var index = open + 1
    while index < limit, !ByteSet(";\"')").contains(scanner[index]) { index += 1 }
    guard index < limit, scanner[index] == 0x29 else { return }
    index = skipComments(scanner, from: index + 1)
    while index < limit, !ByteSet(";{/\"'").contains(scanner[index]) {
      index += 1
    }
    guard index < limit else {
      position.searched = limit
      return
    }
    if scanner[index] == 0x7B || scanner[index] == 0x3B {
      position.name = name
      position.end = scanner[index] == 0x7B ? index : -1
    }
  }

  private func skipComments(_ scanner: Scanner, from index: Int) -> Int {
    var index = scanner.run(.spaces, from: index)
    while scanner[index] == 0x2F {
      if scanner[index + 1] == 0x2F {
        index = scanner.lineEnd(from: index)
      } else if scanner[index + 1] == 0x2A,
        let close = scanner.find("*/", from: index + 2, before: index + Self.reach)
      {
        index = close + 2
      } else {
        return index
      }
      index = scanner.run(.spaces, from: index)
    }
    return index
  }

  // MARK: Space, comments, directives, labels

  func readSpace(_ scanner: inout Scanner, _ byte: UInt8) -> Bool {
    if scanner.isLineStart(scanner.at), readLineStart(&scanner) { return true }
    switch byte {
    case 0x0A:
      scanner.take(.w, 1)
    case _ where ByteSet.blanks.contains(byte):
      scanner.takeRun(.w, .blanks)
    case 0x5C where scanner.next == 0x0A:
      scanner.take(.text, 2)
    case 0x2F where scanner.next == 0x2F:
      CPreprocessor.takeLineComment(&scanner)
    case 0x2F where scanner.next == 0x2A:
      let close = scanner.findEnd("*/", from: scanner.at + 2)
      scanner.take(.cm, to: close.map { $0 + 2 } ?? scanner.end)
    default: return false
    }
    return true
  }

  private func readLineStart(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.spacesEnd(from: scanner.at)
    if scanner[begin] == 0x23 {
      scanner.take(.w, to: begin)
      CPreprocessor.read(&scanner)
      return true
    }
    let indent = scanner.run(ByteSet(" \t"), from: scanner.at)
    guard Self.nameStart.contains(scanner[indent]) else { return false }
    let end = scanner.run(Self.name, from: indent)
    let colon = scanner.run(.spaces, from: end)
    guard scanner[colon] == 0x3A, scanner[colon + 1] != 0x3A, !isNoLabel(scanner, indent..<end)
    else { return false }
    scanner.take(.w, to: indent)
    scanner.take(.nl, to: end)
    scanner.take(.w, to: colon)
    scanner.take(.p, 1)
    return true
  }

  private func isNoLabel(_ scanner: Scanner, _ word: Range<Int>) -> Bool {
    scanner.equals(word, "default") || scanner.equals(word, "public")
      || scanner.equals(word, "private") || scanner.equals(word, "protected")
  }

  // MARK: Strings

  func readAffix(_ scanner: inout Scanner) -> Bool {
    guard ByteSet("LuU").contains(scanner.byte) else { return false }
    let length = scanner.has("u8") ? 2 : 1
    let quote = scanner[scanner.at + length]
    if quote == 0x22 {
      scanner.take(.sa, length)
      readString(&scanner)
      return true
    }
    guard quote == 0x27, characterEnd(scanner, from: scanner.at + length) != nil else {
      return false
    }
    scanner.take(.sa, length)
    return readCharacter(&scanner)
  }

  func readString(_ scanner: inout Scanner) {
    scanner.take(stringClass, 1)
    while !scanner.isAtEnd {
      switch scanner.byte {
      case 0x22:
        scanner.take(stringClass, 1)
        return
      case 0x0A: return
      case 0x5C:
        let length = scanner.escapeLength(letters: Scanner.cEscapes, hexDigits: 2...4)
        scanner.take(length > 0 ? .se : stringClass, length > 0 ? length : 1)
        if length == 0, scanner.byte == 0x0A { scanner.take(stringClass, 1) }
      default:
        scanner.take(stringClass, to: scanner.run(until: ByteSet("\"\\\n"), from: scanner.at))
      }
    }
  }

  func readCharacter(_ scanner: inout Scanner) -> Bool {
    guard let end = characterEnd(scanner, from: scanner.at) else { return false }
    scanner.take(.sc, to: end)
    return true
  }

  private func characterEnd(_ scanner: Scanner, from quote: Int) -> Int? {
    var index = quote + 1
    switch scanner[index] {
    case 0x27, 0x0A, 0: return nil
    case 0x5C:
      let next = scanner[index + 1]
      if next == 0x0A { return nil }
      if ByteSet.octalDigits.contains(next) {
        index = min(scanner.run(.octalDigits, from: index + 1), index + 4)
      } else if next == UInt8(ascii: "x"), scanner[index + 2] != 0x27 {
        index = min(scanner.run(.hexDigits, from: index + 2), index + 4)
      } else {
        index += 1 + scanner.characterLength(at: index + 1)
      }
    default: index += scanner.characterLength(at: index)
    }
    return scanner[index] == 0x27 ? index + 1 : nil
  }
}
