extension Language {
  static let cpp = Language("C++", "cpp c++ cc cxx hpp hh") { CppLanguage.family.read(&$0) }
}

/// C++.
enum CppLanguage {
  private enum Action {
    static let typeKeyword: UInt8 = 140
    static let namespace: UInt8 = 141
    static let `enum`: UInt8 = 142
  }

  static let family = CFamily(
    words: WordTable(
      [
        ("class concept typename", .of(.k, action: Action.typeKeyword)),
        ("namespace", .of(.k, action: Action.namespace)),
        ("enum", .of(.k, action: Action.enum)),
        (
          """
          catch const_cast delete dynamic_cast explicit export friend mutable new operator private
          protected public reinterpret_cast __restrict static_cast template this throw throws try
          typeid using virtual constexpr nullptr decltype noexcept override final constinit consteval
          co_await co_return co_yield requires import module and and_eq bitand bitor compl not not_eq
          or or_eq xor xor_eq
          asm auto break const continue default do else extern for goto if register restricted
          return sizeof static switch typedef volatile while thread_local alignas alignof
          static_assert _Pragma
          """, .of(.k)
        ),
        ("char16_t char32_t char8_t", .of(.kt)),
      ] + CFamily.shared),
    extra: [Rule("LuUR") { rawString(&$0) }],
    action: { scanner, word, entry in
      scanner.take(.k, to: word.upperBound)
      switch entry.action {
      case Action.typeKeyword: CFamily.readClassName(&scanner)
      case Action.enum: enumName(&scanner)
      default: namespaceName(&scanner)
      }
    })

  private static func enumName(_ scanner: inout Scanner) {
    let space = scanner.run(.spaces, from: scanner.at)
    guard space > scanner.at else { return }
    if scanner.hasWord("class", at: space) || scanner.hasWord("struct", at: space) {
      scanner.take(.w, to: space)
      scanner.take(.k, scanner.has("class") ? 5 : 6)
    }
    CFamily.readClassName(&scanner)
  }

  private static func namespaceName(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if ByteSet.spaces.contains(byte) {
        scanner.takeSpace()
      } else if scanner.hasWord("inline", at: scanner.at) {
        scanner.take(.kr, 6)
      } else if CFamily.nameStart.contains(byte) {
        scanner.takeRun(.nn, CFamily.name)
      } else if byte == 0x3A || byte == 0x3D {
        scanner.take(.o, 1)
      } else {
        break
      }
    }
    if scanner.byte == 0x7B || scanner.byte == 0x3B {
      scanner.take(.p, 1)
      scanner.state = CFamily.State.root
    }
  }

  /// `R"name(…)name"`.
  private static func rawString(_ scanner: inout Scanner) -> Bool {
    var mark = scanner.at
    if scanner.has("u8") {
      mark += 2
    } else if ByteSet("LuU").contains(scanner.byte) {
      mark += 1
    }
    guard scanner[mark] == UInt8(ascii: "R"), scanner[mark + 1] == 0x22 else { return false }
    let open = scanner.run(until: ByteSet("\\() \t\n\r"), from: mark + 2)
    let count = open - mark - 2
    guard scanner[open] == 0x28, count <= 16 else { return false }
    guard scanner.hasPatience else { return false }
    var place = open + 1
    while let close = scanner.find(0x29, from: place) {
      let isEqual = (0..<count).allSatisfy { scanner[close + 1 + $0] == scanner[mark + 2 + $0] }
      if isEqual, scanner[close + 1 + count] == 0x22 {
        scanner.take(.sa, to: mark + 1)
        scanner.take(.s, 1)
        scanner.take(.dl, to: open + 1)
        scanner.take(.s, to: close)
        scanner.take(.dl, to: close + 1 + count)
        scanner.take(.s, 1)
        return true
      }
      place = close + 1
    }
    scanner.lookedInVain(from: open)
    return false
  }
}
