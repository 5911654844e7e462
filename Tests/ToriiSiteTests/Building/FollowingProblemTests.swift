import Testing
import ToriiSite

@Suite("Problems that follow from others")
struct FollowingProblemTests {
  @Test("a page that cannot be made is no broken link")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: S\ntheme: false\nbase_url: https://e.org\n")
    for name in ["index", "post"] { try folder.write("templates/\(name).html", "") }
    try folder.write("templates/page.html", "{% extends 'gone.html' %}")
    try folder.write(
      "content/a.md",
      "---\ndate: 2026-01-01\n---\n[b](b.md) [b](/b/#x) [c](c.md) [d](d.md) [d](/d/)\n")
    try folder.write("content/b.md", "---\ntitle: B\n---\n")
    try folder.write("content/c.md", "---\ntitle: [\n---\n")
    try folder.write("content/d.md", "---\ntemplate: none.html\n---\n")
    var options = BuildOptions(source: folder.path)
    options.output = folder.path + "/public"
    options.now = SiteFixture.now
    options.usesCache = false
    let report = SiteBuilder(options).build()
    #expect(
      report.diagnostics.map { "\($0.file ?? ""):\($0.line ?? 0)" }
        == ["content/c.md:3", "content/d.md:2", "templates/page.html:1"])
  }

  @Test("links lead below an address that needs encoding", arguments: ["é", "%C3%A9"])
  func encodedBase(_ path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: S\ntheme: false\nbase_url: https://e.org/\(path)\n")
    for name in ["index", "page"] {
      try folder.write("templates/\(name).html", "{{ page.content }}")
    }
    try folder.write("content/_index.md", "[a](@/a.md) [a](/a/) ![p](/p.svg)\n")
    try folder.write("content/a.md", "a")
    try folder.write("static/p.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    var options = BuildOptions(source: folder.path)
    options.output = folder.path + "/public"
    options.now = SiteFixture.now
    options.usesCache = false
    let report = SiteBuilder(options).build()
    #expect(report.diagnostics.map { $0.rendered() } == [])
    let home = try #require(folder.text("public/index.html"))
    #expect(home.contains(#"<a href="/%C3%A9/a/">a</a>"#))
  }

  @Test("the variable data is part of what pages depend on")
  func data() throws {
    let folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: S\ntheme: false\nbase_url: https://e.org\n")
    for name in ["index", "section"] { try folder.write("templates/\(name).html", "") }
    try folder.write("templates/part.html", "{{ data.people[0] }}")
    try folder.write("templates/page.html", "{% include 'part.html' %}")
    try folder.write("content/a.md", "a")
    for name in ["Ada", "Bo"] {
      try folder.write("data/people.yaml", "[\(name)]")
      var options = BuildOptions(source: folder.path)
      options.output = folder.path + "/public"
      let report = SiteBuilder(options).build()
      #expect(report.diagnostics.map { $0.rendered() } == [])
      #expect(folder.text("public/a/index.html") == name)
    }
  }
}
