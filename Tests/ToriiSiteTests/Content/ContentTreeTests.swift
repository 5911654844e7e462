import Testing
import ToriiSite

@Suite("Content as a tree")
struct ContentTreeTests {
  /// Pages and bundles of two folders, some with addresses of their own.
  private func documents(_ collector: DiagnosticCollector) -> [ContentDocument] {
    let reader = ContentReader(configuration: SiteConfiguration(), collector: collector)
    return (1000..<2000).compactMap { number in
      let folder = number < 1500 ? "notes" : "posts"
      let own = number % 7 == 0 ? "permalink: /own/\(number)/\n" : ""
      let text = "---\ntitle: T\n\(own)---\n"
      let path = number % 3 == 0 ? "\(folder)/p\(number)/index.md" : "\(folder)/p\(number).md"
      return reader.parse(
        SourceText(file: path, bytes: Array(text.utf8)), SourcePath(path),
        number % 3 == 0 ? .bundle : .page)
    }
  }

  @Test("pages are placed alike by one thread and by several")
  func threads() {
    let collector = DiagnosticCollector()
    let documents = documents(collector)
    let image = ScannedFile(path: SourcePath("posts/p1800/a.jpg"), absolutePath: "/x")
    let assets = [LanguageFile(file: image, path: image.path, language: 0)]
    let trees = [nil, WorkerPool(jobs: 3)].map { pool in
      ContentTree(
        documents: documents, assets: assets, skipped: [], configuration: SiteConfiguration(),
        collector: collector, pool: pool)
    }
    let urls = documents.enumerated().map { position, document in
      let number = 1000 + position
      return number % 7 == 0
        ? "/own/\(number)/" : "/\(number < 1500 ? "notes" : "posts")/p\(number)/"
    }
    for tree in trees {
      #expect(tree.pages.map(\.url.string) == urls)
      #expect(tree.pages.map(\.document.path) == documents.map(\.path))
      #expect(tree.pages.map(\.section) == documents.indices.map { $0 < 500 ? 1 : 2 })
      #expect(tree.assets.map(\.page) == [800])
    }
    #expect(collector.sorted.isEmpty)
  }

  @Test("pages without an address are told of alike by one thread and by several")
  func problems() {
    let documents = (0..<1500).compactMap { number in
      let path = number % 100 == 0 ? "posts/p\(number)/!.md" : "posts/p\(number).md"
      return ContentReader(configuration: SiteConfiguration(), collector: DiagnosticCollector())
        .parse(SourceText(file: path, bytes: []), SourcePath(path), .page)
    }
    let told = [nil, WorkerPool(jobs: 3)].map { pool in
      let collector = DiagnosticCollector()
      let tree = ContentTree(
        documents: documents, assets: [], skipped: [], configuration: SiteConfiguration(),
        collector: collector, pool: pool)
      #expect(tree.pages.count == 1485)
      return collector.sorted.map { "\($0)" }
    }
    #expect(told[0].count == 15)
    #expect(told[0] == told[1])
  }
}
