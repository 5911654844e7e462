extension Language {
  static let csharp = Language("C#", "csharp c# cs dotnet") { CSharpLanguage.machine.read(&$0) }
}

/// C#. `mode` is where the name of a method stands that was seen ahead.
enum CSharpLanguage {
  private enum State: UInt8, CaseIterable { case root, type, namespace }

  private static let name = ByteSet("a-zA-Z0-9_", nonASCII: true)
  private static let nameStart = ByteSet("a-zA-Z_", nonASCII: true)

  private static let words = WordTable([
    .k: """
    abstract as async await base break by case catch checked const continue default delegate do else
    enum event explicit extern false finally fixed for foreach goto if implicit in interface internal
    is let lock new null on operator out override params private protected public readonly ref return
    sealed sizeof stackalloc static switch this throw true try typeof unchecked unsafe virtual void
    while get set partial yield add remove value alias ascending descending from group into orderby
    select thenby where join equals record allows and init managed nameof nint not notnull nuint or
    scoped unmanaged when with
    """,
    .kt: """
    bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort
    var
    """,
  ])
  private static let afterFile = WordTable([.k: "record class abstract enum new sealed static"])
  private static let directives = WordTable([
    .cp: "if endif else elif define undef line error warning region endregion pragma"
  ])

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .type: [identifier(.nc, .pop), .otherwise(.pop)]
    case .namespace:
      [
        Rule("(") { scanner in
          scanner.pop()
          return true
        },
        .run(nameStart.union(ByteSet("@.")), name.union(ByteSet("@.")), .nn, .pop),
      ]
    }
  }

  private static func identifier(_ tokenClass: TokenClass, _ move: Move = .stay) -> Rule {
    Rule(nameStart.union(ByteSet("@"))) { scanner in
      guard let end = identifierEnd(scanner, scanner.at) else { return false }
      scanner.take(tokenClass, to: end)
      scanner.apply(move)
      return true
    }
  }

  private static func identifierEnd(_ scanner: Scanner, _ index: Int) -> Int? {
    let begin = scanner[index] == 0x40 ? index + 1 : index
    return nameStart.contains(scanner[begin]) ? scanner.run(name, from: begin) : nil
  }

  private static let root: [Rule] = [
    Rule("0-9.") { readNumber(&$0) },
    Rule(Rule.everything) { scanner in
      if scanner.isLineStart(scanner.at) { return readLineStart(&scanner) }
      return false
    },
    .blanks(), .line("//", .c1), .block("/*", "*/", .cm, unclosed: .fails), .one("\n", .w),
    .literal("\\\n", .text), .literal("?.", .o), .one("<>=!~?+*/%&|^-", .o), .one("()[];:,.{}", .p),
    Rule("@") { scanner in
      guard scanner.next == 0x22 else { return false }
      let end = stringEnd(&scanner)
      guard let end else { return false }
      scanner.take(.s, to: end)
      return true
    },
    Rule("$\"") { readString(&$0) },
    Rule("'") { JavaLanguage.readCharacter(&$0) },
    Rule("#") { readDirective(&$0) },
    Rule(nameStart) { readName(&$0) }, identifier(.n),
  ]

  private static func stringEnd(_ scanner: inout Scanner) -> Int? {
    var end = scanner.at + 1
    repeat {
      guard let next = scanner.findEnd("\"", from: end + 1) else { return nil }
      end = next + 1
    } while scanner[end] == 0x22
    return end
  }

  // MARK: Names

  /// Attributes, and words before the name of a method.
  private static func readLineStart(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.spacesEnd(from: scanner.at)
    if scanner[begin] == 0x5B, let close = scanner.findEnd("]", from: begin + 1) {
      scanner.take(.w, to: begin)
      scanner.take(.na, to: close + 1)
      return true
    }
    var place = scanner.run(ByteSet(" \t"), from: scanner.at)
    let first = place
    guard scanner.hasPatience else { return false }
    while let end = identifierEnd(scanner, place) {
      let open = scanner.run(.spaces, from: end)
      if place > first, scanner[open] == 0x28 {
        scanner.mode = place
        break
      }
      let bracket = scanner.has("[]", at: end) ? end + 2 : end
      let space = scanner.run(.spaces, from: bracket)
      guard space > bracket else { break }
      place = space
    }
    scanner.lookedInVain(from: scanner.at, to: place)
    return false
  }

  private static func readName(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(name, from: scanner.at)
    let word = scanner.at..<end
    let space = scanner.run(.spaces, from: end)
    if scanner.at == scanner.mode, scanner[space] == 0x28 {
      scanner.take(.nf, to: end)
      scanner.take(.w, to: space)
      scanner.take(.p, 1)
      return true
    }
    if let entry = words.find(scanner.bytes, word) {
      let isNullable = entry.tokenClass == .kt && scanner[end] == 0x3F
      scanner.take(entry.tokenClass, to: isNullable ? end + 1 : end)
      return true
    }
    if space > end, readDeclaration(&scanner, word, space) { return true }
    if scanner.equals(word, "global"), scanner.has("::", at: end) {
      scanner.take(.k, to: end)
      scanner.take(.p, 2)
      return true
    }
    scanner.take(.n, to: end)
    return true
  }

  private static func readDeclaration(
    _ scanner: inout Scanner, _ word: Range<Int>, _ space: Int
  ) -> Bool {
    var state: State?
    if scanner.equals(word, "class") || scanner.equals(word, "struct") {
      state = .type
    } else if scanner.equals(word, "namespace") || scanner.equals(word, "using") {
      state = .namespace
    } else if scanner.equals(word, "file") {
      let next = space..<max(space, scanner.run(name, from: space))
      guard afterFile.find(scanner.bytes, next) != nil else { return false }
      scanner.take(.k, to: word.upperBound)
      scanner.take(.w, to: space)
      scanner.take(.k, to: next.upperBound)
      return true
    }
    guard let state else { return false }
    scanner.take(.k, to: word.upperBound)
    scanner.take(.w, to: space)
    scanner.push(state)
    return true
  }

  // MARK: Literals and directives

  private static func readString(_ scanner: inout Scanner) -> Bool {
    var index = scanner.byte == 0x24 ? scanner.at + 1 : scanner.at
    guard scanner[index] == 0x22, !scanner.isHopeless(0x22) else { return false }
    index += 1
    while index < scanner.end, scanner[index] != 0x22, scanner[index] != 0x0A {
      index += scanner[index] == 0x5C ? 2 : 1
    }
    guard index < scanner.end else {
      scanner.giveUp(0x22)
      return false
    }
    scanner.take(.s, to: index + 1)
    return true
  }

  private static func readDirective(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.run(ByteSet(" \t"), from: scanner.at + 1)
    let end = scanner.run(.word, from: begin)
    guard end > begin, directives.find(scanner.bytes, begin..<end) != nil else { return false }
    scanner.take(.cp, 1)
    scanner.take(.w, to: begin)
    scanner.takeLine(.cp)
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let suffixes = ByteSet("fFdDmM")
    let whole = scanner.run(.digits, from: scanner.at)
    var place = whole
    if scanner[whole] == 0x2E, ByteSet.digits.contains(scanner[whole + 1]) {
      place = scanner.run(.digits, from: whole + 1)
    }
    guard place > scanner.at else { return false }
    let end = scanner.exponentEnd(from: place)
    if end > whole || suffixes.contains(scanner[whole]) {
      scanner.take(.mf, to: suffixes.contains(scanner[end]) ? end + 1 : end)
      return true
    }
    var tokenClass = TokenClass.mi
    var digits = whole
    if scanner.byte == 0x30 {
      let isHex = scanner.next | 0x20 == UInt8(ascii: "x")
      let set = isHex ? ByteSet.hexDigits : ByteSet("01")
      let based = scanner.run(set, from: scanner.at + 2)
      if isHex || scanner.next | 0x20 == UInt8(ascii: "b"), based > scanner.at + 2 {
        (tokenClass, digits) = (isHex ? .mh : .mb, based)
      }
    }
    let suffix = scanner[digits] | 0x20
    if suffix == UInt8(ascii: "u") {
      digits += scanner[digits + 1] | 0x20 == UInt8(ascii: "l") ? 2 : 1
    } else if suffix == UInt8(ascii: "l") {
      digits += scanner[digits + 1] | 0x20 == UInt8(ascii: "u") ? 2 : 1
    }
    scanner.take(tokenClass, to: digits)
    return true
  }
}
