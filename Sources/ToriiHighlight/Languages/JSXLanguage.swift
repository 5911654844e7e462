extension Language {
  static let jsx = Language("JSX", "jsx react") {
    JavaScriptLanguage.read(&$0, JavaScriptLanguage.Dialect(hasMarkup: true))
  }
  static let tsx = Language("TSX", "tsx") {
    JavaScriptLanguage.read(&$0, JavaScriptLanguage.Dialect(isTyped: true, hasMarkup: true))
  }
}

/// Markup in JavaScript. What stands between tags is read as code, as Pygments reads it.
extension JavaScriptLanguage {
  private static let attribute = ByteSet("a-zA-Z0-9_-", nonASCII: true)
  private static let member = ByteSet("a-zA-Z0-9_.", nonASCII: true)

  /// Reads a tag; false where the sign is an operator, as directly behind a name.
  static func readMarkup(_ scanner: inout Scanner, _ dialect: Dialect) -> Bool {
    let isClosing = scanner.next == 0x2F
    let name = scanner.at + (isClosing ? 2 : 1)
    if scanner[name] == 0x3E {
      scanner.take(.p, to: name + 1)
    } else if ByteSet.word.contains(scanner[name]) {
      let before = scanner.previous
      if !isClosing, scanner.mode == 0,
        ByteSet.word.contains(before) || before == 0x29 || before == 0x5D
      {
        return false
      }
      scanner.take(.p, to: name)
      scanner.takeRun(.nt, .word)
      if isClosing { readClosing(&scanner) } else { readTag(&scanner, dialect) }
    } else {
      return false
    }
    scanner.mode = 0
    return true
  }

  /// `.Provider>`.
  private static func readClosing(_ scanner: inout Scanner) {
    while scanner.byte == 0x2E, ByteSet.word.contains(scanner.next) {
      scanner.take(.p, 1)
      scanner.takeRun(.na, .word)
    }
    if scanner.byte == 0x3E { scanner.take(.p, 1) }
  }

  private static func readTag(_ scanner: inout Scanner, _ dialect: Dialect) {
    if scanner.byte == 0x2E { scanner.take(.p, 1) }
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if ByteSet.spaces.contains(byte) {
        scanner.takeSpace()
      } else if byte == 0x3E || byte == 0x2F {
        let end = byte == 0x3E ? scanner.at : scanner.run(.spaces, from: scanner.at + 1)
        guard scanner[end] == 0x3E else { return }
        if byte == 0x2F { scanner.take(.p, 1) }
        scanner.take(.text, to: end)
        scanner.take(.p, 1)
        return
      } else if byte == 0x7B {
        readBraces(&scanner, dialect)
      } else if member.contains(byte) || byte == 0x2D {
        readAttribute(&scanner, dialect)
      } else {
        return
      }
    }
  }

  private static func readAttribute(_ scanner: inout Scanner, _ dialect: Dialect) {
    let end = scanner.run(attribute, from: scanner.at)
    let equals = scanner.run(.spaces, from: end)
    guard end > scanner.at, scanner[equals] == 0x3D else {
      let end = scanner.run(member, from: scanner.at)
      scanner.take(.na, to: max(end, scanner.at + 1))
      return
    }
    scanner.take(.na, to: end)
    scanner.take(.w, to: equals)
    scanner.take(.o, 1)
    scanner.takeSpace()
    while scanner.byte == 0x7B { readBraces(&scanner, dialect) }
    let quote = scanner.byte
    guard quote == 0x22 || quote == 0x27,
      let close = quote == 0x22
        ? scanner.findEnd("\"", from: scanner.at + 1) : scanner.findEnd("'", from: scanner.at + 1)
    else {
      if quote == 0x22 || quote == 0x27 { scanner.take(.err, 1) }
      return
    }
    scanner.take(.s, to: close + 1)
  }

  /// `{expression}` or `{...attributes}`.
  private static func readBraces(_ scanner: inout Scanner, _ dialect: Dialect) {
    if scanner.has("{...") {
      scanner.take(.p, 1)
      scanner.takeRun(.na, member)
      if scanner.byte == 0x7D { scanner.take(.p, 1) }
      return
    }
    let isRead = scanner.nest { scanner in
      scanner.take(.p, 1)
      scanner.mode = 0
      readCode(&scanner, dialect, within: .braces)
    }
    if !isRead { scanner.take(.p, 1) }
  }
}
