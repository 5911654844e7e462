extension Language {
  static let diff = Language("Diff", "diff udiff patch") { DiffLanguage.read(&$0) }
}

/// What `diff` writes: a line, a class.
enum DiffLanguage {
  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      if scanner.byte == 0x20 {
        scanner.take(.w, 1)
        scanner.takeLine(.text)
      } else {
        scanner.takeLine(lineClass(scanner))
      }
      scanner.take(.w, 1)
    }
  }

  private static func lineClass(_ scanner: Scanner) -> TokenClass {
    switch scanner.byte {
    case UInt8(ascii: "!"): .gs
    case UInt8(ascii: "-"):
      scanner.has("---") && scanner.lineEnd(from: scanner.at) == scanner.at + 3 ? .gs : .gd
    case UInt8(ascii: "+"): .gi
    case UInt8(ascii: "<"): scanner.next == 0x20 ? .gd : .text
    case UInt8(ascii: ">"): scanner.next == 0x20 ? .gi : .text
    case UInt8(ascii: "@"): .gu
    case UInt8(ascii: "="): .gh
    case UInt8(ascii: "I"), UInt8(ascii: "i"):
      scanner.has("ndex", at: scanner.at + 1) ? .gh : .text
    case UInt8(ascii: "d"): scanner.has("diff") ? .gh : .text
    case 0x30...0x39: isRange(scanner) ? .gu : .text
    default: .text
    }
  }

  /// `3,4c5` alone in its line.
  private static func isRange(_ scanner: Scanner) -> Bool {
    func side(_ index: Int) -> Int {
      let end = scanner[index] == 0x2C ? scanner.run(.digits, from: index + 1) : index
      return end == index + 1 ? index : end
    }
    let letter = side(scanner.at + 1)
    guard ByteSet("acd").contains(scanner[letter]), ByteSet.digits.contains(scanner[letter + 1])
    else { return false }
    let end = side(scanner.run(.digits, from: letter + 1))
    return scanner[end] == 0x0A || end == scanner.end
  }
}
