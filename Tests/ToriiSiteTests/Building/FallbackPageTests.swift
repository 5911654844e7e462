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
}
