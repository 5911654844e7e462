extension Language {
  static let lua = Language("Lua", "lua luau") { scanner in
    if scanner.has("#!") { scanner.takeLine(.cp) }
    LuaLanguage.machine.read(&scanner)
  }
}

/// Lua.
enum LuaLanguage {
  private enum State: UInt8, CaseIterable {
    case root, member, function, goto, label, single, double
  }

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: space + root
    case .member:
      space + [
        .literal("..", .o, .pop), .one(".:", .p),
        name { scanner, end in
          switch follower(&scanner, end) {
          case 0x2E, 0x3A: scanner.take(.py, to: end)
          case 0x28:
            scanner.take(.nf, to: end)
            scanner.pop()
          default:
            scanner.take(.py, to: end)
            scanner.pop()
          }
        },
      ]
    case .function:
      space + [
        .one(".:", .p),
        name { scanner, end in
          let next = follower(&scanner, end)
          if next == 0x2E || next == 0x3A {
            scanner.take(.nc, to: end)
          } else {
            scanner.take(.nf, to: end)
            scanner.pop()
          }
        }, .one("(", .p, .pop),
      ]
    case .goto: space + [.run(.wordStart, .word, .nl, .pop)]
    case .label: space + [.literal("::", .p, .pop), .run(.wordStart, .word, .nl)]
    case .single: [escape, .one("'", .s1, .pop), .run(until: "\\'", .s1)]
    case .double: [escape, .one("\"", .s2, .pop), .run(until: "\\\"", .s2)]
    }
  }

  private static let root: [Rule] = [
    Rule("0-9.") { readNumber(&$0) },
    Rule("[") { scanner in
      guard let end = longEnd(&scanner, from: scanner.at) else { return false }
      scanner.take(.s, to: end)
      return true
    },
    .literal("::", .p, .push(State.label)), .literal("...", .p),
    .run(ByteSet("=<>|~&+*/%#^-"), .o), .literal("..", .o), .run(ByteSet("[]{}().,:;"), .p),
    Rule(.wordStart) { readName(&$0) },
    .one("'", .s1, .push(State.single)), .one("\"", .s2, .push(State.double)),
  ]

  // MARK: Space

  private static let space: [Rule] = [
    Rule("-") { scanner in
      guard scanner.next == 0x2D else { return false }
      if scanner[scanner.at + 2] == 0x5B, let end = longEnd(&scanner, from: scanner.at + 2) {
        scanner.take(.cm, to: end)
      } else {
        scanner.takeLine(.c1)
      }
      return true
    }, .spaces(),
  ]

  /// The end of `[==[…]==]`.
  private static func longEnd(_ scanner: inout Scanner, from begin: Int) -> Int? {
    let open = scanner.run(ByteSet("="), from: begin + 1)
    guard scanner[open] == 0x5B, scanner.hasPatience else { return nil }
    let level = open - begin - 1
    var place = open + 1
    while let close = scanner.find(0x5D, from: place) {
      let end = scanner.run(ByteSet("="), from: close + 1)
      if end - close - 1 == level, scanner[end] == 0x5D { return end + 1 }
      place = max(end, close + 1)
    }
    scanner.lookedInVain(from: open)
    return nil
  }

  /// The byte behind a name, space and comments aside.
  private static func follower(_ scanner: inout Scanner, _ index: Int) -> UInt8 {
    var index = scanner.spacesEnd(from: index)
    while scanner.has("--", at: index), scanner.hasPatience {
      let begin = index
      if scanner[index + 2] == 0x5B, let end = longEnd(&scanner, from: index + 2) {
        index = end
      } else {
        index = scanner.lineEnd(from: index)
      }
      scanner.lookedInVain(from: begin, to: index)
      index = scanner.spacesEnd(from: index)
    }
    return scanner[index]
  }

  // MARK: Names

  private static func name(_ body: @escaping @Sendable (inout Scanner, Int) -> Void) -> Rule {
    Rule(.wordStart) { scanner in
      body(&scanner, scanner.run(.word, from: scanner.at))
      return true
    }
  }

  private static let words = WordTable([
    .ow: "and or not",
    .kr: "break do else elseif end for if in repeat return then until while goto function",
    .kd: "local",
    .kc: "true false nil",
    .nb: """
    _G _VERSION assert collectgarbage dofile error getmetatable ipairs load loadfile next pairs
    pcall print rawequal rawget rawlen rawset select setmetatable tonumber tostring type warn
    xpcall require
    """,
  ])

  private static let members = WordTable([
    .nb: """
    bit32.arshift bit32.band bit32.bnot bit32.bor bit32.btest bit32.bxor bit32.extract
    bit32.lrotate bit32.lshift bit32.replace bit32.rrotate bit32.rshift coroutine.close
    coroutine.create coroutine.isyieldable coroutine.resume coroutine.running coroutine.status
    coroutine.wrap coroutine.yield debug.debug debug.gethook debug.getinfo debug.getlocal
    debug.getmetatable debug.getregistry debug.getupvalue debug.getuservalue debug.sethook
    debug.setlocal debug.setmetatable debug.setupvalue debug.setuservalue debug.traceback
    debug.upvalueid debug.upvaluejoin io.close io.flush io.input io.lines io.open io.output
    io.popen io.read io.stderr io.stdin io.stdout io.tmpfile io.type io.write math.abs math.acos
    math.asin math.atan math.atan2 math.ceil math.cos math.cosh math.deg math.exp math.floor
    math.fmod math.frexp math.huge math.ldexp math.log math.max math.maxinteger math.min
    math.mininteger math.modf math.pi math.pow math.rad math.random math.randomseed math.sin
    math.sinh math.sqrt math.tan math.tanh math.tointeger math.type math.ult package.config
    package.cpath package.loaded package.loadlib package.path package.preload package.searchers
    package.searchpath os.clock os.date os.difftime os.execute os.exit os.getenv os.remove
    os.rename os.setlocale os.time os.tmpname string.byte string.char string.dump string.find
    string.format string.gmatch string.gsub string.len string.lower string.match string.pack
    string.packsize string.rep string.reverse string.sub string.unpack string.upper table.concat
    table.insert table.move table.pack table.remove table.sort table.unpack utf8.char
    utf8.charpattern utf8.codepoint utf8.codes utf8.len utf8.offset
    """
  ])

  private static func readName(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(.word, from: scanner.at)
    if let entry = words.find(scanner.bytes, scanner.at..<end) {
      let isGoto = scanner.byte == UInt8(ascii: "g")
      let isFunction = end - scanner.at == 8 && entry.tokenClass == .kr
      scanner.take(entry.tokenClass, to: end)
      if isGoto, entry.tokenClass == .kr { scanner.push(State.goto) }
      if isFunction { scanner.push(State.function) }
      return true
    }
    if scanner[end] == 0x2E {
      let member = scanner.run(.word, from: end + 1)
      if members.find(scanner.bytes, scanner.at..<member) != nil {
        scanner.take(.nb, to: member)
        return true
      }
    }
    switch follower(&scanner, end) {
    case 0x2E, 0x3A:
      scanner.take(.nv, to: end)
      scanner.push(State.member)
    case 0x28: scanner.take(.nf, to: end)
    default: scanner.take(.nv, to: end)
    }
    return true
  }

  // MARK: Literals

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    if scanner.byte == 0x30, scanner.next | 0x20 == UInt8(ascii: "x") {
      var end = scanner.run(.hexDigits, from: scanner.at + 2)
      if scanner[end] == 0x2E { end = scanner.run(.hexDigits, from: end + 1) }
      scanner.take(.mh, to: scanner.exponentEnd(from: end, letters: ByteSet("pP")))
      return true
    }
    let whole = scanner.run(.digits, from: scanner.at)
    var place = whole
    if scanner[whole] == 0x2E {
      place = scanner.run(.digits, from: whole + 1)
      guard place - scanner.at > 1 else { return false }
    }
    place = scanner.exponentEnd(from: place)
    scanner.take(place > whole ? .mf : .mi, to: place)
    return true
  }

  private static let escape = Rule("\\") { scanner in
    let next = scanner.next
    var end = scanner.at + 2
    switch next {
    case UInt8(ascii: "z"): end = scanner.run(.spaces, from: end)
    case UInt8(ascii: "x"):
      guard scanner.run(.hexDigits, from: end) >= end + 2 else { return false }
      end += 2
    case 0x30...0x39: end = min(scanner.run(.digits, from: scanner.at + 1), scanner.at + 4)
    case UInt8(ascii: "u"):
      let digits = scanner.run(.hexDigits, from: end + 1)
      guard scanner[end] == 0x7B, scanner[digits] == 0x7D else { return false }
      end = digits + 1
    case 0x0A, 0x0D: end += scanner[end] == 0x0A || scanner[end] == 0x0D ? 1 : 0
    default: guard Scanner.cEscapes.contains(next) else { return false }
    }
    scanner.take(.se, to: end)
    return true
  }
}
