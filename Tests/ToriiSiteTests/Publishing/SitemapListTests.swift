import Testing
import Torii
import ToriiSite

@Suite("Sitemaps")
struct SitemapListTests {
  private func count(_ value: Value) -> Int {
    if case .list(let list) = value { list.items.count } else { 0 }
  }

  @Test("more addresses than a file may hold go into several", arguments: [1, 2, 4, 100])
  func files(_ perFile: Int) {
    let collector = DiagnosticCollector()
    let configuration = SiteConfiguration()
    let reader = ContentReader(configuration: configuration, collector: collector)
    var content = SiteContent()
    for name in ["a", "b", "c"] {
      let source = SourceText(file: name + ".md", bytes: Array("# A\n".utf8))
      if let page = reader.parse(source, SourcePath(name + ".md"), .page) { content.add(page) }
    }
    let languages = LanguageContent.split(content, configuration, collector: collector)
    let tables = LanguageTables(
      languages.map { language in
        var builder = SiteModelBuilder(
          content: language, bodies: [:], kinds: [], collector: collector)
        return builder.build()
      })
    let sitemap = SitemapList(tables, perFile: perFile)
    // Three pages and the home page.
    #expect(sitemap.fileCount == (4 + perFile - 1) / perFile)
    let files = (1...sitemap.fileCount).map { count(sitemap.pages(ofFile: $0)) }
    #expect(files.reduce(0, +) == 4)
    #expect(files.allSatisfy { $0 <= perFile })
  }
}
