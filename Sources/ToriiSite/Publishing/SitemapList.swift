package import Torii

/// The pages that search engines are told of, in all languages, cut into files as the protocol
/// wants it (sitemaps.org: at most 50 000 addresses a file).
package struct SitemapList: Sendable {
  package static let maximumAddresses = 50_000

  private let pages: [Value]
  private let perFile: Int

  package init(_ tables: LanguageTables, perFile: Int = maximumAddresses) {
    pages = tables.all.flatMap { table in
      let pages = table.model.pages
      return pages.indices.filter { pages[$0].isIndexed }.map { table.pages[$0] }
    }
    self.perFile = max(1, perFile)
  }

  package var fileCount: Int { max(1, (pages.count + perFile - 1) / perFile) }

  /// The pages of a file, numbered from 1.
  package func pages(ofFile number: Int) -> Value {
    let start = min(pages.count, max(0, number - 1) * perFile)
    return Value(Array(pages[start..<min(pages.count, start + perFile)]))
  }
}
