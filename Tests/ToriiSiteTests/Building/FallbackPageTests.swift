import Testing
import ToriiSite

@Suite("Pages that stand in for translations")
struct FallbackPageTests {
  @Test("an alias leads to the page in its own language")
  func aliases() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "torii.yaml",
      "title: S\ntheme: false\nbase_url: https://e.org\nlanguages:\n  ja: {fallback: en}\n")
    for name in ["index", "page"] { try folder.write("templates/\(name).html", "") }
    try folder.write("content/a.md", "---\naliases: [/old/]\n---\n")
    try folder.write("content/b.ja.md", "---\naliases: [/alt/]\n---\n")
    var options = BuildOptions(source: folder.path)
    options.output = folder.path + "/public"
    options.usesCache = false
    let report = SiteBuilder(options).build()
    #expect(report.diagnostics.map { $0.rendered() } == [])
    #expect(folder.exists("public/a/index.html") && folder.exists("public/ja/a/index.html"))
    #expect(folder.text("public/old/index.html")?.contains("https://e.org/a/") == true)
    #expect(folder.text("public/alt/index.html")?.contains("https://e.org/ja/b/") == true)
  }

  @Test("a stand-in names its original, and search engines hear of the original alone")
  func original() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "torii.yaml",
      "title: S\ntheme: false\nbase_url: https://e.org\nlanguages:\n  ja: {fallback: en}\n")
    let template =
      "{{ page.lang }} {{ page.original.url }} {% include \"partials/metadata.html\" %}"
    for name in ["index", "page", "section"] {
      try folder.write("templates/\(name).html", template)
    }
    try folder.write("content/docs/_index.md", "English text of a list.\n")
    try folder.write("content/docs/a.md", "only English\n")
    try folder.write("content/docs/b.md", "both\n")
    try folder.write("content/docs/b.ja.md", "both\n")
    var options = BuildOptions(source: folder.path)
    options.output = folder.path + "/public"
    options.usesCache = false
    let report = SiteBuilder(options).build()
    #expect(report.diagnostics.map { $0.rendered() } == [])
    let standIn = try #require(folder.text("public/ja/docs/a/index.html"))
    #expect(standIn.hasPrefix("en /docs/a/ "))
    #expect(standIn.contains(#"rel="canonical" href="https://e.org/docs/a/""#))
    #expect(!standIn.contains("hreflang"))
    let translated = try #require(folder.text("public/ja/docs/b/index.html"))
    #expect(translated.contains(#"rel="canonical" href="https://e.org/ja/docs/b/""#))
    #expect(translated.contains(#"hreflang="en" href="https://e.org/docs/b/""#))
    let list = try #require(folder.text("public/ja/docs/index.html"))
    #expect(list.hasPrefix("ja "))
    #expect(list.contains(#"rel="canonical" href="https://e.org/ja/docs/""#))
    let sitemap = try #require(folder.text("public/sitemap.xml"))
    #expect(!sitemap.contains("https://e.org/ja/docs/a/"))
    #expect(sitemap.contains("<loc>https://e.org/ja/docs/</loc>"))
    #expect(sitemap.contains(#"hreflang="ja" href="https://e.org/ja/docs/b/""#))
  }
}
