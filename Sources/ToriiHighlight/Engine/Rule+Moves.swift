/// Rules that move between states.
extension Rule {
  static let everything: ByteSet = {
    var set = ByteSet("", nonASCII: true)
    for byte in 0...127 as ClosedRange<UInt8> { set.insert(byte) }
    return set
  }()

  /// A run of bytes.
  static func run(_ set: ByteSet, _ tokenClass: TokenClass, _ move: Move = .stay) -> Rule {
    run(set, set, tokenClass, move)
  }

  /// A run of bytes that another one begins.
  static func run(
    _ first: ByteSet, _ rest: ByteSet, _ tokenClass: TokenClass, _ move: Move = .stay
  ) -> Rule {
    Rule(first) { scanner in
      scanner.take(tokenClass, to: scanner.run(rest, from: scanner.at + 1))
      scanner.apply(move)
      return true
    }
  }

  /// A run of all bytes but some.
  static func run(
    until stop: StaticString, _ tokenClass: TokenClass, _ move: Move = .stay
  ) -> Rule {
    let stop = ByteSet(stop)
    return Rule(stop.inverted) { scanner in
      scanner.take(tokenClass, to: scanner.run(until: stop, from: scanner.at + 1))
      scanner.apply(move)
      return true
    }
  }

  /// One of some bytes.
  static func one(_ set: StaticString, _ tokenClass: TokenClass, _ move: Move = .stay) -> Rule {
    Rule(ByteSet(set)) { scanner in
      scanner.take(tokenClass, 1)
      scanner.apply(move)
      return true
    }
  }

  static func literal(
    _ text: StaticString, _ tokenClass: TokenClass, _ move: Move
  ) -> Rule {
    Rule(firstByte(text)) { scanner in
      guard scanner.takes(tokenClass, text) else { return false }
      scanner.apply(move)
      return true
    }
  }

  /// The longest of some texts, which are in the order to be tried.
  static func literals(
    _ texts: [StaticString], _ tokenClass: TokenClass, _ move: Move = .stay
  ) -> Rule {
    var first = ByteSet("")
    for text in texts { first = first.union(firstByte(text)) }
    return Rule(first) { scanner in
      for text in texts where scanner.takes(tokenClass, text) {
        scanner.apply(move)
        return true
      }
      return false
    }
  }

  /// A whole word that a table knows; `part` says what belongs to it.
  static func words(
    _ table: WordTable, start: ByteSet = .wordStart, part: ByteSet = .word, _ move: Move = .stay
  ) -> Rule {
    Rule(start) { scanner in
      guard let word = scanner.word(part, from: scanner.at, atMost: table.longest),
        let entry = table.find(scanner.bytes, word)
      else { return false }
      scanner.take(entry.tokenClass, to: word.upperBound)
      scanner.apply(move)
      return true
    }
  }

  /// A whole word.
  static func word(
    _ word: StaticString, _ tokenClass: TokenClass, _ move: Move = .stay
  ) -> Rule {
    Rule(firstByte(word)) { scanner in
      guard scanner.hasWord(word, at: scanner.at) else { return false }
      scanner.take(tokenClass, word.utf8CodeUnitCount)
      scanner.apply(move)
      return true
    }
  }

  /// Goes to another state without reading anything.
  static func otherwise(_ move: Move) -> Rule {
    Rule(everything) { scanner in
      scanner.apply(move)
      return true
    }
  }

  /// Whatever a rule does, and a move behind it.
  func then(_ move: Move) -> Rule {
    let body = self.body
    return Rule(first) { scanner in
      guard body(&scanner) else { return false }
      scanner.apply(move)
      return true
    }
  }

  /// Spaces in one piece.
  static func spaces(_ tokenClass: TokenClass = .w) -> Rule { run(.spaces, tokenClass) }

  /// Blanks within a line in one piece.
  static func blanks(_ tokenClass: TokenClass = .w) -> Rule { run(.blanks, tokenClass) }
}
