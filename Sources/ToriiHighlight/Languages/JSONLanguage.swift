extension Language {
  static let json = Language("JSON", "json json-object jsonc json5 jsonl geojson webmanifest") {
    JSONLanguage.read(&$0)
  }
}

/// JSON, and the comments that people write in it.
enum JSONLanguage {
  private static let number = ByteSet("-0-9.eE+")
  private static let constant = ByteSet("trufalsen")
  private static let punctuation = ByteSet("{}[],:")

  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let byte = scanner.byte
      switch byte {
      case 0x22: readString(&scanner)
      case 0x20, 0x0A, 0x0D, 0x09: scanner.takeRun(.w, ByteSet(" \t\r\n"))
      case UInt8(ascii: "-"), 0x30...0x39:
        let end = scanner.run(number, from: scanner.at)
        let isWhole = scanner.run(ByteSet("-0-9"), from: scanner.at) == end
        scanner.take(isWhole ? .mi : .mf, to: end)
      case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
        scanner.takeRun(.kc, constant)
      case _ where punctuation.contains(byte): scanner.take(.p, 1)
      case 0x2F where scanner.next == 0x2F: scanner.takeLine(.c1)
      case 0x2F where scanner.next == 0x2A:
        let close = scanner.findEnd("*/", from: scanner.at + 2)
        scanner.take(close == nil ? .err : .cm, to: close.map { $0 + 2 } ?? scanner.end)
      default: scanner.takeCharacter(.err)
      }
    }
  }

  /// A text before a colon is a key, whatever space or comments stand between.
  private static func readString(_ scanner: inout Scanner) {
    guard let end = scanner.quotedEnd(from: scanner.at + 1, "\"") else {
      scanner.take(.err, to: scanner.end)
      return
    }
    var behind = scanner.run(ByteSet(" \t\r\n"), from: end)
    while scanner[behind] == 0x2F {
      if scanner[behind + 1] == 0x2F {
        behind = scanner.lineEnd(from: behind)
      } else if let close = scanner.findEnd("*/", from: behind + 2), scanner[behind + 1] == 0x2A {
        behind = close + 2
      } else {
        break
      }
      behind = scanner.run(ByteSet(" \t\r\n"), from: behind)
    }
    scanner.take(scanner[behind] == 0x3A ? .nt : .s2, to: end)
  }
}
