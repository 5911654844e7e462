extension Language {
  static let perl = Language("Perl", "perl pl pm raku-perl5") { scanner in
    if scanner.has("#!") { scanner.takeLine(.ch) }
    PerlLanguage.machine.read(&scanner)
  }
}

/// Perl. Its texts and regular expressions are in ``PerlStrings``.
enum PerlLanguage {
  enum State: UInt8, CaseIterable {
    case root, regex, format, variable, name, function, rest, braces, parens, brackets, angles
  }

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .regex: [Rule(Rule.everything) { PerlStrings.readBalanced(&$0) }]
    case .format:
      [
        .literal(".\n", .si, .pop),
        Rule(Rule.everything) { scanner in
          scanner.take(.si, to: scanner.lineEnd(from: scanner.at) + 1)
          return true
        },
      ]
    case .variable:
      [
        .spaces(), .one("{", .p, .pop), .one("),", .p, .pop),
        Rule(ByteSet("a-zA-Z0-9_:", nonASCII: true)) { scanner in
          let end = scanner.run(.word, from: scanner.at)
          if end > scanner.at, scanner.has("::", at: end) {
            scanner.take(.nn, to: end + 2)
          } else {
            scanner.takeRun(.nv, ByteSet("a-zA-Z0-9_:", nonASCII: true))
            scanner.pop()
          }
          return true
        },
      ]
    case .name: [Rule(Rule.everything) { readName(&$0) }]
    case .function: function
    case .rest:
      [
        Rule(Rule.everything) { scanner in
          scanner.take(.cp, to: scanner.end)
          return true
        }
      ]
    case .braces: PerlStrings.nested(state, "{", "}", "{}\\")
    case .parens: PerlStrings.nested(state, "(", ")", "()")
    case .brackets: PerlStrings.nested(state, "[", "]", "[]")
    case .angles: PerlStrings.nested(state, "<", ">", "<>")
    }
  }

  private static let root: [Rule] = [
    .line("#", .c1), Rule("=") { readDocumentation(&$0) },
    Rule(.asciiWordStart) { readKeyword(&$0) },
    Rule("sm/") { PerlStrings.readRegex(&$0) },
    Rule("/ \t\r\n\u{0B}\u{0C}") { PerlStrings.readMatch(&$0) },
    .spaces(), .words(builtins, start: .asciiWordStart), .words(pseudo, start: .asciiWordStart),
    Rule("<") { PerlStrings.readHeredoc(&$0) },
    .literal("__END__", .cp, .push(State.rest)),
    Rule("$") { readSpecial(&$0) }, .run(ByteSet("$@%#"), .nv, .push(State.variable)),
    Rule("0-9._") { readNumber(&$0) },
    .quoted("'", "'", .s), .quoted("\"", "\"", .s), .quoted("`", "`", .sb),
    Rule("<") { scanner in
      guard scanner.at >= scanner.state else { return false }
      let end = scanner.run(until: ByteSet("> \t\r\n\u{0B}\u{0C}"), from: scanner.at + 1)
      guard scanner[end] == 0x3E, end > scanner.at + 1 else {
        scanner.state = end
        return false
      }
      scanner.take(.sr, to: end + 1)
      return true
    },
    Rule("q") { PerlStrings.readQuote(&$0) },
    Rule("purns") { readDeclaration(&$0) },
    .literals(
      [
        "[]", "**", "::", "<<", ">>", ">=", "<=>", "<=", "===", "!=", "=~", "!~", "&&", "&", "||",
        "...", "..", ".",
      ], .o),
    Rule("+/*%=<>&^|!\\~-") { scanner in
      scanner.take(.o, scanner.next == 0x3D ? 2 : 1)
      return true
    }, .one("()[]:;,<>/?{}", .p),
    Rule(.word) { scanner in
      scanner.push(State.name)
      return true
    },
  ]

  // MARK: Words

  private static let keywords = WordTable([
    .k: """
    case continue do else elsif for foreach if last my next our redo reset then unless until while
    print new BEGIN CHECK INIT END return
    """,
    .ow: "eq lt gt le ge ne not and or cmp",
  ])
  private static let pseudo = WordTable([.bp: "__DATA__ __DIE__ __WARN__ STDIN STDOUT STDERR"])
  private static let builtins = WordTable([
    .nb: """
    abs accept alarm atan2 bind binmode bless caller chdir chmod chomp chop chown chr chroot close
    closedir connect continue cos crypt dbmclose dbmopen defined delete die dump each endgrent
    endhostent endnetent endprotoent endpwent endservent eof eval exec exists exit exp fcntl fileno
    flock fork format formline getc getgrent getgrgid getgrnam gethostbyaddr gethostbyname gethostent
    getlogin getnetbyaddr getnetbyname getnetent getpeername getpgrp getppid getpriority getprotobyname
    getprotobynumber getprotoent getpwent getpwnam getpwuid getservbyname getservbyport getservent
    getsockname getsockopt glob gmtime goto grep hex import index int ioctl join keys kill last lc
    lcfirst length link listen local localtime log lstat map mkdir msgctl msgget msgrcv msgsnd my next
    oct open opendir ord our pack pipe pop pos printf prototype push quotemeta rand read readdir
    readline readlink readpipe recv redo ref rename reverse rewinddir rindex rmdir scalar seek seekdir
    select semctl semget semop send setgrent sethostent setnetent setpgrp setpriority setprotoent
    setpwent setservent setsockopt shift shmctl shmget shmread shmwrite shutdown sin sleep socket
    socketpair sort splice split sprintf sqrt srand stat study substr symlink syscall sysopen sysread
    sysseek system syswrite tell telldir tie tied time times tr truncate uc ucfirst umask undef unlink
    unpack unshift untie utime values vec wait waitpid wantarray warn write
    """
  ])

  private static func readKeyword(_ scanner: inout Scanner) -> Bool {
    guard let word = scanner.word(.word, from: scanner.at, atMost: 8) else { return false }
    if let entry = keywords.find(scanner.bytes, word) {
      scanner.take(entry.tokenClass, to: word.upperBound)
      return true
    }
    return scanner.equals(word, "format") ? readFormat(&scanner) : false
  }

  private static func readFormat(_ scanner: inout Scanner) -> Bool {
    let name = scanner.run(.spaces, from: scanner.at + 6)
    let nameEnd = scanner.run(.word, from: name)
    let sign = scanner.run(.spaces, from: nameEnd)
    let line = scanner.run(.blanks, from: sign + 1)
    guard name > scanner.at + 6, nameEnd > name, scanner[sign] == 0x3D, scanner[line] == 0x0A else {
      return false
    }
    scanner.take(.k, 6)
    scanner.take(.w, to: name)
    scanner.take(.n, to: nameEnd)
    scanner.take(.w, to: sign)
    scanner.take(.p, 1)
    scanner.take(.w, to: line + 1)
    scanner.push(State.format)
    return true
  }

  /// `=pod` up to `=cut`.
  private static func readDocumentation(_ scanner: inout Scanner) -> Bool {
    guard scanner.isLineStart(scanner.at) else { return false }
    let end = scanner.run(ByteSet("a-zA-Z0-9"), from: scanner.at + 1)
    guard end > scanner.at + 1, ByteSet.spaces.contains(scanner[end]),
      let cut = scanner.findEnd("\n=cut", from: end)
    else { return false }
    scanner.take(.cm, to: cut + 5)
    return true
  }

  private static func pathEnd(_ scanner: Scanner, _ index: Int) -> Int {
    var end = scanner.run(.word, from: index)
    while scanner.has("::", at: end), ByteSet.asciiWordStart.contains(scanner[end + 2]) {
      end = scanner.run(.word, from: end + 2)
    }
    return end
  }

  private static func readDeclaration(_ scanner: inout Scanner) -> Bool {
    guard let word = scanner.word(.word, from: scanner.at, atMost: 7) else { return false }
    let space = scanner.run(.spaces, from: word.upperBound)
    if scanner.equals(word, "sub"), space > word.upperBound {
      scanner.take(.k, 3)
      scanner.take(.w, to: space)
      scanner.push(State.function)
      return true
    }
    guard
      scanner.equals(word, "package") || scanner.equals(word, "use")
        || scanner.equals(word, "require") || scanner.equals(word, "no")
    else { return false }
    scanner.take(.k, to: word.upperBound)
    if space > word.upperBound, ByteSet.asciiWordStart.contains(scanner[space]) {
      scanner.take(.w, to: space)
      scanner.take(.nn, to: pathEnd(scanner, space))
    }
    return true
  }

  private static let function: [Rule] = [
    Rule(.asciiWordStart) { scanner in
      let end = scanner.run(.word, from: scanner.at)
      scanner.take(.nf, to: scanner[end] == 0x21 || scanner[end] == 0x3F ? end + 1 : end)
      return true
    }, .spaces(),
    Rule("(") { scanner in
      let close = scanner.run(ByteSet("$@%"), from: scanner.at + 1)
      guard scanner[close] == 0x29 else { return false }
      scanner.take(.p, to: close + 1)
      scanner.takeSpace()
      return true
    }, .one(";", .p, .pop),
    Rule(Rule.everything) { scanner in
      guard let brace = scanner.findEnd("{", from: scanner.at) else { return false }
      scanner.take(.p, to: brace + 1)
      scanner.pop()
      return true
    },
  ]

  /// A name is a package's before an arrow and where it ends with colons.
  private static func readName(_ scanner: inout Scanner) -> Bool {
    scanner.pop()
    guard ByteSet.word.contains(scanner.byte) else {
      scanner.takeRun(.n, ByteSet(":"))
      return true
    }
    let end = pathEnd(scanner, scanner.at)
    if ByteSet.asciiWordStart.contains(scanner.byte) {
      var colons = scanner.has("::", at: end) ? end + 2 : end
      if colons == end, !scanner.has("->", at: scanner.spacesEnd(from: colons)) {
        while colons > scanner.at, scanner[colons - 1] != 0x3A { colons -= 1 }
      }
      if colons > scanner.at {
        scanner.take(.nn, to: colons)
        return true
      }
    }
    scanner.takeRun(.n, ByteSet("a-zA-Z0-9_:", nonASCII: true))
    return true
  }

  // MARK: Variables and numbers

  private static func readSpecial(_ scanner: inout Scanner) -> Bool {
    if scanner.next == 0x5E, ByteSet("ADEFHILMOPSTWX").contains(scanner[scanner.at + 2]) {
      scanner.take(.vg, 3)
      return true
    }
    guard ByteSet("\\\"[]'&`+*.,;=%~?@$!<>(^|/-").contains(scanner.next),
      !ByteSet.word.contains(scanner[scanner.at + 2])
    else { return false }
    scanner.take(.vg, 2)
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let digits = ByteSet("0-9_")
    if scanner.byte == 0x30 {
      let bases: [(UInt8, ByteSet, TokenClass)] = [
        (UInt8(ascii: "x"), .hexDigits, .mh), (UInt8(ascii: "b"), ByteSet("01"), .mb),
      ]
      let begin = scanner.next == 0x5F ? scanner.at + 2 : scanner.at + 1
      if ByteSet.octalDigits.contains(scanner[begin]) {
        scanner.take(.mo, to: scanner.digitsEnd(.octalDigits, from: begin, separator: 0x5F))
        return true
      }
      for (letter, set, tokenClass) in bases where scanner.next == letter {
        let end = scanner.digitsEnd(set, from: scanner.at + 2, separator: 0x5F)
        if end > scanner.at + 2 {
          scanner.take(tokenClass, to: end)
          return true
        }
      }
    }
    let whole = scanner.run(digits, from: scanner.at)
    if scanner[whole] == 0x2E, ByteSet.digits.contains(scanner[whole + 1]) {
      let place = scanner.run(digits, from: whole + 1)
      scanner.take(.mf, to: scanner.exponentEnd(from: place))
      return true
    }
    guard ByteSet.digits.contains(scanner.byte) else { return false }
    let end = scanner.exponentEnd(from: whole, separator: 0x5F)
    let integer = scanner.digitsEnd(.digits, from: scanner.at, separator: 0x5F)
    scanner.take(end > whole ? .mf : .mi, to: end > whole ? end : integer)
    return true
  }
}
