extension Language {
  static let python = Language(
    "Python", "python py sage python3 py3 bazel starlark pyi", PythonLanguage.grammar)
}

/// Python 3. Spaces have a class only where they separate a definition or an import from its name.
enum PythonLanguage {
  private enum Action {
    static let from: UInt8 = 128
    static let `import`: UInt8 = 129
    static let soft: UInt8 = 130
    static let yield: UInt8 = 131
    static let builtin: UInt8 = 132
    static let definition: UInt8 = 133
  }

  static let grammar = Grammar { parts in
    parts.words = words
    parts.blank = .text
    parts.operators = ByteSet("-~+/*%=<>&^|.@")
    parts.punctuation = ByteSet("]{}:(),;[")
    parts.number = { readNumber(&$0) }
    parts.action = action
    parts.rules = [
      Rule("#") { scanner in
        scanner.takeLine(scanner.at == 0 && scanner.next == 0x21 ? .ch : .c1)
        return true
      },
      Rule(" \t\"'rRuUbB") { docString(&$0) },
      Rule("\"'rRbBuUfF") { PythonString.read(&$0) },
      Rule("\\") { scanner in
        scanner.take(.text, 1)
        return true
      },
      Rule(".") { scanner in
        ByteSet.digits.contains(scanner.next) ? readNumber(&scanner) : false
      },
      Rule(":=!") { scanner in
        guard scanner.next == 0x3D else { return false }
        scanner.take(.o, 2)
        return true
      },
      Rule("@") { scanner in
        guard ByteSet.wordStart.contains(scanner.next) else { return false }
        scanner.take(.nd, to: scanner.run(.word, from: scanner.at + 1))
        return true
      },
    ]
  }

  private static let words = WordTable([
    (
      """
      assert async await break continue del elif else except finally for global if lambda pass
      raise nonlocal return try while as with
      """, .of(.k)
    ),
    ("yield", .of(.k, action: Action.yield)),
    ("True False None", .of(.kc)),
    ("in is and or not", .of(.ow)),
    ("def", .of(.k, action: Action.definition)),
    ("class", .of(.k, action: Action.definition)),
    ("from", .of(.kn, action: Action.from)),
    ("import", .of(.kn, action: Action.import)),
    ("match case", .of(.k, action: Action.soft)),
    (
      """
      __import__ abs aiter all any bin bool bytearray breakpoint bytes callable chr classmethod
      compile complex delattr dict dir divmod enumerate eval filter float format frozenset getattr
      globals hasattr hash hex id input int isinstance issubclass iter len list locals map max
      memoryview min next object oct open ord pow print property range repr reversed round set
      setattr slice sorted staticmethod str sum super tuple type vars zip
      """, .of(.nb, action: Action.builtin)
    ),
    ("self Ellipsis NotImplemented cls", .of(.bp, action: Action.builtin)),
    (
      """
      ArithmeticError AssertionError AttributeError BaseException BlockingIOError BrokenPipeError
      BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError
      ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError EncodingWarning
      EnvironmentError Exception FileExistsError FileNotFoundError FutureWarning GeneratorExit
      IOError ImportError ImportWarning IndentationError IndexError InterruptedError
      IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError
      NameError NotADirectoryError NotImplementedError OSError OverflowError
      PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError
      ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError
      SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError
      UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
      UserWarning VMSError ValueError Warning WindowsError ZeroDivisionError
      """, .of(.ne, action: Action.builtin)
    ),
    (
      """
      __abs__ __add__ __aenter__ __aexit__ __aiter__ __and__ __anext__ __await__ __bool__ __bytes__
      __call__ __complex__ __contains__ __del__ __delattr__ __delete__ __delitem__ __dir__
      __divmod__ __enter__ __eq__ __exit__ __float__ __floordiv__ __format__ __ge__ __get__
      __getattr__ __getattribute__ __getitem__ __gt__ __hash__ __iadd__ __iand__ __ifloordiv__
      __ilshift__ __imatmul__ __imod__ __imul__ __index__ __init__ __instancecheck__ __int__
      __invert__ __ior__ __ipow__ __irshift__ __isub__ __iter__ __itruediv__ __ixor__ __le__ __len__
      __length_hint__ __lshift__ __lt__ __matmul__ __missing__ __mod__ __mul__ __ne__ __neg__
      __new__ __next__ __or__ __pos__ __pow__ __prepare__ __radd__ __rand__ __rdivmod__ __repr__
      __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __round__
      __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __set__ __setattr__
      __setitem__ __str__ __sub__ __subclasscheck__ __truediv__ __xor__
      """, .of(.fm)
    ),
    (
      """
      __annotations__ __bases__ __class__ __closure__ __code__ __defaults__ __dict__ __doc__
      __file__ __func__ __globals__ __kwdefaults__ __module__ __mro__ __name__ __objclass__
      __qualname__ __self__ __slots__ __weakref__
      """, .of(.vm)
    ),
  ])

  @Sendable private static func action(
    _ scanner: inout Scanner, _ word: Range<Int>, _ entry: WordTable.Entry
  ) {
    switch entry.action {
    case Action.builtin:
      let isMember = scanner[word.lowerBound - 1] == 0x2E
      scanner.take(isMember ? .n : entry.tokenClass, to: word.upperBound)
    case Action.yield:
      let delegates = scanner.hasWord(" from", at: word.upperBound)
      scanner.take(.k, to: word.upperBound + (delegates ? 5 : 0))
    case Action.definition: readDefinition(&scanner, word)
    case Action.from, Action.import: readImport(&scanner, word, entry)
    default: readSoftKeyword(&scanner, word)
    }
  }

  // MARK: Definitions and imports

  private static func readDefinition(_ scanner: inout Scanner, _ word: Range<Int>) {
    let space = scanner.run(.spaces, from: word.upperBound)
    guard space > word.upperBound else {
      scanner.take(.n, to: word.upperBound)
      return
    }
    let isClass = scanner.byte == UInt8(ascii: "c")
    scanner.take(.k, to: word.upperBound)
    scanner.take(.w, to: space)
    guard ByteSet.wordStart.contains(scanner.byte) else { return }
    let end = scanner.run(.word, from: scanner.at)
    if !isClass, let entry = words.find(scanner.bytes, scanner.at..<end), entry.tokenClass == .fm {
      scanner.take(.fm, to: end)
    } else {
      scanner.take(isClass ? .nc : .nf, to: end)
    }
  }

  private static func readImport(
    _ scanner: inout Scanner, _ word: Range<Int>, _ entry: WordTable.Entry
  ) {
    let isFrom = entry.action == Action.from
    let space = scanner.run(.spaces, from: word.upperBound)
    guard space > word.upperBound else {
      scanner.take(.n, to: word.upperBound)
      return
    }
    scanner.take(.kn, to: word.upperBound)
    scanner.take(.w, to: space)
    while !scanner.isAtEnd {
      let byte = scanner.byte
      let behind = scanner.run(.spaces, from: scanner.at)
      if isFrom, behind > scanner.at, scanner.hasWord("import", at: behind) {
        scanner.take(.w, to: behind)
        scanner.take(.kn, 6)
        return
      } else if !isFrom, behind > scanner.at, scanner.has("as", at: behind),
        ByteSet.spaces.contains(scanner[behind + 2])
      {
        scanner.take(.w, to: behind)
        scanner.take(.k, 2)
        scanner.takeSpace()
      } else if byte == 0x2E {
        scanner.take(.nn, 1)
      } else if isFrom, scanner.hasWord("None", at: scanner.at) {
        scanner.take(.kc, 4)
        return
      } else if ByteSet.wordStart.contains(byte) {
        scanner.takeRun(.nn, .word)
      } else if !isFrom, scanner[behind] == 0x2C {
        scanner.take(.w, to: behind)
        scanner.take(.o, 1)
        scanner.takeSpace()
      } else {
        return
      }
    }
  }

  // MARK: Soft keywords

  private static let reserved = WordTable([
    .k: """
    and as assert async await break class continue def del elif else except finally for from global
    if import in is lambda nonlocal not or pass raise return try while with yield
    """
  ])

  /// `match` and `case` begin a line, and what follows cannot follow a name.
  private static func readSoftKeyword(_ scanner: inout Scanner, _ word: Range<Int>) {
    let behind = scanner.run(ByteSet(" \t"), from: word.upperBound)
    let next = scanner[behind]
    let follows = scanner.run(.word, from: behind)
    guard scanner.isFirstInLine(word.lowerBound), !ByteSet(":,;=^&|@~)]}").contains(next),
      reserved.find(scanner.bytes, behind..<max(behind, follows)) == nil
    else {
      scanner.take(.n, to: word.upperBound)
      return
    }
    scanner.take(.k, to: word.upperBound)
    let space = scanner.run(.spaces, from: scanner.at)
    guard space > scanner.at,
      let mark = scanner.find(0x5F, from: space, before: scanner.lineEnd(from: space)),
      !ByteSet.word.contains(scanner[mark + 1])
    else { return }
    scanner.take(.w, to: space)
    scanner.embed(to: mark) { grammar.read(&$0) }
    scanner.take(.k, 1)
  }

  // MARK: Numbers and strings

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    var style = NumberStyle()
    style.separator = 0x5F
    scanner.takeNumber(style)
    return true
  }

  private static let docStringPrefix = ByteSet("rRuUbB")

  /// A string of three quotes that begins a line documents.
  private static func docString(_ scanner: inout Scanner) -> Bool {
    guard scanner.isLineStart(scanner.at) else { return false }
    let space = scanner.run(.spaces, from: scanner.at)
    let prefix = scanner.run(docStringPrefix, from: space)
    guard prefix - space <= 2, let end = docStringEnd(&scanner, from: prefix) else { return false }
    scanner.take(.w, to: space)
    scanner.take(.sa, to: prefix)
    scanner.take(.sd, to: end)
    return true
  }

  private static func docStringEnd(_ scanner: inout Scanner, from begin: Int) -> Int? {
    if scanner.has("\"\"\"", at: begin) {
      return scanner.findEnd("\"\"\"", from: begin + 3).map { $0 + 3 }
    }
    if scanner.has("'''", at: begin) {
      return scanner.findEnd("'''", from: begin + 3).map { $0 + 3 }
    }
    return nil
  }
}
