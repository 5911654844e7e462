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

  @Test("lists at files have a folder each for their feeds")
  func besideFiles() throws {
    let folder = try site("{terms: true, sections: true}")
    try folder.write(
      "torii.yaml",
      "base_url: https://example.org\ntheme: false\nfeeds: {terms: true, sections: true}\n"
        + "taxonomies: {tags: {permalink: /tag/:slug.html}, kinds: {permalink: /k/:slug/index.html}}\n"
    )
    try folder.write(
      "templates/term.html", "{% for feed in page.feeds %}{{ feed.url }}{% endfor %}")
    try folder.write("templates/taxonomy.html", "{{ taxonomy.name }}")
    try folder.write("content/news/_index.md", "---\npermalink: /news.html\n---\n")
    try folder.write(
      "content/news/a.md", "---\ndate: 2026-01-02\ntags: [red, blue]\nkinds: [k]\n---\nx\n")
    let report = SiteBuilder(BuildOptions(source: folder.path)).build()
    #expect(report.diagnostics.map { $0.rendered() } == [])
    let feeds = folder.files(in: "public").filter { $0.hasSuffix("atom.xml") }
    #expect(
      feeds == [
        "atom.xml", "k/k/atom.xml", "news/atom.xml", "tag/blue/atom.xml", "tag/red/atom.xml",
      ])
    #expect(folder.text("public/tag/red.html") == "/tag/red/atom.xml")
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
