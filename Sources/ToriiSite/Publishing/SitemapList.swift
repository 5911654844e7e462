package import Torii

/// The pages that search engines are told of, in all languages, cut into files as the protocol
/// wants it (sitemaps.org: at most 50 000 addresses a file).
package struct SitemapList: Sendable {
  package static let maximumAddresses = 50_000

  private let pages: [Value]
  /// The same pages by language and index.
  package let references: [Translations.Reference]
  private let perFile: Int

  /// A list of nothing, for builds that make no sitemap.
  init() { (references, pages, perFile) = ([], [], 1) }

  package init(_ tables: LanguageTables, perFile: Int = maximumAddresses) {
    references = tables.all.flatMap { table in
      let pages = table.model.pages
      // What stands in for a translation is told of once, where it was written.
      return pages.indices
        .filter { pages[$0].isIndexed && !pages[$0].standsIn(in: table.model.configuration) }
        .map { Translations.Reference(language: table.language, page: $0) }
    }
    pages = references.map { tables.all[$0.language].pages[$0.page] }
    self.perFile = max(1, perFile)
  }

  package var fileCount: Int { max(1, (pages.count + perFile - 1) / perFile) }

  /// The pages of a file, numbered from 1.
  package func pages(ofFile number: Int) -> Value {
    Value(Array(pages[range(ofFile: number)]))
  }

  /// Which of the pages a file holds.
  package func range(ofFile number: Int) -> Range<Int> {
    let start = min(pages.count, max(0, number - 1) * perFile)
    return start..<min(pages.count, start + perFile)
  }
}
