/// Here documents of Ruby: their names stand in a line of code, their lines below it.
enum RubyHeredoc {
  private struct Document {
    var name: Range<Int>
    var isIndented: Bool
  }

  /// Reads all documents that a line begins, the rest of the line, and their texts.
  static func read(_ scanner: inout Scanner) -> Bool {
    guard scanner.hasPatience, let first = opening(scanner) else { return false }
    var documents = [first]
    let limit = scanner.lineEnd(from: scanner.at)
    takeOpening(&scanner, first)
    while scanner.at < limit, documents.count < 100 {
      let next = nextOpening(scanner, limit)
      scanner.limited(to: next ?? limit) { RubyLanguage.machine.read(&$0) }
      guard next != nil, let document = opening(scanner) else { break }
      documents.append(document)
      takeOpening(&scanner, document)
    }
    scanner.take(.w, to: limit + 1)
    for document in documents { readLines(&scanner, document) }
    return true
  }

  private static func opening(_ scanner: Scanner, at index: Int? = nil) -> Document? {
    let index = index ?? scanner.at
    guard scanner.has("<<", at: index), !ByteSet.word.contains(scanner[index - 1]) else {
      return nil
    }
    var begin = index + 2
    let isIndented = scanner[begin] == 0x2D || scanner[begin] == 0x7E
    if isIndented { begin += 1 }
    let quote = ByteSet("\"'`").contains(scanner[begin]) ? scanner[begin] : 0
    if quote != 0 { begin += 1 }
    let end = scanner.run(.word, from: begin)
    guard ByteSet.asciiWordStart.contains(scanner[begin]), quote == 0 || scanner[end] == quote
    else {
      return nil
    }
    return Document(name: begin..<end, isIndented: isIndented)
  }

  private static func nextOpening(_ scanner: Scanner, _ limit: Int) -> Int? {
    var place = scanner.at
    while let found = scanner.find("<<", from: place, before: limit) {
      if opening(scanner, at: found) != nil { return found }
      place = found + 2
    }
    return nil
  }

  private static func takeOpening(_ scanner: inout Scanner, _ document: Document) {
    scanner.take(.o, document.isIndented ? 3 : 2)
    scanner.take(.sh, to: document.name.lowerBound)
    scanner.take(.dl, to: document.name.upperBound)
    if ByteSet("\"'`").contains(scanner[document.name.lowerBound - 1]) { scanner.take(.sh, 1) }
  }

  private static func readLines(_ scanner: inout Scanner, _ document: Document) {
    let begin = scanner.at
    var line = begin
    while line < scanner.end {
      let limit = scanner.lineEnd(from: line)
      var end = limit
      while end > line, ByteSet.spaces.contains(scanner[end - 1]) { end -= 1 }
      let first = document.isIndented ? min(end, scanner.run(.blanks, from: line)) : line
      if end - first == document.name.count,
        scanner.bytes[first..<end].elementsEqual(scanner.bytes[document.name])
      {
        scanner.take(.sh, to: line)
        scanner.take(.dl, to: limit + 1)
        return
      }
      line = limit + 1
    }
    scanner.lookedInVain(from: begin)
    scanner.take(.err, to: scanner.end)
  }
}
