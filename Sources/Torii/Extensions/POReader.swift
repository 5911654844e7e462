/// Reads the text catalogues of GNU gettext (its manual, "The Format of PO Files").
struct POReader {
  private var scanner: POScanner
  private var table = MessageTable()
  /// What has been defined, fuzzy and untranslated entries too.
  private var known: Set<[UInt8]> = []

  init(_ bytes: [UInt8]) { scanner = POScanner(bytes) }

  mutating func read() throws(MessageCatalogError) -> MessageTable {
    var isFuzzy = false
    while true {
      switch try scanner.next() {
      case .end: return table
      case .flags(let flags):
        isFuzzy = isFuzzy || flags.contains { $0.elementsEqual("fuzzy".utf8) }
      case .keyword(let keyword):
        try readEntry(from: keyword, isFuzzy: isFuzzy)
        isFuzzy = false
      case .text, .index: throw scanner.issue("A text stands alone, without its keyword.")
      }
    }
  }

  private mutating func readEntry(from first: POScanner.Keyword, isFuzzy: Bool)
    throws(MessageCatalogError)
  {
    let place = scanner.place
    var keyword = first
    var context: [UInt8]?
    if keyword == .context {
      context = try readText()
      keyword = try expectKeyword(.id)
    }
    guard keyword == .id else { throw scanner.issue("An entry must begin with msgid.") }
    let id = try readText()
    let hasPlural = try peek() == .keyword(.plural)
    if hasPlural {
      _ = try scanner.next()
      _ = try readText()
    }
    let forms = try readTranslations(hasPlural: hasPlural)

    var key = id
    if let context { key = context + [0x04] + id }
    guard known.insert(key).inserted else {
      throw scanner.issue("This message is defined twice.", at: place)
    }
    if key.isEmpty {
      do throws(MessageCatalogError) {
        try table.readHeader(Array((forms.first ?? "").utf8))
      } catch {
        throw scanner.issue(error.message, at: place)
      }
    } else if isFuzzy {
      return
    }
    guard let text = forms.first, !text.isEmpty else { return }
    if hasPlural { table.add(forms: forms, for: key) } else { table.add(text: text, for: key) }
  }

  /// `msgstr`, or `msgstr[0]` and on.
  private mutating func readTranslations(hasPlural: Bool) throws(MessageCatalogError) -> [String] {
    _ = try expectKeyword(.translation)
    guard hasPlural else { return [string(try readText())] }
    var forms: [String] = []
    while true {
      guard try scanner.next() == .index(forms.count) else {
        throw scanner.issue("Here msgstr[\(forms.count)] must stand.")
      }
      forms.append(string(try readText()))
      guard try peek() == .keyword(.translation) else { return forms }
      _ = try scanner.next()
    }
  }

  private mutating func expectKeyword(_ keyword: POScanner.Keyword)
    throws(MessageCatalogError) -> POScanner.Keyword
  {
    guard try scanner.next() == .keyword(keyword) else {
      throw scanner.issue("Here \(keyword.rawValue) must stand.")
    }
    return keyword
  }

  /// One text or several, which are joined.
  private mutating func readText() throws(MessageCatalogError) -> [UInt8] {
    guard case .text(var bytes) = try scanner.next() else {
      throw scanner.issue("Here a text in quotes must stand.")
    }
    while case .text(let more) = try peek() {
      bytes += more
      _ = try scanner.next()
    }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw scanner.issue("The text is not UTF-8.")
    }
    guard !bytes.contains(0) else { throw scanner.issue("The text holds a NUL.") }
    return bytes
  }

  private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The next token, which stays.
  private func peek() throws(MessageCatalogError) -> POScanner.Token {
    var copy = scanner
    // What is wrong there is said when the token is taken.
    do throws(MessageCatalogError) { return try copy.next() } catch { return .end }
  }
}
