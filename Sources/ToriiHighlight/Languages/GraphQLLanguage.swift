extension Language {
  static let graphql = Language("GraphQL", "graphql gql") { GraphQLLanguage.machine.read(&$0) }
}

/// GraphQL.
enum GraphQLLanguage {
  private enum State: UInt8, CaseIterable {
    case root, value, list, object, string, operation, variables, type, selection, directive
    case arguments, fragment, spread, inline
  }

  private static let types = WordTable([.nb: "Int Float String Boolean ID"])
  private static let constants = WordTable([.nb: "true false null"])
  private static let keywords = WordTable([
    .k: """
    type schema extend enum scalar implements interface union input directive QUERY MUTATION
    SUBSCRIPTION FIELD FRAGMENT_DEFINITION FRAGMENT_SPREAD INLINE_FRAGMENT SCHEMA SCALAR OBJECT
    FIELD_DEFINITION ARGUMENT_DEFINITION INTERFACE UNION ENUM ENUM_VALUE INPUT_OBJECT
    INPUT_FIELD_DEFINITION
    """
  ])
  private static let operations = WordTable([.k: "query mutation subscription"])

  private static let ignored: [Rule] = [.spaces(), .line("#", .c), .one(",", .p)]
  private static func name(_ tokenClass: TokenClass, _ move: Move = .stay) -> Rule {
    .run(.asciiWordStart, .word, tokenClass, move)
  }
  private static let decorator = sigil("@", .nd, .push(State.directive))

  private static func sigil(
    _ sign: StaticString, _ tokenClass: TokenClass, _ move: Move = .stay
  ) -> Rule {
    Rule(sign) { scanner in
      guard ByteSet.asciiWordStart.contains(scanner.next) else { return false }
      scanner.take(tokenClass, to: scanner.run(.word, from: scanner.at + 1))
      scanner.apply(move)
      return true
    }
  }

  static let machine = StateMachine(State.self) { state in ignoredRules(state) + rules(state) }

  private static func ignoredRules(_ state: State) -> [Rule] { state == .string ? [] : ignored }

  private static func rules(_ state: State) -> [Rule] {
    switch state {
    case .root:
      [
        .words(operations, .push(State.operation)), .words(keywords),
        .one("{", .p, .push(State.selection)), .word("fragment", .k, .push(State.fragment)),
      ]
    case .value: value
    case .list: [.one("]", .p, .pop), .otherwise(.push(State.value))]
    case .object: [name(.n), .one(":", .p, .push(State.value)), .one("}", .p, .pop)]
    case .string: [escape, .run(until: "\\\"\n", .s), .one("\"", .s, .pop)]
    case .operation:
      [name(.nf), .one("(", .p, .push(State.variables)), .one("{", .p, .to(State.selection))]
    case .variables:
      [
        sigil("$", .nv), .one("]!", .p), .one(":", .p, .push(State.type)),
        .one("=", .p, .push(State.value)), .one(")", .p, .pop),
      ]
    case .type: [.one("[", .p), .words(types, .pop), name(.nc, .pop)]
    case .selection: selection
    case .directive: [.one("(", .p, .to(State.arguments))]
    case .arguments: [name(.n), .one(":", .p, .push(State.value)), .one(")", .p, .pop)]
    case .fragment:
      [
        .one("]!", .p), .word("on", .k, .push(State.type)), name(.nf), decorator,
        .one("{", .p, .to(State.selection)),
      ]
    case .spread: [decorator, name(.n, .pop)]
    case .inline: [name(.nc), decorator, .one("{", .p, .to(State.selection))]
    }
  }

  private static let value: [Rule] = [
    Rule("0-9-") { scanner in
      let begin = scanner.byte == 0x2D ? scanner.at + 1 : scanner.at
      let whole = scanner.run(.digits, from: begin)
      guard whole > begin else { return false }
      var place = whole
      if scanner[place] == 0x2E, ByteSet.digits.contains(scanner[place + 1]) {
        place = scanner.run(.digits, from: place + 1)
      }
      let end = scanner.exponentEnd(from: place)
      let isFloat = end > whole || ByteSet(".eE").contains(scanner[whole])
      scanner.take(isFloat ? .mf : .mi, to: end)
      scanner.pop()
      return true
    },
    .one("\"", .s, .to(State.string)), .words(constants, .pop), sigil("$", .nv, .pop),
    name(.no, .pop), .one("[", .p, .to(State.list)), .one("{", .p, .to(State.object)),
  ]

  private static let selection: [Rule] = [
    Rule(.asciiWordStart) { scanner in
      let end = scanner.run(.word, from: scanner.at)
      let colon = scanner.spacesEnd(from: end)
      guard scanner[colon] == 0x3A else {
        scanner.take(.n, to: end)
        return true
      }
      scanner.take(.nl, to: end)
      scanner.take(.w, to: colon)
      scanner.take(.p, 1)
      return true
    },
    Rule(".") { scanner in
      guard scanner.has("...") else { return false }
      let word = scanner.run(.spaces, from: scanner.at + 3)
      if word > scanner.at + 3, scanner.hasWord("on", at: word) {
        scanner.take(.p, 3)
        scanner.take(.w, to: word)
        scanner.take(.k, 2)
        scanner.push(State.inline)
      } else {
        scanner.take(.p, 3)
        scanner.push(State.spread)
      }
      return true
    },
    .one("(", .p, .push(State.arguments)), decorator, .one("{", .p, .push(State.selection)),
    .one("}", .p, .pop),
  ]

  private static let escape = Rule("\\") { scanner in
    let length = scanner.escapeLength(letters: ByteSet("\"\\/bfnrt"), octalDigits: 0)
    guard length == 2 || length == 6 else { return false }
    scanner.take(.se, length)
    return true
  }
}
