extension Language {
  static let elixir = Language("Elixir", "elixir ex exs heex eex") {
    ElixirLanguage.machine.read(&$0)
  }
}

/// Elixir.
enum ElixirLanguage {
  private enum State: UInt8, CaseIterable {
    case root, heredoc, singleHeredoc, rawHeredoc, rawSingleHeredoc, modifiers, double, single
    case doubleAtom, singleAtom, interpolation, key, value, tuple, sigil, rawSigil
  }

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .heredoc: [heredocEnd("\"\"\"")] + heredoc
    case .singleHeredoc: [heredocEnd("'''")] + heredoc
    case .rawHeredoc: [heredocEnd("\"\"\"")] + rawHeredoc
    case .rawSingleHeredoc: [heredocEnd("'''")] + rawHeredoc
    case .modifiers: [.run(.letters, .sx, .pop), .otherwise(.pop)]
    case .double: string("\"", "#\"\\", .s2)
    case .single: string("'", "#'\\", .s1)
    case .doubleAtom: string("\"", "#\"\\", .ss)
    case .singleAtom: string("'", "#'\\", .ss)
    case .interpolation: [.one("}", .si, .pop)] + root
    case .key:
      root + [.one(":", .p, .push(State.value)), .literal("=>", .p, .push(State.value))]
        + [.one("}", .p, .pop)]
    case .value:
      [
        .one(",", .p, .pop),
        Rule("}") { scanner in
          scanner.pop()
          return true
        },
      ] + root
    case .tuple: root + [.one("}", .p, .pop)]
    case .sigil, .rawSigil: [Rule(Rule.everything) { readSigilBody(&$0) }]
    }
  }

  private static let words = WordTable([
    .k: """
    fn do end after else rescue catch case cond for if unless try receive raise quote unquote
    unquote_splicing throw super
    """,
    .ow: "not and or when in",
    .kd: """
    def defp defmodule defprotocol defmacro defmacrop defdelegate defexception defstruct defimpl
    defcallback
    """,
    .kn: "import require use alias",
    .no: "nil true false",
    .bp: "_ __MODULE__ __DIR__ __ENV__ __CALLER__",
  ])

  private static let operators: [StaticString] = [
    "<<<", ">>>", "|||", "&&&", "^^^", "~~~", "===", "!==", "~>>", "<~>", "|~>", "<|>", "==", "!=",
    "<=", ">=", "&&", "||", "<>", "++", "--", "|>", "=~", "->", "<-", "|", ".", "=", "~>", "<~",
  ]
  private static let singles: [StaticString] = ["<", ">", "+", "-", "*", "/", "!", "^", "&"]
  private static let specials: [StaticString] = ["...", "<<>>", "%{}", "%", "{}"]

  private static let root: [Rule] = [
    .spaces(), .line("#", .c1), Rule("?") { readCharacter(&$0) }, Rule(":") { readAtom(&$0) },
    Rule(Rule.everything) { readKey(&$0) },
    Rule("@") { scanner in
      guard let end = nameEnd(scanner, scanner.at + 1) else { return false }
      scanner.take(.na, to: end)
      return true
    },
    Rule("a-z_.") { scanner in
      guard let end = nameEnd(scanner, scanner.at) else { return false }
      let entry = words.find(scanner.bytes, scanner.at..<end)
      scanner.take(entry?.tokenClass ?? .n, to: end)
      return true
    },
    Rule("A-Z%") { scanner in
      let begin = scanner.byte == 0x25 ? scanner.at + 1 : scanner.at
      guard let end = moduleEnd(scanner, begin) else { return false }
      scanner.take(.p, to: begin)
      scanner.take(.nc, to: end)
      return true
    },
    Rule("~") { readSigil(&$0) },
    .literals(["=>"], .p, .stay).unless { $0.states.last == State.key.rawValue },
    .literals(operators, .o), .literals(["\\\\", "<<", ">>"], .p),
    Rule(":") { scanner in
      guard scanner.states.last != State.key.rawValue || scanner.next != 0 else { return false }
      scanner.take(.p, 1)
      return true
    }, .one("();,[]", .p),
    Rule("&") { scanner in
      guard ByteSet.digits.contains(scanner.next) else { return false }
      scanner.take(.ni, 2)
      return true
    }, .literals(singles, .o), Rule("0-9") { readNumber(&$0) },
    opening("\"\"\"", .sh, .heredoc), opening("'''", .sh, .singleHeredoc),
    .one("\"", .s2, .push(State.double)), .one("'", .s1, .push(State.single)),
    .literal("%{", .p, .push(State.key)), .one("{", .p, .push(State.tuple)),
  ]

  private static func opening(_ mark: StaticString, _ tokenClass: TokenClass, _ state: State)
    -> Rule
  {
    Rule(Rule.firstByte(mark)) { scanner in
      guard scanner.takes(tokenClass, mark) else { return false }
      scanner.takeSpace()
      scanner.push(state)
      return true
    }
  }

  // MARK: Names

  private static func nameEnd(_ scanner: Scanner, _ index: Int) -> Int? {
    if scanner.has("...", at: index) { return index + 3 }
    guard ByteSet("a-z_").contains(scanner[index]) else { return nil }
    let end = scanner.run(.word, from: index)
    return scanner[end] == 0x21 || scanner[end] == 0x3F ? end + 1 : end
  }

  private static func moduleEnd(_ scanner: Scanner, _ index: Int) -> Int? {
    guard ByteSet("A-Z").contains(scanner[index]) else { return nil }
    var end = scanner.run(.word, from: index)
    while scanner[end] == 0x2E, ByteSet("A-Z").contains(scanner[end + 1]) {
      end = scanner.run(.word, from: end + 1)
    }
    return end
  }

  /// The end of a special atom, a name, a module, or an operator.
  private static func atomEnd(_ scanner: Scanner, _ index: Int) -> Int? {
    for text in specials where scanner.has(text, at: index) {
      return index + text.utf8CodeUnitCount
    }
    if let end = nameEnd(scanner, index) ?? moduleEnd(scanner, index) { return end }
    for text in operators + singles where scanner.has(text, at: index) {
      return index + text.utf8CodeUnitCount
    }
    return nil
  }

  private static func readAtom(_ scanner: inout Scanner) -> Bool {
    if scanner.has(":::") {
      scanner.take(.ss, 3)
    } else if scanner.next == 0x3A {
      scanner.take(.o, 2)
    } else if let end = atomEnd(scanner, scanner.at + 1) {
      scanner.take(.ss, to: end)
    } else if scanner.next == 0x22 || scanner.next == 0x27 {
      let state: State = scanner.next == 0x22 ? .doubleAtom : .singleAtom
      scanner.take(.ss, 2)
      scanner.push(state)
    } else {
      return false
    }
    return true
  }

  /// `name: ` in a list of keywords.
  private static func readKey(_ scanner: inout Scanner) -> Bool {
    guard let end = atomEnd(scanner, scanner.at), scanner[end] == 0x3A,
      ByteSet.spaces.contains(scanner[end + 1]), end + 1 < scanner.end
    else { return false }
    scanner.take(.ss, to: end)
    scanner.take(.p, 1)
    return true
  }

  // MARK: Literals

  private static func readNumber(_ scanner: inout Scanner) -> Bool {
    var style = NumberStyle()
    style.separator = 0x5F
    style.bareDot = false
    let whole = scanner.digitsEnd(.digits, from: scanner.at, separator: 0x5F)
    style.exponent = scanner[whole] == 0x2E && ByteSet.digits.contains(scanner[whole + 1])
    scanner.takeNumber(style)
    return true
  }

  private static func escapeEnd(_ scanner: Scanner, _ index: Int) -> Int? {
    guard scanner[index] == 0x5C else { return nil }
    if scanner[index + 1] == UInt8(ascii: "x") {
      let digits = scanner.run(.hexDigits, from: index + 2)
      return digits > index + 2 ? min(digits, index + 4) : nil
    }
    return ByteSet("abdefnrstv").contains(scanner[index + 1]) ? index + 2 : nil
  }

  private static func takeEscape(_ scanner: inout Scanner) -> Bool {
    if scanner.has("\\x{") {
      let digits = scanner.run(.hexDigits, from: scanner.at + 3)
      if digits > scanner.at + 3, scanner[digits] == 0x7D {
        scanner.take(.se, 3)
        scanner.take(.mh, to: digits)
        scanner.take(.se, 1)
        return true
      }
    }
    guard let end = escapeEnd(scanner, scanner.at) else { return false }
    scanner.take(.se, to: end)
    return true
  }

  private static func readCharacter(_ scanner: inout Scanner) -> Bool {
    guard scanner.at + 1 < scanner.end else { return false }
    if scanner.next == 0x5C {
      let hasEscape =
        escapeEnd(scanner, scanner.at + 1) != nil || scanner.has("\\x{", at: scanner.at + 1)
      scanner.take(.sc, 1)
      if hasEscape, takeEscape(&scanner) { return true }
      scanner.take(.sc, 1)
      if !scanner.isAtEnd, scanner.byte != 0x0A { scanner.takeCharacter(.sc) }
      return true
    }
    guard scanner.next != 0x0A else { return false }
    scanner.take(.sc, 1 + scanner.characterLength(at: scanner.at + 1))
    return true
  }

  // MARK: Strings

  private static let interpolation = Rule.literal("#{", .si, .push(State.interpolation))
  private static let escape = Rule("\\") { takeEscape(&$0) }

  private static func hidden(_ tokenClass: TokenClass) -> Rule {
    Rule("\\") { scanner in
      guard scanner.next != 0x0A, scanner.at + 1 < scanner.end else { return false }
      scanner.take(tokenClass, 1 + scanner.characterLength(at: scanner.at + 1))
      return true
    }
  }

  private static func string(
    _ end: StaticString, _ stop: StaticString, _ tokenClass: TokenClass
  ) -> [Rule] {
    [.run(until: stop, tokenClass), escape, hidden(tokenClass), .one(end, tokenClass, .pop)]
      + [interpolation]
  }

  private static func heredocEnd(_ mark: StaticString) -> Rule {
    Rule(ByteSet.spaces.union(Rule.firstByte(mark))) { scanner in
      guard scanner.isLineStart(scanner.at) else { return false }
      let begin = scanner.spacesEnd(from: scanner.at)
      guard scanner.has(mark, at: begin) else { return false }
      scanner.take(.w, to: begin)
      scanner.take(.sh, 3)
      scanner.pop()
      return true
    }
  }

  private static let heredoc: [Rule] = [
    .run(until: "#\\\n", .sh), escape, hidden(.sh), .run(ByteSet("\n"), .sh), interpolation,
  ]
  private static let rawHeredoc: [Rule] = [
    .run(until: "\\\n", .sh), hidden(.sh), .run(ByteSet("\n"), .w),
  ]

  // MARK: Sigils

  /// `~r/…/`; the closing mark is kept in `mode` while the text is read.
  private static func readSigil(_ scanner: inout Scanner) -> Bool {
    guard ByteSet.letters.contains(scanner.next) else { return false }
    let isRaw = scanner.next < 0x61
    let mark = scanner[scanner.at + 2]
    if scanner.has("\"\"\"", at: scanner.at + 2) || scanner.has("'''", at: scanner.at + 2) {
      scanner.take(.sx, 2)
      scanner.take(.sh, 3)
      scanner.push(State.modifiers)
      let isDouble = mark == 0x22
      scanner.push(
        isRaw
          ? isDouble ? State.rawHeredoc : .rawSingleHeredoc
          : isDouble ? State.heredoc : .singleHeredoc)
      return true
    }
    let closings: [(UInt8, UInt8)] = [
      (0x7B, 0x7D), (0x5B, 0x5D), (0x28, 0x29), (0x3C, 0x3E), (0x2F, 0x2F), (0x7C, 0x7C),
      (0x22, 0x22), (0x27, 0x27),
    ]
    for (open, close) in closings where open == mark {
      scanner.take(.sx, 3)
      scanner.mode = Int(close)
      scanner.push(isRaw ? State.rawSigil : .sigil)
      return true
    }
    return false
  }

  private static func readSigilBody(_ scanner: inout Scanner) -> Bool {
    let close = UInt8(truncatingIfNeeded: scanner.mode)
    let isRaw = scanner.states.last == State.rawSigil.rawValue
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if byte == close {
        scanner.take(.sx, to: scanner.run(.letters, from: scanner.at + 1))
        scanner.pop()
        return true
      }
      if !isRaw, byte == 0x23, scanner.next == 0x7B {
        let end = scanner.find(0x7D, from: scanner.at) ?? scanner.end
        scanner.take(.si, 2)
        scanner.embed(to: end) { machine.read(&$0) }
        scanner.take(.si, 1)
      } else if byte == 0x5C {
        if isRaw || !takeEscape(&scanner) { scanner.take(.sx, 2) }
      } else {
        scanner.take(.sx, 1)
      }
    }
    return true
  }
}

extension Rule {
  /// A rule that is not in force while something holds.
  func unless(_ condition: @escaping @Sendable (Scanner) -> Bool) -> Rule {
    let body = self.body
    return Rule(first) { scanner in condition(scanner) ? false : body(&scanner) }
  }
}
