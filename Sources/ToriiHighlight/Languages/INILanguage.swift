extension Language {
  static let ini = Language("INI", "ini cfg dosini conf inf desktop editorconfig gitconfig service")
  {
    INILanguage.read(&$0)
  }
  static let properties = Language("Java properties", "properties jproperties") {
    PropertiesLanguage.machine.read(&$0)
  }
}

/// INI files: sections, keys and values, line by line.
enum INILanguage {
  private static let blanks = ByteSet(" \t")
  private static let separators = ByteSet("=:")
  private static let quotes = ByteSet("\"'")

  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if ByteSet.spaces.contains(byte) {
        scanner.takeSpace()
      } else if byte == 0x3B || byte == 0x23 {
        scanner.takeLine(.c1)
      } else {
        readLine(&scanner, scanner.lineEnd(from: scanner.at))
      }
    }
  }

  private static func readLine(_ scanner: inout Scanner, _ limit: Int) {
    if scanner.byte == 0x5B, let end = sectionEnd(scanner, limit) {
      scanner.take(.k, to: end)
      scanner.take(.w, to: limit)
      return
    }
    var first: Int?
    var index = scanner.at
    while index < limit {
      if separators.contains(scanner[index]) {
        if first == nil { first = index }
        let value = scanner.run(blanks, from: index + 1)
        if quotes.contains(scanner[value]) {
          takeKey(&scanner, index)
          scanner.take(.s, 1)
          readQuoted(&scanner)
          return
        }
      }
      index += 1
    }
    guard let first else {
      scanner.take(.na, to: limit)
      return
    }
    takeKey(&scanner, first)
    readValue(&scanner, limit)
  }

  /// The end of a bracket that only blanks follow.
  private static func sectionEnd(_ scanner: Scanner, _ limit: Int) -> Int? {
    var last = limit
    while last > scanner.at, blanks.contains(scanner[last - 1]) { last -= 1 }
    return last > scanner.at + 1 && scanner[last - 1] == 0x5D ? last : nil
  }

  private static func takeKey(_ scanner: inout Scanner, _ sign: Int) {
    var end = sign
    while end > scanner.at, blanks.contains(scanner[end - 1]) { end -= 1 }
    scanner.take(.na, to: end)
    scanner.take(.w, to: sign)
    scanner.take(.o, 1)
    scanner.takeRun(.w, blanks)
  }

  private static func readQuoted(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let end = scanner.run(until: ByteSet("\"'\n"), from: scanner.at)
      if quotes.contains(scanner[end]) {
        scanner.take(.s, to: end + 1)
        scanner.takeSpace()
        return
      }
      let comment = scanner.run(until: ByteSet(";#\n"), from: scanner.at)
      scanner.take(.err, to: comment)
      scanner.takeLine(.c1)
      if scanner.byte == 0x0A { return }
    }
  }

  private static func readValue(_ scanner: inout Scanner, _ limit: Int) {
    let stop = min(limit, scanner.run(until: ByteSet(";#\n"), from: scanner.at))
    if let slash = continuation(scanner, stop) {
      scanner.take(.s, to: slash)
      scanner.take(.text, 1)
      scanner.takeSpace()
      readContinued(&scanner)
      return
    }
    var end = stop
    while end > scanner.at, scanner[end - 1] == 0x20 { end -= 1 }
    scanner.take(.s, to: end)
  }

  /// The last backslash before a place that space follows.
  private static func continuation(_ scanner: Scanner, _ stop: Int) -> Int? {
    var index = stop - 1
    while index >= scanner.at {
      if scanner[index] == 0x5C, ByteSet.spaces.contains(scanner[index + 1]) { return index }
      index -= 1
    }
    return nil
  }

  private static func readContinued(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      scanner.takeSpace()
      let limit = scanner.lineEnd(from: scanner.at)
      var slash = limit - 1
      while slash >= scanner.at, scanner[slash] != 0x5C { slash -= 1 }
      if slash < scanner.at {
        scanner.take(.s, to: limit)
        return
      }
      scanner.take(.s, to: slash)
      scanner.take(.text, 1)
      scanner.takeRun(.w, blanks)
    }
  }
}

/// Properties of Java programs.
enum PropertiesLanguage {
  private enum State: UInt8, CaseIterable { case root, key, value }

  private static let escape = Rule("\\") { scanner in
    if scanner.next == 0x0A {
      scanner.take(.se, 2)
      scanner.takeRun(.w, .blanks)
    } else {
      scanner.take(.se, 1 + scanner.characterLength(at: scanner.at + 1))
    }
    return true
  }

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root:
      [
        Rule("!#") { scanner in
          scanner.takeLine(.c1)
          return true
        }, .line("//", .c1), .one("\n", .w),
        Rule(.blanks) { scanner in
          guard scanner.isLineStart(scanner.at) else { return false }
          scanner.takeRun(.w, .blanks)
          return true
        }, .otherwise(.push(State.key)),
      ]
    case .key:
      [
        .run(until: "\\:= \t\r\n\u{0B}\u{0C}", .na), escape,
        Rule(ByteSet(":= \t\r\u{0B}\u{0C}")) { scanner in
          scanner.takeRun(.w, .blanks)
          if scanner.byte == 0x3A || scanner.byte == 0x3D {
            scanner.take(.o, 1)
            scanner.takeRun(.w, .blanks)
          }
          scanner.replace(State.value)
          return true
        }, .one("\n", .w, .pop),
      ]
    case .value: [.run(until: "\\\n", .s), escape, .one("\n", .w, .pop)]
    }
  }
}
