package import ToriiFrontMatter

/// A language of the site, as `languages:` in the configuration names it.
package struct SiteLanguage: Sendable {
  /// As BCP 47 writes it: `fr`, `pt-BR`, `zh-Hant`.
  package let code: String
  /// What readers call it, for the language switch.
  package var name: String
  package var isRightToLeft: Bool
  package var weight: Int
  /// The folder of the language's pages; empty for the language at the root.
  package var prefix: String
  /// The language whose pages stand in for those that are not translated.
  package var fallback: String?
  /// What the language says otherwise than the rest of the configuration.
  package var title: String?
  package var description: String?
  package var author: String?
  package var params: [DataNode.Entry] = []
  package var menus: [(name: String, entries: [MenuEntry])]?

  package init(code: String, prefix: String) {
    self.code = code
    self.prefix = prefix
    name = code
    weight = 0
    let primary = code.prefix { $0 != "-" && $0 != "_" }.lowercased()
    isRightToLeft = ["ar", "dv", "fa", "he", "ps", "ur", "yi"].contains(primary)
  }

  /// `fr`, `pt-BR` and the like, which also makes a name that is safe in URLs and files.
  package static func isCode(_ text: String) -> Bool {
    let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x5F }
    guard let first = parts.first, (2...8).contains(first.count),
      first.allSatisfy(\.isASCIILetter)
    else { return false }
    return parts.count <= 4
      && parts.dropFirst().allSatisfy { part in
        (1...8).contains(part.count)
          && part.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit }
      }
  }
}

extension SiteConfiguration {
  mutating func readLanguages(_ reader: inout TableReader) {
    guard let table = reader.table("languages") else {
      if languages.count == 1, languages[0].code != language {
        languages = [SiteLanguage(code: language, prefix: "")]
      }
      return
    }
    if languages.first?.code != language {
      languages = [SiteLanguage(code: language, prefix: "")]
    }
    for entry in table.leftOver {
      guard SiteLanguage.isCode(entry.key) else {
        table.error(
          "\"\(TableReader.clipped(entry.key))\" is no code of a language",
          at: entry.keyPosition, hint: "write a code as \"fr\" or \"pt-BR\"")
        continue
      }
      guard let keys = entry.value.mapping ?? (entry.value.isNull ? [] : nil) else {
        table.error(
          "\"\(table.qualified(entry.key))\" must be a table of keys, not "
            + entry.value.kindName, at: entry.value.position)
        continue
      }
      var language = table.reader(keys, entry.key)
      add(entry.key, &language)
    }
    refuseUnknownFallbacks(table)
    // The language at the root stays the first; the rest follow by weight, then as written.
    languages =
      languages.prefix(1)
      + languages.dropFirst().enumerated()
      .sorted { ($0.element.weight, $0.offset) < ($1.element.weight, $1.offset) }
      .map(\.element)
  }

  private mutating func add(_ code: String, _ reader: inout TableReader) {
    let isDefault = code == language
    let known = languages.firstIndex { $0.code == code }
    var result =
      known.map { languages[$0] }
      ?? SiteLanguage(code: code, prefix: isDefault ? "" : code.lowercased())
    result.name = reader.string("name") ?? result.name
    result.weight = reader.int("weight", in: -1_000_000...1_000_000) ?? result.weight
    result.title = reader.string("title") ?? result.title
    result.description = reader.string("description") ?? result.description
    result.author = reader.string("author") ?? result.author
    result.fallback = reader.string("fallback") ?? result.fallback
    if let node = reader.node("direction") {
      switch node.string {
      case "rtl": result.isRightToLeft = true
      case "ltr": result.isRightToLeft = false
      default:
        reader.error(
          "\"\(reader.qualified("direction"))\" must be \"ltr\" or \"rtl\"", at: node.position)
      }
    }
    result.params.overlay(with: reader.table("params")?.leftOver ?? [])
    if let table = reader.table("menus") { result.menus = Self.menus(table) }
    reader.refuseUnknownKeys()
    if let known { languages[known] = result } else { languages.append(result) }
  }

  private func refuseUnknownFallbacks(_ reader: TableReader) {
    let codes = languages.map(\.code)
    for language in languages {
      guard let fallback = language.fallback else { continue }
      if codes.contains(fallback) && fallback != language.code { continue }
      let entry = reader.leftOver.first { $0.key == language.code }
      reader.error(
        "\"\(reader.qualified(language.code)).fallback\" names no other language of the site",
        at: entry?.keyPosition ?? DataPosition(line: 1, column: 1),
        hint: "languages: " + codes.joined(separator: ", "))
    }
  }

  /// The configuration as the pages of one language see it.
  package func localized(_ index: Int) -> SiteConfiguration {
    guard languages.indices.contains(index) else { return self }
    let settings = languages[index]
    var result = self
    result.languageIndex = index
    result.language = settings.code
    result.title = settings.title ?? title
    result.description = settings.description ?? description
    result.author = settings.author ?? author
    result.menus = settings.menus ?? menus
    result.params.overlay(with: settings.params)
    return result
  }

  /// The language whose pages are being made.
  package var currentLanguage: SiteLanguage {
    languages.indices.contains(languageIndex)
      ? languages[languageIndex] : SiteLanguage(code: language, prefix: "")
  }

  /// The first parts of every address of the language.
  package var languagePath: [String] {
    currentLanguage.prefix.isEmpty ? [] : [currentLanguage.prefix]
  }
}
