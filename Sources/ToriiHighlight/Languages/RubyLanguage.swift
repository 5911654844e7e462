extension Language {
  static let ruby = Language("Ruby", "ruby rb duby gemfile rakefile") { scanner in
    if scanner.has("#!") { scanner.takeLine(.ch) }
    RubyLanguage.machine.read(&scanner)
  }
}

/// Ruby. Its texts are in ``RubyStrings``.
enum RubyLanguage {
  enum State: UInt8, CaseIterable {
    case root, function, type, parameters, interpolation, rest, double, single, symbol, backtick
    case regex, braces, brackets, parens, angles, plainBraces, plainBrackets, plainParens,
      plainAngles
    case regexBraces, regexBrackets, regexParens, regexAngles
  }

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .function:
      [.one("(", .p, .push(State.parameters)), Rule(Rule.everything) { readDefined(&$0) }]
    case .type:
      [
        .one("(", .p, .push(State.parameters)), .literal("<<", .o, .pop),
        .run(ByteSet("A-Z_"), .word, .nc, .pop), .otherwise(.pop),
      ]
    case .parameters:
      [
        Rule(")") { scanner in
          scanner.take(.p, 1)
          if scanner.byte == 0x2E { scanner.take(.o, 1) } else { _ = scanner.takes(.o, "::") }
          scanner.pop()
          return true
        }, .one("(", .o, .push(State.parameters)),
      ] + root
    case .interpolation:
      [.one("{", .si, .push(State.interpolation)), .one("}", .si, .pop)] + root
    case .rest:
      [
        Rule(Rule.everything) { scanner in
          scanner.take(.cp, to: scanner.end)
          return true
        }
      ]
    default: RubyStrings.rules(state)
    }
  }

  private static let root: [Rule] =
    [
      .line("#", .c1), Rule("=") { readBlockComment(&$0) },
      Rule(.asciiWordStart) { readKeyword(&$0) },
      Rule("<") { RubyHeredoc.read(&$0) },
      Rule("/ \t\r\n\u{0B}\u{0C}") { RubyStrings.readRegex(&$0) },
      Rule("0-9") { readNumber(&$0) },
      Rule("@$") { readVariable(&$0) }, .literal("::", .o),
    ] + RubyStrings.openings + [
      Rule("?") { RubyStrings.readCharacter(&$0) },
      Rule("A-Z") { scanner in
        guard ByteSet.word.contains(scanner.next) else { return false }
        scanner.takeRun(.no, .word)
        return true
      },
      Rule(".") { readMember(&$0) },
      Rule(.asciiWordStart) { scanner in
        scanner.take(.n, to: nameEnd(scanner, scanner.at))
        return true
      },
      .literals(
        [
          "[", "]", "**=", "**", "<=>", "<<=", "<<", ">>=", ">>", "<=", ">=", "=~", "===", "!~",
          "&&=",
          "&&", "||=", "||", "...", "..", ".",
        ], .o), .one("+/*%=<>&!^|~-", .o), .one("(){};,/?:\\", .p), .spaces(),
    ]

  // MARK: Words

  private static let keywords = WordTable([
    .k: """
    BEGIN END alias begin break case do else elsif end ensure for if in next redo rescue raise retry
    return super then undef unless until when while yield
    """
  ])
  private static let pseudo = WordTable([
    .kp: """
    initialize new loop include extend raise attr_reader attr_writer attr_accessor attr catch throw
    private module_function public protected true false nil
    """,
    .ow: "not and or",
  ])
  private static let questions = WordTable([
    .nb: """
    autoload block_given const_defined eql equal frozen include instance_of is_a iterator kind_of
    method_defined nil private_method_defined protected_method_defined public_method_defined
    respond_to tainted
    """
  ])
  private static let exclamations = WordTable([.nb: "chomp chop exit gsub sub"])
  private static let builtins = WordTable([
    .nb: """
    Array Float Integer String __id__ __send__ abort ancestors at_exit autoload binding callcc caller
    catch chomp chop class_eval class_variables clone const_get const_missing const_set constants
    display dup eval exec exit extend fail fork format freeze getc gets global_variables gsub hash id
    included_modules inspect instance_eval instance_method instance_methods instance_variable_get
    instance_variable_set instance_variables lambda load local_variables loop method method_missing
    methods module_eval name object_id open p print printf private_class_method
    private_instance_methods private_methods proc protected_instance_methods protected_methods
    public_class_method public_instance_methods public_methods putc puts raise rand readline readlines
    require scan select self send set_trace_func singleton_methods sleep split sprintf srand sub
    syscall system taint test throw to_a to_s trace_var trap untaint untrace_var warn
    """
  ])

  static func nameEnd(_ scanner: Scanner, _ index: Int) -> Int {
    let end = scanner.run(.word, from: index)
    return scanner[end] == 0x21 || scanner[end] == 0x3F ? end + 1 : end
  }

  private static func readKeyword(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(.word, from: scanner.at)
    let word = scanner.at..<end
    if keywords.find(scanner.bytes, word) != nil {
      scanner.take(.k, to: end)
      return true
    }
    if readDefinition(&scanner, word) { return true }
    let next = scanner[end]
    if let entry = pseudo.find(scanner.bytes, word) {
      scanner.take(entry.tokenClass, to: end)
    } else if next == 0x3F, questions.find(scanner.bytes, word) != nil {
      scanner.take(.nb, to: end + 1)
    } else if next == 0x21, exclamations.find(scanner.bytes, word) != nil {
      scanner.take(.nb, to: end + 1)
    } else if scanner.previous != 0x2E, builtins.find(scanner.bytes, word) != nil {
      scanner.take(.nb, to: end)
    } else if scanner.equals(word, "__FILE__") || scanner.equals(word, "__LINE__") {
      scanner.take(.bp, to: end)
    } else if scanner.has("__END__") {
      scanner.take(.cp, 7)
      scanner.push(State.rest)
    } else {
      return false
    }
    return true
  }

  private static func readDefinition(_ scanner: inout Scanner, _ word: Range<Int>) -> Bool {
    let space = scanner.run(.spaces, from: word.upperBound)
    if scanner.equals(word, "def") {
      guard space > word.upperBound || ByteSet("*%&^`~+-/[<>=").contains(scanner[space]) else {
        return false
      }
      scanner.take(.k, to: word.upperBound)
      scanner.take(.w, to: space)
      scanner.push(State.function)
      return true
    }
    guard space > word.upperBound else { return false }
    if scanner.equals(word, "class") {
      scanner.take(.k, to: word.upperBound)
      scanner.take(.w, to: space)
      scanner.push(State.type)
      return true
    }
    guard scanner.equals(word, "module"), ByteSet.asciiWordStart.contains(scanner[space]) else {
      return false
    }
    scanner.take(.k, to: word.upperBound)
    scanner.take(.w, to: space)
    var end = scanner.run(.word, from: space)
    while scanner.has("::", at: end), ByteSet.asciiWordStart.contains(scanner[end + 2]) {
      end = scanner.run(.word, from: end + 2)
    }
    scanner.take(.nn, to: end)
    return true
  }

  private static let methodOperators: [StaticString] = [
    "!=", "!~", "=~", "**", "*", "-@", "-", "+@", "+", "!@", "!", "~@", "~", "/", "%", "&", "|",
    "^",
    "<=>", "<<", "<=", "<", ">>", ">=", ">", "===", "==", "[]=", "[]", "`",
  ]

  /// The name behind `def`.
  private static func readDefined(_ scanner: inout Scanner) -> Bool {
    let start = ByteSet("a-zA-Z", nonASCII: true)
    if ByteSet.asciiWordStart.contains(scanner.byte) {
      let end = scanner.run(.word, from: scanner.at)
      if scanner[end] == 0x2E {
        scanner.take(.nc, to: end)
        scanner.take(.o, 1)
      }
    }
    scanner.pop()
    if start.contains(scanner.byte) {
      var end = scanner.run(.word, from: scanner.at)
      if ByteSet("!?=").contains(scanner[end]) { end += 1 }
      scanner.take(.nf, to: end)
      return true
    }
    for text in methodOperators where scanner.takes(.nf, text) { return true }
    return true
  }

  private static func readBlockComment(_ scanner: inout Scanner) -> Bool {
    guard scanner.has("=begin"), ByteSet.spaces.contains(scanner[scanner.at + 6]),
      let end = scanner.findEnd("\n=end", from: scanner.at + 7)
    else { return false }
    scanner.take(.cm, to: scanner.lineEnd(from: end + 1))
    return true
  }

  // MARK: Names and numbers

  private static func readVariable(_ scanner: inout Scanner) -> Bool {
    if scanner.byte == 0x40 {
      let begin = scanner.next == 0x40 ? scanner.at + 2 : scanner.at + 1
      guard ByteSet.asciiWordStart.contains(scanner[begin]) else { return false }
      scanner.take(begin > scanner.at + 1 ? .vc : .vi, to: scanner.run(.word, from: begin))
      return true
    }
    if ByteSet.word.contains(scanner.next) {
      scanner.take(.vg, to: scanner.run(.word, from: scanner.at + 1))
    } else if ByteSet("!@&`'+~=/\\,;.<>_*$?:\"^-").contains(scanner.next) {
      scanner.take(.vg, 2)
    } else {
      return false
    }
    return true
  }

  private static let memberOperators: [StaticString] = [
    "**", "*", "-@", "-", "+@", "+", "/", "%", "&", "|", "^", "`", "~", "[]=", "[]", "<<", ">>",
    "<=>", "<>", "<", ">=", ">", "===", "==",
  ]

  private static func readMember(_ scanner: inout Scanner) -> Bool {
    let next = scanner.next
    if ByteSet.asciiWordStart.contains(next) {
      let end = nameEnd(scanner, scanner.at + 1)
      scanner.take(.o, 1)
      scanner.take(.n, to: end)
      return true
    }
    for text in memberOperators where scanner.has(text, at: scanner.at + 1) {
      scanner.take(.o, 1)
      scanner.take(.nameOperator, text.utf8CodeUnitCount)
      return true
    }
    guard next == 0x5B || next == 0x3D else { return false }
    scanner.take(.o, 1)
    scanner.take(.n, 1)
    return true
  }

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    let begin = scanner.at
    var (end, tokenClass) = (begin, TokenClass.mi)
    func digits(_ set: ByteSet, _ place: Int) -> Int {
      scanner.digitsEnd(set, from: place, separator: 0x5F)
    }
    if scanner.byte == 0x30 {
      let octal = digits(.octalDigits, scanner.next == 0x5F ? begin + 2 : begin + 1)
      switch scanner.next {
      case UInt8(ascii: "x"): (end, tokenClass) = (digits(.hexDigits, begin + 2), .mh)
      case UInt8(ascii: "b"): (end, tokenClass) = (digits(ByteSet("01"), begin + 2), .mb)
      default: if octal > begin + 1 { (end, tokenClass) = (octal, .mo) }
      }
    }
    if end <= begin + 1 { (end, tokenClass) = (digits(.digits, begin), .mi) }
    if tokenClass == .mh || tokenClass == .mb, end == begin + 2 {
      (end, tokenClass) = (begin + 1, .mi)
    }
    scanner.take(tokenClass, to: end)
    let sign = scanner.run(.spaces, from: end)
    scanner.take(.w, to: sign)
    if scanner.byte == 0x2F || scanner.byte == 0x3F { scanner.take(.o, 1) }
    return true
  }
}
