import Testing
import ToriiSite

@Suite("Pages of taxonomies and their terms")
struct TermPageTests {
  /// A site without a theme whose templates show what is tested.
  private func site(_ configuration: String, _ content: [String: String]) throws -> TemporaryFolder
  {
    let folder = try TemporaryFolder()
    try folder.write(
      "torii.yaml", "title: T\ntheme: false\nbase_url: https://example.org\n" + configuration)
    try folder.write("templates/index.html", "home")
    try folder.write(
      "templates/page.html", "{% for t in page.tags %}{{ t.title }} {{ t.url }}{% endfor %}")
    try folder.write(
      "templates/term.html",
      "{{ page.title }}|{{ term.name }}|{{ page.description or '' }}|{{ page.content | striptags | trim }}"
        + "|{{ term.pages | map(attribute='title') | join(',') }}")
    try folder.write(
      "templates/taxonomy.html",
      "{{ page.title }}|{{ page.content | striptags | trim }}"
        + "|{% for t in taxonomy.terms %}{{ t.title }}={{ t.url }}{% endfor %}")
    for (name, text) in content { try folder.write("content/" + name, text) }
    return folder
  }

  private func build(_ folder: TemporaryFolder) -> [Diagnostic] {
    SiteBuilder(BuildOptions(source: folder.path)).build().diagnostics
  }

  private let tagged = ["a.md": "---\ntitle: A\ntags: [Big Rope]\n---\nx\n"]

  @Test("a term has the title, the description and the text of its file")
  func describesTerm() throws {
    let folder = try site(
      "",
      tagged.merging(
        ["tags/big-rope/_index.md": "---\ntitle: Ropes\ndescription: D\n---\nTwisted.\n"]) { $1 })
    #expect(build(folder).isEmpty)
    #expect(folder.text("public/tags/big-rope/index.html") == "Ropes|Big Rope|D|Twisted.|A")
    #expect(folder.text("public/tags/index.html") == "Tags||Ropes=/tags/big-rope/")
    #expect(folder.text("public/a/index.html") == "Ropes /tags/big-rope/")
  }

  @Test("what a template adds to the terms of a page is not among those of another")
  func keepsListsApart() throws {
    let folder = try site(
      "", ["a.md": "---\ntitle: A\n---\n", "b.md": "---\ntitle: B\n---\n"])
    try folder.write(
      "templates/page.html",
      "{% set own = page.tags %}{% set _ = own.append('x') %}{{ own | join }} "
        + "{% for p in site.pages if p.title != page.title %}{{ p.title, p.tags | join }}{% endfor %}"
    )
    #expect(build(folder).isEmpty)
    #expect(folder.text("public/a/index.html") == "x (&#39;B&#39;, &#39;&#39;)")
  }

  @Test("a taxonomy has the title, the text and the address of its file")
  func describesTaxonomy() throws {
    let folder = try site(
      "",
      tagged.merging(
        ["tags/_index.md": "---\ntitle: All\npermalink: /tags.html\n---\nSee.\n"]) { $1 })
    #expect(build(folder).isEmpty)
    #expect(folder.text("public/tags.html") == "All|See.|Big Rope=/tags/big-rope/")
    #expect(!folder.exists("public/tags/index.html"))
  }

  @Test("a folder with pages stays a section")
  func keepsSections() throws {
    let folder = try site(
      "taxonomies: [tags, docs]\n",
      ["docs/_index.md": "---\ntitle: D\n---\n", "docs/a.md": "---\ntitle: A\n---\nx\n"])
    try folder.write("templates/section.html", "section {{ section.title }}")
    #expect(build(folder).isEmpty)
    #expect(folder.text("public/docs/index.html") == "section D")
  }

  @Test("text of a term that no page names is a warning")
  func warns() throws {
    let folder = try site(
      "", tagged.merging(["tags/other/_index.md": "---\ntitle: O\n---\n"]) { $1 })
    let problems = build(folder)
    #expect(problems.map(\.file) == ["content/tags/other/_index.md"])
    #expect(problems.map(\.severity) == [.warning])
  }

  @Test("a pattern says where terms are")
  func followsPattern() throws {
    let folder = try site("taxonomies:\n  tags: {permalink: \"/tag/:slug.html\"}\n", tagged)
    #expect(build(folder).isEmpty)
    #expect(folder.text("public/tag/big-rope.html") == "Big Rope|Big Rope|||A")
    #expect(folder.text("public/a/index.html") == "Big Rope /tag/big-rope.html")
  }

  @Test(
    "a pattern that is none is an error",
    arguments: ["/tag/", "/:slug/:slug/", "/:name/", "/../:slug/", "[1]"])
  func refusesPattern(_ pattern: String) throws {
    let folder = try site("taxonomies: {tags: {permalink: \(pattern)}}\n", tagged)
    #expect(build(folder).map(\.line) == [4])
  }
}
