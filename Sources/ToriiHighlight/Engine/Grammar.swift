/// A language as a table: words by class, rules by first byte, and the classes of the rest.
final class Grammar: Sendable {
  /// What a table is made of.
  struct Parts: Sendable {
    /// Words with their classes.
    var words = WordTable([:] as KeyValuePairs<TokenClass, String>)
    /// What begins and what continues a name.
    var nameStart = ByteSet.wordStart
    var namePart = ByteSet.word
    /// The class of names that are no words of the language.
    var name = TokenClass.n
    var blank = TokenClass.w
    var operators = ByteSet("")
    var punctuation = ByteSet("")
    /// What is tried before anything else, in order.
    var rules: [Rule] = []
    /// Reads a number at a digit.
    var number: Rule.Body = { scanner in
      scanner.takeNumber()
      return true
    }
    /// Reads a word whose entry has an action from 128; the word is not taken yet.
    var action: @Sendable (inout Scanner, Range<Int>, WordTable.Entry) -> Void = {
      scanner, word, entry in
      scanner.take(entry.tokenClass, to: word.upperBound)
    }
    /// Reads a name that is no word of the language, or leaves it to the table.
    var nameRule: (@Sendable (inout Scanner, Range<Int>) -> Bool)?
    /// Whether a name that another announced is looked up first and keeps its class as a word.
    var wordsBeatExpected = false
    /// The class of bytes that nothing knows.
    var unknown = TokenClass.err
  }

  private enum Kind {
    static let unknown: UInt8 = 0
    static let blank: UInt8 = 1
    static let name: UInt8 = 2
    static let digit: UInt8 = 3
    static let sign: UInt8 = 4
    static let punctuation: UInt8 = 5
  }

  private let parts: Parts
  private let kinds: [UInt8]
  private let rules: RuleTable

  init(_ build: (inout Parts) -> Void) {
    var parts = Parts()
    build(&parts)
    self.parts = parts
    var kinds = [UInt8](repeating: Kind.unknown, count: 256)
    for byte in 0...UInt8.max {
      if ByteSet.spaces.contains(byte) {
        kinds[Int(byte)] = Kind.blank
      } else if parts.nameStart.contains(byte) {
        kinds[Int(byte)] = Kind.name
      } else if ByteSet.digits.contains(byte) {
        kinds[Int(byte)] = Kind.digit
      } else if parts.operators.contains(byte) {
        kinds[Int(byte)] = Kind.sign
      } else if parts.punctuation.contains(byte) {
        kinds[Int(byte)] = Kind.punctuation
      }
    }
    self.kinds = kinds
    rules = RuleTable([parts.rules])
  }

  /// Reads to the end, or to a closing byte that was not opened here, which is left.
  func read(_ scanner: inout Scanner, until close: UInt8 = 0, opening: UInt8 = 0) {
    var open = 0
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if close != 0 {
        if byte == close {
          if open == 0 { return }
          open -= 1
        } else if byte == opening {
          open += 1
        }
      }
      step(&scanner, byte)
    }
  }

  /// Reads one piece.
  @inline(__always)
  func step(_ scanner: inout Scanner, _ byte: UInt8) {
    let kind = kinds[Int(byte)]
    let before = scanner.at
    if !rules.isEmpty(0, byte), rules.read(&scanner, 0, byte), scanner.at > before { return }
    switch kind {
    case Kind.blank:
      takeBlanks(&scanner, byte)
      return
    case Kind.name:
      readName(&scanner)
      return
    case Kind.digit:
      if !parts.number(&scanner) || scanner.at == before { scanner.takeCharacter(parts.unknown) }
    case Kind.sign: scanner.take(.o, 1)
    case Kind.punctuation: scanner.take(.p, 1)
    default: scanner.takeCharacter(parts.unknown)
    }
    scanner.expected = .text
  }

  /// Takes blanks up to the end of the line, or the end of the line: rules may look for its begin.
  @inline(__always)
  private func takeBlanks(_ scanner: inout Scanner, _ byte: UInt8) {
    if byte == 0x0A { scanner.take(parts.blank, 1) } else { scanner.takeRun(parts.blank, .blanks) }
  }

  private func readName(_ scanner: inout Scanner) {
    let end = scanner.run(parts.namePart, from: scanner.at + 1)
    let word = scanner.at..<end
    let expected = scanner.expected
    scanner.expected = .text
    if expected != .text, !parts.wordsBeatExpected {
      scanner.take(expected, to: end)
      return
    }
    if let entry = parts.words.find(scanner.bytes, word) {
      if entry.action >= 128 {
        parts.action(&scanner, word, entry)
        if scanner.at == word.lowerBound { scanner.take(entry.tokenClass, to: end) }
      } else {
        scanner.take(entry.tokenClass, to: end)
        if let next = TokenClass(rawValue: entry.action) { scanner.expected = next }
      }
      return
    }
    if expected != .text {
      scanner.take(expected, to: end)
      return
    }
    if let rule = parts.nameRule, rule(&scanner, word), scanner.at > word.lowerBound { return }
    scanner.take(parts.name, to: end)
  }
}

extension WordTable {
  /// Words with their classes, and what the name behind them is.
  typealias Group = (words: String, entry: Entry)
}

extension WordTable.Entry {
  /// A word that gives the next name a class.
  static func of(_ tokenClass: TokenClass, next: TokenClass) -> WordTable.Entry {
    WordTable.Entry(tokenClass: tokenClass, action: next.rawValue)
  }

  /// A word that the language reads itself; the number is from 128.
  static func of(_ tokenClass: TokenClass, action: UInt8 = 0) -> WordTable.Entry {
    WordTable.Entry(tokenClass: tokenClass, action: action)
  }
}
