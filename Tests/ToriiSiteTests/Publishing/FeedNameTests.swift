import Testing
import ToriiSite

@Suite("Names of feeds")
struct FeedNameTests {
  private func site(_ feeds: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "torii.yaml",
      "title: T\nbase_url: https://example.org\ntheme: false\nfeeds: \(feeds)\n")
    try folder.write("templates/page.html", "{{ page.title }}")
    try folder.write("templates/section.html", "{{ section.title }}")
    try folder.write(
      "templates/index.html", "{% for feed in site.feeds %}{{ feed.url }} {% endfor %}")
    try folder.write("content/news/a.md", "---\ntitle: A\ndate: 2026-01-02\n---\nx\n")
    return folder
  }

  @Test(
    "a feed has the name that is asked for",
    arguments: [
      ("{atom: feed.xml}", ["feed.xml"]),
      ("{atom: feeds/all.atom.xml, rss: index.xml}", ["feeds/all.atom.xml", "index.xml"]),
      ("{rss: index.xml, atom: false, sections: true}", ["index.xml", "news/index.xml"]),
      ("{atom: feeds/all.xml, sections: true}", ["feeds/all.xml", "news/all.xml"]),
    ])
  func named(_ feeds: String, _ files: [String]) throws {
    let folder = try site(feeds)
    #expect(SiteBuilder(BuildOptions(source: folder.path)).build().diagnostics.isEmpty)
    let written = folder.files(in: "public").filter {
      $0.hasSuffix(".xml") && $0 != "sitemap.xml"
    }
    #expect(written == files)
  }

  @Test("links lead to the name")
  func linked() throws {
    let folder = try site("{atom: feeds/all.xml}")
    _ = SiteBuilder(BuildOptions(source: folder.path)).build()
    #expect(folder.text("public/index.html") == "/feeds/all.xml ")
  }

  @Test(
    "a name that is no path is an error", arguments: ["../x.xml", "/etc/x", "\"\"", "[1]", "3"])
  func refused(_ name: String) throws {
    let folder = try site("{atom: \(name)}")
    let report = SiteBuilder(BuildOptions(source: folder.path)).build()
    #expect(report.diagnostics.map(\.line) == [4])
  }
}
