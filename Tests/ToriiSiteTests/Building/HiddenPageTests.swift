import Testing
import ToriiSite

@Suite("Hidden pages")
struct HiddenPageTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: S\ntheme: false\nbase_url: https://e.org\n")
    let list = "{% for item in items %}{{ item.title }};{% endfor %}"
    for (name, items) in [
      ("index", "site.pages + site.posts"), ("section", "section.pages + section.sections"),
      ("term", "term.pages"), ("taxonomy", "taxonomy.terms"),
    ] {
      try folder.write("templates/\(name).html", "{% set items = \(items) %}" + list)
    }
    try folder.write("templates/page.html", "{{ page.title }} {{ page.hidden }}{{ page.related }}")
    try folder.write("templates/post.html", "{{ page.title }}{{ page.next }}{{ page.previous }}")
    try folder.write(
      "content/posts/a.md", "---\ntitle: A\ndate: 2026-01-01\ntags: [t]\n---\n[x](../x.md)\n")
    try folder.write(
      "content/posts/b.md", "---\ntitle: B\ndate: 2026-01-02\ntags: [t, u]\nhidden: true\n---\n")
    try folder.write("content/x.md", "---\ntitle: X\nhidden: true\n---\n")
    try folder.write("content/sub/_index.md", "---\ntitle: Sub\ncascade: {hidden: true}\n---\n")
    try folder.write("content/sub/c.md", "---\ntitle: C\n---\n")
    try folder.write("content/sub/d.md", "---\ntitle: D\nhidden: false\n---\n")
  }

  @Test("a hidden page is at its address and nowhere else")
  func hidden() throws {
    var options = BuildOptions(source: folder.path)
    options.output = folder.path + "/public"
    options.now = SiteFixture.now
    options.usesCache = false
    let report = SiteBuilder(options).build()
    #expect(report.diagnostics.map { $0.rendered() } == [])
    #expect(folder.text("public/x/index.html") == "X True[]")
    #expect(folder.text("public/posts/b/index.html") == "BNoneNone")
    #expect(folder.text("public/posts/a/index.html") == "ANoneNone")
    #expect(folder.text("public/index.html") == "A;D;A;")
    #expect(folder.text("public/posts/index.html") == "A;")
    #expect(folder.text("public/sub/index.html") == "D;")
    #expect(folder.text("public/tags/t/index.html") == "A;")
    #expect(!folder.exists("public/tags/u/index.html"))
    let sitemap = try #require(folder.text("public/sitemap.xml"))
    #expect(sitemap.contains("/posts/a/"))
    for hidden in ["/posts/b/", "/x/", "/sub/c/"] { #expect(!sitemap.contains(hidden)) }
    let feed = try #require(folder.text("public/atom.xml"))
    #expect(feed.contains("/posts/a/") && !feed.contains("/posts/b/"))
  }
}
