/// Which pages say the same in different languages.
package struct Translations: Sendable {
  /// A page of a language.
  package struct Reference: Sendable, Hashable {
    package let language: Int
    package let page: Int
  }

  private var groups: [String: [Reference]] = [:]

  /// - Parameter models: One a language, in the order of the configuration.
  package init(_ models: [SiteModel]) {
    guard models.count > 1 else { return }
    for (language, model) in models.enumerated() {
      // A page that stands in for a translation is none.
      for page in model.pages where !page.standsIn(in: model.configuration) {
        groups[Self.key(page, model), default: []].append(
          Reference(language: language, page: page.index))
      }
    }
  }

  /// The versions of a page in the other languages.
  package func others(of page: Page, in model: SiteModel) -> [Reference] {
    if groups.isEmpty { return [] }
    let own = model.configuration.languageIndex
    return groups[Self.key(page, model), default: []].filter { $0.language != own }
  }

  /// What the versions of a page have in common: the key in their front matter, or their place.
  private static func key(_ page: Page, _ model: SiteModel) -> String {
    if let key = page.metadata?.translationKey { return "key " + key }
    switch page.kind {
    case .page:
      let path = page.document?.logicalPath ?? SourcePath("")
      return "page " + path.folder.appending(path.stem).string
    case .home, .section:
      let folder = page.section.map { model.sections[$0].path.string } ?? ""
      return "section " + folder
    case .taxonomy, .term:
      let prefix = model.configuration.languagePath.map { "/" + $0 }.joined()
      return "term " + (page.url.string.dropping(prefix: prefix) ?? page.url.string)
    case .archive, .search, .notFound: return page.kind.rawValue
    case .archiveYear, .archiveMonth:
      guard let period = model.archivePeriods[page.index] else { return page.kind.rawValue }
      let year = model.archive[period.year]
      return "archive \(year.year) \(period.month.map { year.months[$0].month } ?? 0)"
    }
  }
}
