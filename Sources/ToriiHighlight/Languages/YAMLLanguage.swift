extension Language {
  static let yaml = Language("YAML", "yaml yml") { scanner in
    var reader = YAMLReader()
    reader.read(&scanner)
  }
}

/// YAML: lines with indentation, and values in them.
struct YAMLReader {
  private var indent = -1
  private var nextIndent = 0
  private var outer: [Int] = []
  private static let space = ByteSet(" ")
  private static let tag = ByteSet("a-zA-Z0-9_#;/?:@&=+$,.!~*'()[]%-", nonASCII: true)
  private static let label = ByteSet("a-zA-Z0-9_-", nonASCII: true)
  private static let keyEnds = ByteSet("#,?[]{}\"'\n")
  private static let blockStart = ByteSet("?:-")
  private static let noPlainStart = ByteSet(" \t\r\n?:,[]{}#&*!|>'\"%@`-")

  mutating func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let content = scanner.run(Self.space, from: scanner.at)
      if isLineEnd(scanner, content) || scanner[content] == 0x23 {
        scanner.take(.w, to: content)
        if scanner.byte == 0x23 { scanner.takeLine(.c1) } else { scanner.take(.w, 1) }
      } else if scanner.isLineStart(scanner.at), isMarker(scanner) {
        (indent, nextIndent, outer) = (-1, 0, [])
        scanner.take(.nn, 3)
        readLine(&scanner)
      } else if scanner.isLineStart(scanner.at), scanner.byte == 0x25 {
        readDirective(&scanner)
      } else if ByteSet.spaces.contains(scanner[content]) {
        scanner.take(.err, to: content + 1)
      } else {
        startLine(&scanner, content)
      }
    }
  }

  private func isLineEnd(_ scanner: Scanner, _ index: Int) -> Bool {
    index >= scanner.end || scanner[index] == 0x0A
  }

  private func endsWord(_ scanner: Scanner, _ index: Int) -> Bool {
    scanner[index] == 0x20 || isLineEnd(scanner, index)
  }

  /// `---` or `...`.
  private func isMarker(_ scanner: Scanner) -> Bool {
    (scanner.has("---") || scanner.has("...")) && endsWord(scanner, scanner.at + 3)
  }

  private mutating func readDirective(_ scanner: inout Scanner) {
    guard scanner.hasWord("%YAML", at: scanner.at) || scanner.hasWord("%TAG", at: scanner.at) else {
      scanner.take(.err, 1)
      return
    }
    let isTag = scanner.next == UInt8(ascii: "T")
    (indent, nextIndent, outer) = (-1, 0, [])
    scanner.take(.nt, isTag ? 4 : 5)
    while !scanner.isAtEnd, scanner.byte != 0x0A {
      if scanner.byte == 0x20 {
        scanner.takeRun(.w, Self.space)
      } else if scanner.byte == 0x23 {
        scanner.takeLine(.c1)
      } else {
        scanner.take(isTag ? .kt : .m, to: scanner.run(until: ByteSet(" \n"), from: scanner.at))
      }
    }
  }

  // MARK: Indentation

  private mutating func startLine(_ scanner: inout Scanner, _ content: Int) {
    nextIndent = content - scanner.at
    var begin = content
    while nextIndent < indent, let last = outer.popLast() { indent = last }
    if nextIndent < indent { indent = -1 }
    if nextIndent > indent, indent >= 0, nextIndent != content - scanner.at {
      begin = scanner.at + indent
    }
    scanner.take(.w, to: begin)
    scanner.take(.err, to: content)
    while !scanner.isAtEnd {
      let mark = scanner.run(Self.space, from: scanner.at)
      if isLineEnd(scanner, mark) {
        scanner.take(.w, to: mark)
        return
      }
      nextIndent += mark - scanner.at
      scanner.take(.w, to: mark)
      guard Self.blockStart.contains(scanner.byte), endsWord(scanner, scanner.at + 1) else { break }
      setIndent(implicit: false)
      scanner.take(.indicator, 1)
    }
    readLine(&scanner)
  }

  private mutating func setIndent(implicit: Bool) {
    if indent < nextIndent {
      outer.append(indent)
      indent = nextIndent
    }
    if !implicit { nextIndent += 1 }
  }

  // MARK: Lines

  private mutating func readLine(_ scanner: inout Scanner) {
    /// No key ends before this place.
    var searched = -1
    while !scanner.isAtEnd {
      let content = scanner.run(Self.space, from: scanner.at)
      if isLineEnd(scanner, content) || scanner[content] == 0x23 {
        scanner.take(.w, to: content)
        return
      }
      if content > scanner.at {
        scanner.take(.w, to: content)
        continue
      }
      if scanner.at >= searched, let colon = keyEnd(scanner, &searched) {
        setIndent(implicit: true)
        scanner.take(.nt, to: colon)
        scanner.take(.p, 1)
        continue
      }
      if readDescriptor(&scanner) { continue }
      switch scanner.byte {
      case 0x3A where endsWord(scanner, scanner.at + 1):
        setIndent(implicit: true)
        scanner.take(.indicator, 1)
      case 0x7C, 0x3E:
        if readBlockScalar(&scanner) { return }
      case 0x5B, 0x7B, 0x27, 0x22: YAMLFlow.readNode(&scanner)
      default:
        if isPlainStart(scanner) {
          if readPlain(&scanner) { return }
        } else {
          scanner.takeCharacter(.err)
        }
      }
    }
  }

  /// The colon behind a key.
  private func keyEnd(_ scanner: Scanner, _ searched: inout Int) -> Int? {
    let end = scanner.run(until: Self.keyEnds, from: scanner.at)
    var colon = end
    if scanner[end] == 0x3A { return nil }
    while colon > scanner.at + 1 {
      colon -= 1
      if scanner[colon] == 0x3A, endsWord(scanner, colon + 1) { return colon }
    }
    searched = end
    return nil
  }

  private func isPlainStart(_ scanner: Scanner) -> Bool {
    let byte = scanner.byte
    if Self.blockStart.contains(byte) {
      return !ByteSet.spaces.contains(scanner.next) && scanner.at + 1 < scanner.end
    }
    return !Self.noPlainStart.contains(byte)
  }

  private func readDescriptor(_ scanner: inout Scanner) -> Bool {
    YAMLFlow.readDescriptor(&scanner)
  }

  // MARK: Scalars

  /// Reads a scalar without quotes. Returns whether its line is over.
  private mutating func readPlain(_ scanner: inout Scanner) -> Bool {
    while !scanner.isAtEnd {
      let content = scanner.run(Self.space, from: scanner.at)
      if scanner[content] == 0x3A, endsWord(scanner, content + 1) {
        scanner.take(.w, to: content)
        return false
      }
      if content > scanner.at, scanner[content] == 0x23 {
        scanner.take(.w, to: content)
        return false
      }
      if isLineEnd(scanner, content) {
        scanner.take(.w, to: content)
        if !goesOn(&scanner) { return true }
        continue
      }
      scanner.take(.plainScalar, to: content)
      let end = plainEnd(scanner)
      if end > scanner.at {
        scanner.take(.plainScalar, to: end)
      } else {
        scanner.takeCharacter(.err)
      }
    }
    return true
  }

  private func plainEnd(_ scanner: Scanner) -> Int {
    var index = scanner.at
    while index < scanner.end {
      let byte = scanner[index]
      if ByteSet.spaces.contains(byte) { break }
      if byte == 0x3A, ByteSet.spaces.contains(scanner[index + 1]) || index + 1 >= scanner.end {
        break
      }
      index += 1
    }
    return index
  }

  /// Goes to the next line of a scalar if there is one.
  private func goesOn(_ scanner: inout Scanner) -> Bool {
    scanner.takeRun(.w, ByteSet("\n"))
    while !scanner.isAtEnd {
      let content = scanner.run(Self.space, from: scanner.at)
      if isLineEnd(scanner, content), content < scanner.end {
        scanner.take(.w, to: content)
        scanner.takeRun(.w, ByteSet("\n"))
        continue
      }
      if scanner.has("---") || scanner.has("...") || content - scanner.at <= indent { return false }
      scanner.take(.w, to: content)
      return true
    }
    return false
  }

  /// Reads `|` or `>` and the lines that belong to it. Returns whether there were some.
  private func readBlockScalar(_ scanner: inout Scanner) -> Bool {
    scanner.take(.indicator, 1)
    var width: Int?
    var end = scanner.at
    while ByteSet("+-1-9").contains(scanner[end]), end < scanner.at + 2 {
      if scanner[end] >= 0x31 { width = max(indent, 0) + Int(scanner[end] - 0x30) }
      end += 1
    }
    guard endsWord(scanner, end) else { return false }
    scanner.take(.indicator, to: end)
    scanner.takeRun(.w, Self.space)
    if scanner.byte == 0x23 { scanner.takeLine(.c1) }
    guard scanner.byte == 0x0A else { return false }
    scanner.take(.w, 1)
    while !scanner.isAtEnd {
      let content = scanner.run(Self.space, from: scanner.at)
      let count = content - scanner.at
      if isLineEnd(scanner, content) {
        scanner.take(.w, width.map { min(count, $0) } ?? count)
        scanner.take(.no, to: content)
        scanner.take(.w, 1)
        continue
      }
      if count < (width ?? max(indent, 0) + 1) { return true }
      if width == nil { width = count }
      scanner.take(.w, to: content)
      scanner.takeLine(.no)
      scanner.take(.w, 1)
    }
    return true
  }
}

/// What may stand inside of brackets, and quoted text.
enum YAMLFlow {
  private static let space = ByteSet(" ")
  private static let keyEnd = ByteSet(",:?[]{}\"'\n")
  private static let plainEnd = ByteSet(" \t\r\n,:?[]{}")
  private static let tag = ByteSet("a-zA-Z0-9_#;/?:@&=+$,.!~*'()[]%-", nonASCII: true)
  private static let label = ByteSet("a-zA-Z0-9_-", nonASCII: true)

  static func readDescriptor(_ scanner: inout Scanner) -> Bool {
    switch scanner.byte {
    case 0x21:
      var end = scanner.run(Self.tag, from: scanner.at + 1)
      if scanner.next == 0x3C {
        end = scanner.run(Self.tag, from: scanner.at + 2)
        end = scanner[end] == 0x3E ? end + 1 : scanner.at + 1
      }
      scanner.take(.kt, to: end)
    case 0x26 where Self.label.contains(scanner.next):
      scanner.take(.nl, to: scanner.run(Self.label, from: scanner.at + 1))
    case 0x2A where Self.label.contains(scanner.next):
      scanner.take(.nv, to: scanner.run(Self.label, from: scanner.at + 1))
    default: return false
    }
    return true
  }

  /// Reads a collection in brackets, however deep, or a quoted scalar.
  static func readNode(_ scanner: inout Scanner) {
    if scanner.byte == 0x27 || scanner.byte == 0x22 {
      readQuoted(&scanner)
      return
    }
    var open: [UInt8] = []
    repeat {
      let byte = scanner.byte
      if byte == 0x5B || byte == 0x7B {
        open.append(byte)
        scanner.take(.indicator, 1)
      } else if byte == 0x5D, open.last == 0x5B {
        open.removeLast()
        scanner.take(.indicator, 1)
      } else if open.last == 0x7B, readKey(&scanner) {
        continue
      } else if byte == 0x7D, open.last == 0x7B {
        open.removeLast()
        scanner.take(.indicator, 1)
      } else {
        readContent(&scanner, byte)
      }
    } while !open.isEmpty && !scanner.isAtEnd
  }

  private static func readKey(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(until: keyEnd, from: scanner.at)
    guard end > scanner.at, scanner[end] == 0x3A,
      scanner[end + 1] == 0x20 || scanner[end + 1] == 0x0A || end + 1 >= scanner.end
    else { return false }
    scanner.take(.nt, to: end)
    scanner.take(.p, 1)
    return true
  }

  private static func readContent(_ scanner: inout Scanner, _ byte: UInt8) {
    switch byte {
    case 0x20, 0x0A: scanner.takeRun(.w, ByteSet(" \n"))
    case 0x23: scanner.takeLine(.c1)
    case 0x3F, 0x3A, 0x2C: scanner.take(.indicator, 1)
    case 0x27, 0x22: readQuoted(&scanner)
    default:
      if readDescriptor(&scanner) { return }
      if ByteSet("\t\r]}|>%@`&*").contains(byte) {
        scanner.takeCharacter(.err)
      } else {
        readPlain(&scanner)
      }
    }
  }

  private static func readPlain(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let content = scanner.run(space, from: scanner.at)
      let byte = scanner[content]
      if ByteSet(",:?[]{}").contains(byte) || (byte == 0x23 && content > scanner.at) {
        scanner.take(.w, to: content)
        return
      }
      if byte == 0x0A || scanner.isLineStart(scanner.at) {
        scanner.take(.w, to: max(content, scanner.at))
        scanner.takeRun(.w, ByteSet("\n"))
        if byte == 0x0A { continue }
      }
      scanner.take(.nv, to: content)
      let end = scanner.run(until: plainEnd, from: scanner.at)
      if end > scanner.at { scanner.take(.nv, to: end) } else { scanner.takeCharacter(.err) }
    }
  }

  static func readQuoted(_ scanner: inout Scanner) {
    let quote = scanner.byte
    scanner.take(.s, 1)
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if byte == quote {
        if quote == 0x27, scanner.next == 0x27 {
          scanner.take(.se, 2)
          continue
        }
        scanner.take(.s, 1)
        return
      }
      if byte == 0x20 || byte == 0x0A {
        let end = scanner.run(space, from: scanner.at)
        let isOuter =
          scanner.isLineStart(scanner.at) || scanner[end] == 0x0A || end >= scanner.end
        if byte == 0x0A { scanner.take(.w, 1) } else { scanner.take(isOuter ? .w : .nv, to: end) }
      } else if byte == 0x5C, quote == 0x22 {
        let length = scanner.escapeLength(letters: ByteSet(""), octalDigits: 0)
        if length > 0 { scanner.take(.se, length) } else { scanner.take(.s, 2) }
      } else {
        let stop: ByteSet =
          quote == 0x27 ? ByteSet(" \t\r\n'") : ByteSet(" \t\r\n\"\\")
        let end = scanner.run(until: stop, from: scanner.at)
        if end > scanner.at { scanner.take(.s, to: end) } else { scanner.takeCharacter(.err) }
      }
    }
  }
}
