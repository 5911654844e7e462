/// Highlights code on the server: HTML with the classes of Pygments' stylesheets.
package enum Highlighter {
  /// The language of a name or alias, in letters of any case.
  package static func language(named name: String) -> Language? {
    let name = String(decoding: name.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }, as: UTF8.self)
    return languagesByName[name]
  }

  /// The language of text that is not code.
  package static let plainText = Language.text

  /// The HTML of code in a language, without an element around it.
  package static func html(_ code: [UInt8], in language: Language) -> [UInt8] {
    MarkupWriter(code, tokens(code, in: language)).html()
  }

  static func tokens(_ code: [UInt8], in language: Language) -> TokenList {
    var scanner = Scanner(code)
    language.read(&scanner)
    scanner.take(.text, to: code.count)
    return scanner.finish()
  }

  private static let languagesByName: [String: Language] = {
    var all: [String: Language] = [:]
    for language in languages {
      for name in language.names where all[name] == nil { all[name] = language }
    }
    return all
  }()
}
