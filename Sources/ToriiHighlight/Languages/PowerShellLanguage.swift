extension Language {
  static let powershell = Language("PowerShell", "powershell pwsh posh ps1 psm1 ps") {
    PowerShellLanguage.machine.read(&$0)
  }
}

/// PowerShell.
enum PowerShellLanguage {
  private enum State: UInt8, CaseIterable { case root, child, comment, string, here }

  static let machine = StateMachine(State.self) { state in
    switch state {
    case .root: root
    case .child: [.one(")", .p, .pop)] + root
    case .comment:
      [
        .run(until: "#&.", .cm), .literals(["#>", "#&gt;"], .cm, .pop),
        Rule(".") { scanner in
          guard let end = helpEnd(scanner, scanner.at + 1) else { return false }
          scanner.take(.sd, to: end)
          return true
        }, .one("#&.", .cm),
      ]
    case .string:
      [
        Rule("`") { scanner in
          guard ByteSet("0abfnrtvABFNRTV'\"$`").contains(scanner.next) else { return false }
          scanner.take(.se, 2)
          return true
        }, .run(until: "$`\"", .s2), .literal("$(", .p, .push(State.child)), .literal("\"\"", .s2),
        .one("`$", .s2), .one("\"", .s2, .pop),
      ]
    case .here:
      [
        .literal("\n\"@", .sh, .pop), .literal("$(", .p, .push(State.child)),
        .run(until: "\n$", .sh), .one("\n$", .sh),
      ]
    }
  }

  private static let root: [Rule] = [
    .one("(", .p, .push(State.child)), Rule(.spaces) { readSpace(&$0) },
    Rule("#") { readComment(&$0) }, .literals(["<#", "&lt;#"], .cm, .push(State.comment)),
    .literal("@\"\n", .sh, .push(State.here)), .block("@'\n", "\n'@", .sh, unclosed: .fails),
    Rule("`") { scanner in
      guard ByteSet("'\"$@-").contains(scanner.next) else { return false }
      scanner.take(.p, 2)
      return true
    }, .one("\"", .s2, .push(State.string)), .doubled("'", .s1),
    Rule("$@") { readVariable(&$0) },
    Rule("?%") { scanner in
      guard ByteSet.word.contains(scanner.next) else { return false }
      scanner.take(.k, 1)
      return true
    },
    Rule(.word) { readWord(&$0) },
    Rule("-") { readParameter(&$0) },
    Rule("[") { readType(&$0) },
    .one(".,;:@{}[]$()=+*/\\&%!~?^`|<>-", .p),
  ]

  // MARK: Space and comments

  private static let help = WordTable(
    [
      .sd: """
      component description example externalhelp forwardhelpcategory forwardhelptargetname
      functionality inputs link notes outputs parameter remotehelprunspace role synopsis
      """
    ], ignoresCase: true)

  /// The end of one of the words that document a command.
  private static func helpEnd(_ scanner: Scanner, _ index: Int) -> Int? {
    var end = scanner.run(.letters, from: index)
    while end > index {
      if help.find(scanner.bytes, index..<end) != nil { return end }
      end -= 1
      if end < index + 4 || end > index + 24 { return nil }
    }
    return nil
  }

  private static func readSpace(_ scanner: inout Scanner) -> Bool {
    scanner.takeSpace(.text)
    return true
  }

  private static func readComment(_ scanner: inout Scanner) -> Bool {
    let limit = scanner.lineEnd(from: scanner.at)
    let dot = scanner.run(ByteSet("# \t"), from: scanner.at)
    let isFirst = scanner.isFirstInLine(scanner.at)
    if isFirst, scanner[dot] == 0x2E, let end = helpEnd(scanner, dot + 1) {
      scanner.take(.c, to: dot)
      scanner.take(.sd, to: end)
    }
    scanner.take(.c, to: limit)
    return true
  }

  // MARK: Words

  private static let words = WordTable(
    [
      .k: """
      while validateset validaterange validatepattern validatelength validatecount until trap switch
      return ref process param parameter in if function foreach for finally filter end elseif else
      dynamicparam do default continue cmdletbinding break begin alias mandatory parametersetname
      position valuefrompipeline valuefrompipelinebypropertyname valuefromremainingarguments
      helpmessage try catch throw
      """
    ], ignoresCase: true)
  private static let operators = WordTable(
    [
      .o: """
      and as band bnot bor bxor casesensitive ccontains ceq cge cgt cle clike clt cmatch cne
      cnotcontains cnotlike cnotmatch contains creplace eq exact f file ge gt icontains ieq ige igt
      ile ilike ilt imatch ine inotcontains inotlike inotmatch ireplace is isnot le like lt match ne
      not notcontains notlike notmatch or regex replace wildcard
      """
    ], ignoresCase: true)
  private static let verbs = WordTable(
    [
      .nb: """
      write where watch wait use update unregister unpublish unprotect unlock uninstall undo unblock
      trace test tee take sync switch suspend submit stop step start split sort skip show set send
      select search scroll save revoke resume restore restart resolve resize reset request repair
      rename remove register redo receive read push publish protect pop ping out optimize open new
      move mount merge measure lock limit join invoke install initialize import hide group grant get
      format foreach find export expand exit enter enable edit dismount disconnect disable deny debug
      cxnew copy convertto convertfrom convert connect confirm compress complete compare close clear
      checkpoint block backup assert approve aggregate add
      """
    ], ignoresCase: true)
  private static let aliases = WordTable(
    [
      .nb: """
      ac asnp cat cd cfs chdir clc clear clhy cli clp cls clv cnsn compare copy cp cpi cpp curl cvpa
      dbp del diff dir dnsn ebp echo epal epcsv epsn erase etsn exsn fc fhx fl foreach ft fw gal gbp
      gc gci gcm gcs gdr ghy gi gjb gl gm gmo gp gps gpv group gsn gsnp gsv gu gv gwmi h history icm
      iex ihy ii ipal ipcsv ipmo ipsn irm ise iwmi iwr kill lp ls man md measure mi mount move mp mv
      nal ndr ni nmo npssc nsn nv ogv oh popd ps pushd pwd r rbp rcjb rcsn rd rdr ren ri rjb rm rmdir
      rmo rni rnp rp rsn rsnp rujb rv rvpa rwmi sajb sal saps sasv sbp sc select set shcm si sl sleep
      sls sort sp spjb spps spsv start sujb sv swmi tee trcm type wget where wjb write
      """
    ], ignoresCase: true)

  private static func readWord(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(.word, from: scanner.at)
    let word = scanner.at..<end
    if words.find(scanner.bytes, word) != nil {
      scanner.take(.k, to: end)
    } else if word.count == 6, scanner[end] == 0x3A, ByteSet.word.contains(scanner[end + 1]),
      scanner.hasIgnoringCase("global", at: scanner.at)
    {
      scanner.take(.k, to: end + 1)
    } else if scanner[end] == 0x2D, ByteSet.wordStart.contains(scanner[end + 1]),
      verbs.find(scanner.bytes, word) != nil
    {
      scanner.take(.nb, to: scanner.run(.word, from: end + 1))
    } else if ByteSet.spaces.contains(scanner[end]), aliases.find(scanner.bytes, word) != nil {
      scanner.take(.nb, to: end + 1)
    } else {
      scanner.take(.n, to: end)
    }
    return true
  }

  private static func readVariable(_ scanner: inout Scanner) -> Bool {
    var begin = scanner.has("@@") ? scanner.at + 2 : scanner.at + 1
    for scope in ["global:", "script:", "private:", "env:"] as [StaticString]
    where scanner.hasIgnoringCase(scope, at: begin) {
      let behind = begin + scope.utf8CodeUnitCount
      if ByteSet.word.contains(scanner[behind]) { begin = behind }
    }
    guard ByteSet.word.contains(scanner[begin]) else { return false }
    scanner.take(.nv, to: scanner.run(.word, from: begin))
    return true
  }

  private static func readParameter(_ scanner: inout Scanner) -> Bool {
    guard ByteSet.wordStart.contains(scanner.next) else { return false }
    let end = scanner.run(.word, from: scanner.at + 1)
    let isOperator = operators.find(scanner.bytes, (scanner.at + 1)..<end) != nil
    scanner.take(isOperator ? .o : .n, to: end)
    return true
  }

  /// `[int[]]`
  private static func readType(_ scanner: inout Scanner) -> Bool {
    guard ByteSet("a-zA-Z_[").contains(scanner.next), scanner.hasPatience else { return false }
    let limit = scanner.run(ByteSet("a-zA-Z0-9_. `,[]", nonASCII: true), from: scanner.at + 1)
    var close = limit - 1
    while close > scanner.at + 1, scanner[close] != 0x5D { close -= 1 }
    guard close > scanner.at + 1 else {
      scanner.lookedInVain(from: scanner.at, to: limit)
      return false
    }
    scanner.take(.no, to: close + 1)
    return true
  }
}
