/// The texts of Perl: quotes, regular expressions, here documents.
enum PerlStrings {
  private typealias State = PerlLanguage.State
  private static let options = ByteSet("egimosx")

  /// Where text ends that a byte closes; a backslash hides the byte behind it.
  private static func end(
    _ scanner: inout Scanner, _ close: UInt8, from begin: Int, multiline: Bool = true
  ) -> Int? {
    if scanner.isHopeless(close, from: begin) { return nil }
    var index = begin
    while index < scanner.end, scanner[index] != close {
      if scanner[index] == 0x0A, !multiline { return nil }
      index += scanner[index] == 0x5C && close != 0x5C ? 2 : 1
    }
    if index < scanner.end { return index }
    scanner.giveUp(close)
    return nil
  }

  private static func closing(_ open: UInt8) -> UInt8 {
    switch open {
    case 0x7B: 0x7D
    case 0x3C: 0x3E
    case 0x5B: 0x5D
    case 0x28: 0x29
    default: open
    }
  }

  // MARK: Regular expressions

  /// `s/…/…/`, `s{…}` with what follows, `m/…/`, `/…/` on a line.
  static func readRegex(_ scanner: inout Scanner) -> Bool {
    switch scanner.byte {
    case UInt8(ascii: "s"): return readSubstitution(&scanner)
    case UInt8(ascii: "m"):
      if scanner.next == 0x2F, readSlashes(&scanner, scanner.at + 2) { return true }
      guard ByteSet("/!\\{<[(@%$").contains(scanner.next) else { return false }
      scanner.take(.sr, 1)
      scanner.push(State.regex)
      return true
    default: return readSlashes(&scanner, scanner.at + 1)
    }
  }

  private static func readSlashes(_ scanner: inout Scanner, _ begin: Int) -> Bool {
    guard scanner.hasPatience else { return false }
    guard let close = end(&scanner, 0x2F, from: begin, multiline: false) else {
      scanner.lookedInVain(from: begin, to: scanner.lineEnd(from: begin))
      return false
    }
    scanner.take(.sr, to: scanner.run(ByteSet("gcimosx"), from: close + 1))
    return true
  }

  private static func readSubstitution(_ scanner: inout Scanner) -> Bool {
    let open = scanner.next
    guard ByteSet("/!\\@%{<[(").contains(open), scanner.hasPatience,
      let middle = end(&scanner, closing(open), from: scanner.at + 2)
    else { return false }
    if closing(open) != open {
      scanner.take(.sr, to: scanner.run(.spaces, from: middle + 1))
      scanner.push(State.regex)
      return true
    }
    guard let last = end(&scanner, open, from: middle + 1) else {
      scanner.lookedInVain(from: scanner.at)
      return false
    }
    scanner.take(.sr, to: scanner.run(options, from: last + 1))
    return true
  }

  /// The part in marks behind `m` or the first part of a substitution.
  static func readBalanced(_ scanner: inout Scanner) -> Bool {
    guard ByteSet("/!\\{<[(@%$").contains(scanner.byte),
      let close = end(&scanner, closing(scanner.byte), from: scanner.at + 1)
    else { return false }
    scanner.take(.sr, to: scanner.run(options, from: close + 1))
    scanner.pop()
    return true
  }

  /// A slash behind `=~` or a parenthesis, over several lines.
  static func readMatch(_ scanner: inout Scanner) -> Bool {
    let isOperand =
      scanner.previous == 0x28 || (scanner.previous == 0x7E && scanner[scanner.at - 2] == 0x3D)
    guard isOperand else { return false }
    let slash = scanner.run(.spaces, from: scanner.at)
    guard scanner[slash] == 0x2F, let close = end(&scanner, 0x2F, from: slash + 1) else {
      return false
    }
    scanner.take(.sr, to: scanner.run(ByteSet("gcimosx"), from: close + 1))
    return true
  }

  // MARK: Quotes

  /// `q{…}` and its relatives.
  static func readQuote(_ scanner: inout Scanner) -> Bool {
    let mark = ByteSet("qwrx").contains(scanner.next) ? scanner.at + 2 : scanner.at + 1
    let byte = scanner[mark]
    let states: [(UInt8, State)] = [
      (0x7B, .braces), (0x28, .parens), (0x5B, .brackets), (0x3C, .angles),
    ]
    for (open, state) in states where byte == open {
      scanner.take(.sx, to: mark + 1)
      scanner.push(state)
      return true
    }
    guard byte < 0x80, !ByteSet("a-zA-Z0-9").contains(byte), mark < scanner.end,
      !scanner.isHopeless(byte, from: mark), let close = scanner.find(byte, from: mark + 1)
    else {
      if byte < 0x80, mark < scanner.end, !ByteSet("a-zA-Z0-9").contains(byte) {
        scanner.giveUp(byte)
      }
      return false
    }
    scanner.take(.sx, to: close + 1)
    return true
  }

  static func nested(
    _ state: PerlLanguage.State, _ open: StaticString, _ close: StaticString, _ stop: StaticString
  ) -> [Rule] {
    let marks = ByteSet(open).union(ByteSet(close)).union(ByteSet("\\"))
    return [
      Rule("\\") { scanner in
        scanner.take(.sx, marks.contains(scanner.next) ? 2 : 1)
        return true
      }, .one(open, .sx, .push(state)), .one(close, .sx, .pop), .run(until: stop, .sx),
    ]
  }

  /// `<<"NAME";` and the lines up to the name.
  static func readHeredoc(_ scanner: inout Scanner) -> Bool {
    guard scanner.has("<<"), scanner.hasPatience else { return false }
    var begin = scanner.at + 2
    let quote = scanner[begin] == 0x22 || scanner[begin] == 0x27 ? scanner[begin] : 0
    if quote != 0 { begin += 1 }
    let end = scanner.run(.word, from: begin)
    var line = quote != 0 && scanner[end] == quote ? end + 1 : end
    if scanner[line] == 0x3B { line += 1 }
    guard ByteSet.asciiWordStart.contains(scanner[begin]), scanner[line] == 0x0A else {
      return false
    }
    let count = end - begin
    var place = scanner.find(0x0A, from: line + 1) ?? scanner.end
    while place < scanner.end {
      let isEnd = (0..<count).allSatisfy { scanner[place + 1 + $0] == scanner[begin + $0] }
      if isEnd, scanner[place + 1 + count] == 0x0A {
        scanner.take(.s, to: begin)
        scanner.take(.dl, to: end)
        scanner.take(.s, to: place + 1)
        scanner.take(.dl, to: place + 1 + count)
        scanner.take(.w, 1)
        return true
      }
      place = scanner.find(0x0A, from: place + 1) ?? scanner.end
    }
    scanner.lookedInVain(from: line)
    return false
  }
}
