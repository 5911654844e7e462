extension Language {
  static let c = Language("C", "c h") { CFamily.c.read(&$0) }
}

/// C and the languages that grew from it.
///
/// Pygments takes a name for a function's where a whole declaration stands at the beginning of a
/// statement outside of functions; `state` says whether one begins there.
final class CFamily: Sendable {
  static let c = CFamily(
    words: WordTable(
      [
        (
          """
          asm auto break const continue default do else enum extern for goto if register restricted
          return sizeof static switch typedef volatile while thread_local alignas alignof
          static_assert _Pragma _Alignas _Alignof _Noreturn _Generic _Thread_local _Static_assert
          _Imaginary noreturn imaginary complex
          """, .of(.k)
        )
      ] + shared + [("_Bool _Complex _Atomic", .of(.kt))]))

  enum Action {
    static let aggregate: UInt8 = 128
    static let `case`: UInt8 = 129
    static let standardType: UInt8 = 130
  }

  /// What C and C++ have in common.
  static let shared: [WordTable.Group] = [
    ("struct union", .of(.k, action: Action.aggregate)),
    ("case", .of(.k, action: Action.case)),
    (
      """
      inline _inline __inline naked restrict thread __m128i __m128d __m128 __m64 __asm __based
      __except __stdcall __cdecl __fastcall __declspec __finally __try __leave __w64 __unaligned
      __raise __noop __identifier __forceinline __assume __int8 __int16 __int32 __int64 __wchar_t
      """, .of(.kr)
    ),
    (
      "bool int long float short double char unsigned signed void _BitInt __int128", .of(.kt)
    ),
    ("true false NULL", .of(.nb)),
    (
      """
      size_t ssize_t off_t wchar_t ptrdiff_t sig_atomic_t fpos_t clock_t time_t va_list jmp_buf FILE
      DIR div_t ldiv_t mbstate_t wctrans_t wint_t wctype_t int8_t int16_t int32_t int64_t uint8_t
      uint16_t uint32_t uint64_t int_least8_t int_least16_t int_least32_t int_least64_t
      uint_least8_t uint_least16_t uint_least32_t uint_least64_t int_fast8_t int_fast16_t
      int_fast32_t int_fast64_t uint_fast8_t uint_fast16_t uint_fast32_t uint_fast64_t intptr_t
      uintptr_t intmax_t uintmax_t clockid_t cpu_set_t cpumask_t dev_t gid_t id_t ino_t key_t mode_t
      nfds_t pid_t rlim_t sig_t sighandler_t siginfo_t sigset_t sigval_t socklen_t timer_t uid_t
      atomic_bool atomic_char atomic_schar atomic_uchar atomic_short atomic_ushort atomic_int
      atomic_uint atomic_long atomic_ulong atomic_llong atomic_ullong atomic_char16_t
      atomic_char32_t atomic_wchar_t atomic_int_least8_t atomic_uint_least8_t atomic_int_least16_t
      atomic_uint_least16_t atomic_int_least32_t atomic_uint_least32_t atomic_int_least64_t
      atomic_uint_least64_t atomic_int_fast8_t atomic_uint_fast8_t atomic_int_fast16_t
      atomic_uint_fast16_t atomic_int_fast32_t atomic_uint_fast32_t atomic_int_fast64_t
      atomic_uint_fast64_t atomic_intptr_t atomic_uintptr_t atomic_size_t atomic_ptrdiff_t
      atomic_intmax_t atomic_uintmax_t
      """, .of(.kt, action: Action.standardType)
    ),
  ]

  static let name = ByteSet("a-zA-Z0-9_$", nonASCII: true)
  static let nameStart = ByteSet("a-zA-Z_$", nonASCII: true)
  private static let operators = ByteSet("~!%^&*+=|?:<>/-")
  private static let punctuation = ByteSet("()[],.")

  /// Where the reader stands in Pygments' terms.
  enum State {
    static let root = 0
    static let statement = 1
    static let function = 2
  }

  let words: WordTable
  /// Tried before everything else.
  let extra: [Rule]
  /// Reads a word with an action of the language's own; the word is not taken yet.
  let action: @Sendable (inout Scanner, Range<Int>, WordTable.Entry) -> Void
  let stringClass: TokenClass

  init(
    words: WordTable, extra: [Rule] = [], stringClass: TokenClass = .s,
    action: @escaping @Sendable (inout Scanner, Range<Int>, WordTable.Entry) -> Void = {
      $0.take($2.tokenClass, to: $1.upperBound)
    }
  ) {
    (self.words, self.extra, self.action) = (words, extra, action)
    self.stringClass = stringClass
  }

  func read(_ scanner: inout Scanner) {
    var position = Position()
    scanner.state = State.root
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if readSpace(&scanner, byte) { continue }
      var isRead = false
      for rule in extra where rule.first.contains(byte) && rule.body(&scanner) {
        isRead = true
        break
      }
      if isRead { continue }
      if scanner.state == State.root, Self.nameStart.contains(byte) {
        findFunction(scanner, &position)
      }
      readPiece(&scanner, byte, &position)
    }
  }

  /// What is known about the function that is being read.
  struct Position {
    /// Where its name begins, and where the `{` or `;` behind its parameters stands.
    var name = -1
    var end = -1
    var braces = 0
    /// Names are constants up to a colon.
    var isCase = false
    /// No declaration has been found to end before this place.
    var searched = -1
  }

  private func readPiece(_ scanner: inout Scanner, _ byte: UInt8, _ position: inout Position) {
    switch byte {
    case _ where Self.nameStart.contains(byte):
      readName(&scanner, &position)
      return
    case 0x7B, 0x7D, 0x3B:
      readBrace(&scanner, byte, &position)
      return
    case 0x30...0x39:
      CNumber.read(&scanner)
    case 0x2E where ByteSet.digits.contains(scanner.next):
      CNumber.read(&scanner)
    case 0x2D
    where ByteSet.digits.contains(scanner.next)
      || (scanner.next == 0x2E && ByteSet.digits.contains(scanner[scanner.at + 2])):
      CNumber.read(&scanner)
    case 0x22:
      readString(&scanner)
    case 0x27:
      if !readCharacter(&scanner) { scanner.take(.err, 1) }
    case 0x3A where position.isCase && scanner.previous != 0x3A && scanner.next != 0x3A:
      scanner.take(.p, 1)
      position.isCase = false
    case _ where Self.operators.contains(byte): scanner.take(.o, 1)
    case _ where Self.punctuation.contains(byte): scanner.take(.p, 1)
    default: scanner.takeCharacter(.err)
    }
    if scanner.state == State.root { scanner.state = State.statement }
  }

  private func readBrace(_ scanner: inout Scanner, _ byte: UInt8, _ position: inout Position) {
    position.isCase = false
    let isFunction = scanner.at == position.end
    if isFunction { position.end = -1 }
    scanner.take(.p, 1)
    switch byte {
    case 0x7B:
      if scanner.state == State.function {
        position.braces += 1
      } else {
        scanner.state = isFunction ? State.function : State.root
        position.braces = 1
      }
    case 0x7D:
      if scanner.state == State.function {
        position.braces -= 1
        if position.braces <= 0 { scanner.state = State.root }
      } else {
        scanner.state = State.statement
      }
    default:
      if scanner.state != State.function { scanner.state = State.root }
    }
  }

  private func readName(_ scanner: inout Scanner, _ position: inout Position) {
    if readAffix(&scanner) { return }
    let end = scanner.run(Self.name, from: scanner.at + 1)
    let word = scanner.at..<end
    if scanner.at == position.name {
      scanner.take(.nf, to: scanner.run(Self.path, from: end))
      scanner.state = State.statement
      return
    }
    if scanner.state == State.root, word.upperBound <= position.name {
      scanner.state = State.statement
    }
    guard let entry = words.find(scanner.bytes, word) else {
      scanner.take(position.isCase ? .no : .n, to: end)
      if scanner.state == State.root { scanner.state = State.statement }
      return
    }
    switch entry.action {
    case 0:
      scanner.take(entry.tokenClass, to: end)
      if entry.tokenClass == .nb, scanner.state == State.root { scanner.state = State.statement }
    case Action.case:
      scanner.take(.k, to: end)
      position.isCase = true
    case Action.standardType:
      scanner.take(position.isCase ? .no : .kt, to: end)
      if scanner.state == State.root { scanner.state = State.statement }
    case Action.aggregate:
      scanner.take(.k, to: end)
      Self.readClassName(&scanner)
    default:
      action(&scanner, word, entry)
    }
  }

  static func readClassName(_ scanner: inout Scanner) {
    let space = scanner.run(.spaces, from: scanner.at)
    guard space > scanner.at, nameStart.contains(scanner[space]) else { return }
    scanner.take(.w, to: space)
    scanner.take(.nc, to: scanner.run(name, from: space))
  }
}
