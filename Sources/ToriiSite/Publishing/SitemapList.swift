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
    self.init(Self.references(tables.all.map(\.model)), tables, perFile: perFile)
  }

  /// - Parameter references: What ``references(_:)`` gave for the models of the tables.
  init(
    _ references: [Translations.Reference], _ tables: LanguageTables,
    perFile: Int = maximumAddresses
  ) {
    self.references = references
    pages = references.map { tables.all[$0.language].pages[$0.page] }
    self.perFile = max(1, perFile)
  }

  /// The pages that search engines are told of.
  static func references(_ models: [SiteModel]) -> [Translations.Reference] {
    models.flatMap { model in
      let pages = model.pages
      // What stands in for a translation is told of once, where it was written.
      return pages.indices
        .filter { index in
          let page = pages[index]
          return page.isIndexed && !page.standsIn(in: model.configuration)
        }
        .map { Translations.Reference(language: model.configuration.languageIndex, page: $0) }
    }
  }

  package var fileCount: Int { Self.fileCount(of: references.count, perFile: perFile) }

  /// How many files so many addresses take.
  static func fileCount(of count: Int, perFile: Int = maximumAddresses) -> Int {
    max(1, (count + perFile - 1) / perFile)
  }

  /// The pages of a file, numbered from 1.
  package func pages(ofFile number: Int) -> Value {
    Value(Array(pages[range(ofFile: number)]))
  }

  /// Which of the pages a file holds.
  package func range(ofFile number: Int) -> Range<Int> {
    let start = min(references.count, max(0, number - 1) * perFile)
    return start..<min(references.count, start + perFile)
  }
}
