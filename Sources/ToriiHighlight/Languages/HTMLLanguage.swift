extension Language {
  static let html = Language("HTML", "html htm xhtml") { HTMLLanguage.read(&$0) }
  static let xml = Language("XML", "xml svg rss atom xsd wsdl plist") { XMLLanguage.read(&$0) }
}

/// HTML, with the scripts and styles in it.
enum HTMLLanguage {
  static let name = ByteSet("a-zA-Z0-9_:.-", nonASCII: true)
  private static let attribute = ByteSet("a-zA-Z0-9_:-", nonASCII: true)

  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      switch scanner.byte {
      case 0x3C:
        if !readMarkup(&scanner) { scanner.take(.err, 1) }
      case 0x26:
        if !readEntity(&scanner) { scanner.take(.err, 1) }
      default:
        scanner.take(.text, to: scanner.run(until: ByteSet("<&"), from: scanner.at))
      }
    }
  }

  /// `&name;`, without space in it.
  static func readEntity(_ scanner: inout Scanner) -> Bool {
    let end = scanner.run(until: ByteSet("; \t\r\n"), from: scanner.at + 1)
    guard scanner[end] == 0x3B else { return false }
    scanner.take(.ni, to: end + 1)
    return true
  }

  /// Comments, declarations, instructions.
  static func readDeclaration(_ scanner: inout Scanner) -> Bool {
    if scanner.hasIgnoringCase("<![cdata[", at: scanner.at) {
      if let end = scanner.findEnd("]]>", from: scanner.at) {
        scanner.take(.cp, to: end + 3)
        return true
      }
    }
    if scanner.has("<!--"), let end = scanner.findEnd("-->", from: scanner.at + 4) {
      scanner.take(.cm, to: end + 3)
      return true
    }
    if scanner.has("<?"), let end = scanner.findEnd("?>", from: scanner.at) {
      scanner.take(.cp, to: end + 2)
      return true
    }
    if scanner.has("<!"), let end = scanner.findEnd(">", from: scanner.at) {
      scanner.take(.cp, to: end + 1)
      return true
    }
    return false
  }

  private static func readMarkup(_ scanner: inout Scanner) -> Bool {
    if readDeclaration(&scanner) { return true }
    let begin = scanner.run(.spaces, from: scanner.at + 1)
    if scanner[begin] == 0x2F { return readEndTag(&scanner, begin) }
    let end = scanner.run(name, from: begin)
    guard end > begin else { return false }
    var nameEnd = end
    var embedded: StaticString?
    for text in ["script", "style"] as [StaticString] where embedded == nil {
      if scanner.hasIgnoringCase(text, at: begin) {
        embedded = text
        nameEnd = begin + text.utf8CodeUnitCount
      }
    }
    scanner.take(.p, 1)
    scanner.take(.text, to: begin)
    scanner.take(.nt, to: nameEnd)
    readAttributes(&scanner)
    if let embedded { readEmbedded(&scanner, embedded) }
    return true
  }

  /// `</name>`.
  static func readEndTag(_ scanner: inout Scanner, _ slash: Int) -> Bool {
    let begin = scanner.run(.spaces, from: slash + 1)
    let end = scanner.run(name, from: begin)
    let close = scanner.run(.spaces, from: end)
    guard end > begin, scanner[close] == 0x3E else { return false }
    scanner.take(.p, 1)
    scanner.take(.text, to: slash)
    scanner.take(.p, 1)
    scanner.take(.text, to: begin)
    scanner.take(.nt, to: end)
    scanner.take(.text, to: close)
    scanner.take(.p, 1)
    return true
  }

  static func readAttributes(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if ByteSet.spaces.contains(byte) {
        scanner.takeSpace(.text)
      } else if attribute.contains(byte) {
        readAttribute(&scanner)
      } else if byte == 0x3E {
        scanner.take(.p, 1)
        return
      } else if byte == 0x2F {
        let close = scanner.run(.spaces, from: scanner.at + 1)
        guard scanner[close] == 0x3E else {
          scanner.take(.err, 1)
          continue
        }
        scanner.take(.p, 1)
        scanner.take(.text, to: close)
        scanner.take(.p, 1)
        return
      } else {
        scanner.takeCharacter(.err)
      }
    }
  }

  private static func readAttribute(_ scanner: inout Scanner) {
    let end = scanner.run(attribute, from: scanner.at)
    let equals = scanner.run(.spaces, from: end)
    guard scanner[equals] == 0x3D else {
      scanner.take(.na, to: end)
      return
    }
    scanner.take(.na, to: equals)
    scanner.take(.o, 1)
    scanner.takeSpace(.text)
    readValue(&scanner)
  }

  static func readValue(_ scanner: inout Scanner) {
    let quote = scanner.byte
    if quote == 0x22 || quote == 0x27, !scanner.isHopeless(quote) {
      if let end = scanner.find(quote, from: scanner.at + 1) {
        scanner.take(.s, to: end + 1)
        return
      }
      scanner.giveUp(quote)
    }
    scanner.take(.s, to: scanner.run(until: ByteSet(" \t\r\n>"), from: scanner.at))
  }

  private static func readEmbedded(_ scanner: inout Scanner, _ element: StaticString) {
    var end = scanner.end
    var place = scanner.at
    while let open = scanner.find(0x3C, from: place) {
      let slash = scanner.run(.spaces, from: open + 1)
      let name = scanner.run(.spaces, from: slash + 1)
      let close = scanner.run(.spaces, from: name + element.utf8CodeUnitCount)
      if scanner[slash] == 0x2F, scanner.hasIgnoringCase(element, at: name),
        scanner[close] == 0x3E
      {
        end = open
        break
      }
      place = open + 1
    }
    if element.utf8CodeUnitCount == 6 {
      scanner.embed(to: end) { JavaScriptLanguage.read(&$0, JavaScriptLanguage.Dialect()) }
    } else {
      scanner.embed(to: end) { CSSLanguage.read(&$0) }
    }
  }
}

/// XML.
enum XMLLanguage {
  static func read(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let byte = scanner.byte
      if byte == 0x3C {
        if !readMarkup(&scanner) { scanner.take(.err, 1) }
      } else if byte == 0x26 {
        if !HTMLLanguage.readEntity(&scanner) { scanner.take(.err, 1) }
      } else if ByteSet.spaces.contains(byte) {
        scanner.takeSpace()
      } else {
        scanner.take(.text, to: scanner.run(until: ByteSet("<& \t\r\n"), from: scanner.at))
      }
    }
  }

  private static func readMarkup(_ scanner: inout Scanner) -> Bool {
    if HTMLLanguage.readDeclaration(&scanner) { return true }
    var begin = scanner.run(.spaces, from: scanner.at + 1)
    let isEnd = scanner[begin] == 0x2F
    if isEnd { begin = scanner.run(.spaces, from: begin + 1) }
    let end = scanner.run(HTMLLanguage.name, from: begin)
    guard end > begin else { return false }
    if isEnd {
      let close = scanner.run(.spaces, from: end)
      guard scanner[close] == 0x3E else { return false }
      scanner.take(.nt, to: close + 1)
      return true
    }
    scanner.take(.nt, to: end)
    readAttributes(&scanner)
    return true
  }

  private static func readAttributes(_ scanner: inout Scanner) {
    while !scanner.isAtEnd {
      let close = scanner.run(.spaces, from: scanner.byte == 0x2F ? scanner.at + 1 : scanner.at)
      if scanner[close] == 0x3E, scanner.byte == 0x2F || close == scanner.at {
        scanner.take(.nt, to: close + 1)
        return
      }
      if ByteSet.spaces.contains(scanner.byte) {
        scanner.takeSpace()
        continue
      }
      let end = scanner.run(HTMLLanguage.name, from: scanner.at)
      let equals = scanner.run(.spaces, from: end)
      guard end > scanner.at, scanner[equals] == 0x3D else {
        scanner.takeCharacter(.err)
        continue
      }
      scanner.take(.na, to: equals + 1)
      scanner.takeSpace()
      HTMLLanguage.readValue(&scanner)
    }
  }
}
