extension ScalaLanguage {
  /// What a word does to what stands behind it.
  private enum Action: UInt8 {
    case nothing, names, declaresType, declaresFunction, declaresGiven, inherits
    case imports, exports, package, ends, modifies, opensExtension
  }

  private static let words = WordTable([
    (
      "private protected synchronized abstract final lazy sealed implicit override new return "
        + "throw classOf isInstanceOf asInstanceOf else if then do while for yield match case "
        + "catch finally try",
      WordTable.Entry(tokenClass: .k)
    ),
    ("val var", WordTable.Entry(tokenClass: .kd)),
    ("this super", WordTable.Entry(tokenClass: .bp)),
    ("true false null", WordTable.Entry(tokenClass: .kc)),
    entry("def", .declaresFunction), entry("trait class object enum type", .declaresType),
    entry("given", .declaresGiven), entry("extends with derives", .inherits),
    entry("import", .imports), entry("export", .exports), entry("package", .package),
    entry("end", .ends), entry("transparent opaque infix open inline", .modifies),
    entry("extension", .opensExtension),
  ])

  private static let declarators = WordTable([
    .k: "def val var given type class trait object enum"
  ])
  private static let endWords = WordTable([.k: "if while for match new extension val var"])

  private static func entry(
    _ words: String, _ action: Action
  ) -> (words: String, entry: WordTable.Entry) {
    (words, WordTable.Entry(tokenClass: .k, action: action.rawValue))
  }

  static func readWord(_ scanner: inout Scanner) -> Bool {
    if readInterpolated(&scanner) { return true }
    if scanner.byte == 0x24, scanner.next == 0x7B, scanner[scanner.at + 2] != 0x27 {
      scanner.take(.p, 2)
      return true
    }
    let end = scanner.run(.word, from: scanner.at)
    if let entry = words.find(scanner.bytes, scanner.at..<end),
      perform(Action(rawValue: entry.action) ?? .nothing, entry.tokenClass, end, &scanner)
    {
      return true
    }
    guard let name = identifierEnd(scanner, from: scanner.at) else { return false }
    scanner.take(upper.contains(scanner.byte) ? .nc : .n, to: name)
    return true
  }

  private static func readInterpolated(_ scanner: inout Scanner) -> Bool {
    if scanner.next == 0x22, scanner.byte == 0x66 || scanner.byte == 0x73 {
      let isLong = scanner.has("\"\"\"", at: scanner.at + 1)
      scanner.take(.s, isLong ? 4 : 2)
      scanner.push(isLong ? State.longText : .text)
      return true
    }
    guard scanner.has("raw\""),
      let end = scanner.quotedEnd(from: scanner.at + 4, "\"")
    else { return false }
    scanner.take(.s, to: end)
    return true
  }

  private static func perform(
    _ action: Action, _ tokenClass: TokenClass, _ end: Int, _ scanner: inout Scanner
  ) -> Bool {
    let behind = scanner.spacesEnd(from: end)
    switch action {
    case .nothing, .names:
      scanner.take(tokenClass, to: end)
      if tokenClass == .k, scanner.has("case", at: end - 4), behind > end {
        takeCase(behind, &scanner)
      }
    case .declaresType:
      if scanner.previous == 0x2E, scanner.equals(scanner.at..<end, "type") { return false }
      declare(.nc, end, behind, &scanner)
    case .declaresFunction: declare(.nf, end, behind, &scanner)
    case .declaresGiven:
      declare(upper.contains(scanner[behind]) ? .nc : .n, end, behind, &scanner)
    case .inherits:
      scanner.take(.k, to: end)
      guard upper.contains(scanner[behind]) || scanner[behind] == 0x60 else { return true }
      scanner.take(.w, to: behind)
      scanner.take(.nc, to: identifierEnd(scanner, from: behind) ?? behind)
    case .imports, .exports, .package:
      guard behind > end else { return false }
      open(action, end, behind, &scanner)
    case .ends: return readEnd(end, behind, &scanner)
    case .modifies:
      guard modifiesDeclaration(end, behind, &scanner) else { return false }
      scanner.take(.k, to: end)
    case .opensExtension:
      guard behind > end, ByteSet("[(").contains(scanner[behind]) else { return false }
      scanner.take(.k, to: end)
    }
    return true
  }

  /// `case class Name`.
  private static func takeCase(_ behind: Int, _ scanner: inout Scanner) {
    for word in ["class", "object", "enum"] as [StaticString]
    where scanner.hasWord(word, at: behind) {
      scanner.take(.w, to: behind)
      let end = behind + word.utf8CodeUnitCount
      declare(.nc, end, scanner.spacesEnd(from: end), &scanner)
      return
    }
  }

  private static func declare(
    _ tokenClass: TokenClass, _ end: Int, _ behind: Int, _ scanner: inout Scanner
  ) {
    scanner.take(.k, to: end)
    guard !scanner.has("//", at: behind), !scanner.has("/*", at: behind),
      let name = identifierEnd(scanner, from: behind)
    else { return }
    scanner.take(.w, to: behind)
    scanner.take(tokenClass, to: name)
  }

  private static func open(
    _ action: Action, _ end: Int, _ behind: Int, _ scanner: inout Scanner
  ) {
    scanner.take(.k, to: end)
    scanner.take(.w, to: behind)
    switch action {
    case .imports: scanner.push(State.importPath)
    case .exports:
      let given = scanner.at + 5
      if scanner.has("given"), ByteSet.spaces.contains(scanner[given]) {
        scanner.take(.k, to: given)
        scanner.takeSpace()
      }
      scanner.push(State.exportPath)
    default:
      guard scanner.hasWord("object", at: scanner.at) else {
        scanner.push(State.package)
        return
      }
      let end = scanner.at + 6
      declare(.nn, end, scanner.spacesEnd(from: end), &scanner)
    }
  }

  /// `end Name`, where nothing else follows in the line.
  private static func readEnd(_ end: Int, _ behind: Int, _ scanner: inout Scanner) -> Bool {
    guard behind > end else { return false }
    let word = scanner.run(.word, from: behind)
    if endWords.find(scanner.bytes, behind..<word) != nil {
      scanner.take(.k, to: end)
      scanner.take(.w, to: behind)
      scanner.take(.k, to: word)
      return true
    }
    guard let name = identifierEnd(scanner, from: behind) else { return false }
    let rest = scanner.run(.blanks, from: name)
    let next = scanner.spacesEnd(from: name)
    guard rest >= scanner.end || scanner[rest] == 0x0A || scanner.has("//", at: next) else {
      return false
    }
    scanner.take(.k, to: end)
    scanner.take(.w, to: behind)
    scanner.take(upper.contains(scanner.byte) ? .nc : .nn, to: name)
    return true
  }

  /// Whether a declaration follows behind other modifiers; `inline` may stand before a parameter.
  private static func modifiesDeclaration(
    _ end: Int, _ behind: Int, _ scanner: inout Scanner
  ) -> Bool {
    var place = behind
    while scanner.hasPatience, place > end {
      let word = scanner.run(ByteSet("a-z"), from: place)
      guard word > place, !ByteSet.word.contains(scanner[word]) else { break }
      if declarators.find(scanner.bytes, place..<word) != nil { return true }
      let next = scanner.run(.spaces, from: word)
      if next == word { break }
      place = next
    }
    scanner.lookedInVain(from: end, to: place)
    guard scanner.equals(scanner.at..<end, "inline"), behind > end,
      let name = identifierEnd(scanner, from: behind)
    else { return false }
    return scanner[scanner.run(.spaces, from: name)] == 0x3A
  }
}
