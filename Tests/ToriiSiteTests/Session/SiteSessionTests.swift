import Testing
import ToriiSite

@Suite struct SiteSessionTests {
  private func site(in folder: TemporaryFolder) throws {
    try folder.write("torii.yaml", "title: Tea\nbase_url: https://example.org/tea\ntheme: false\n")
    try folder.write("content/posts/one.md", "---\ntitle: One\ndate: 2026-01-02\n---\nFirst.\n")
    try folder.write("content/about.md", "---\ntitle: About\n---\nUs.\n")
    try folder.write("static/style.css", "body {}\n")
    try folder.write("templates/page.html", "{{ page.title }}: {{ page.content }}")
    try folder.write(
      "templates/section.html", "{% for p in section.pages %}{{ p.title }};{% endfor %}")
    try folder.write("templates/index.html", "{% for p in site.posts %}{{ p.title }};{% endfor %}")
  }

  private func session(_ folder: TemporaryFolder) -> SiteSession {
    var options = BuildOptions(source: folder.path)
    options.now = 1_800_000_000
    return SiteSession(options)
  }

  private func text(_ snapshot: SiteSnapshot, _ path: String) -> String? {
    guard case .bytes(let bytes) = snapshot[path] else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func firstBuildMakesEveryFile() throws {
    let folder = try TemporaryFolder()
    try site(in: folder)
    let outcome = session(folder).rebuild()
    #expect(outcome.report.succeeded)
    #expect(text(outcome.snapshot, "about/index.html") == "About: <p>Us.</p>\n")
    #expect(outcome.snapshot["style.css"] == .copy(folder.path + "/static/style.css"))
    #expect(outcome.snapshot.basePath == "/tea")
    #expect(outcome.changedPaths.contains("posts/one/index.html"))
  }

  @Test func secondBuildNamesWhatChanged() throws {
    let folder = try TemporaryFolder()
    try site(in: folder)
    let session = session(folder)
    _ = session.rebuild()
    #expect(session.rebuild().changedPaths == [])
    try folder.write("content/about.md", "---\ntitle: About\n---\nThem.\n")
    let outcome = session.rebuild()
    #expect(outcome.changedPaths == ["about/index.html"])
    #expect(text(outcome.snapshot, "about/index.html") == "About: <p>Them.</p>\n")
  }

  @Test func failedBuildKeepsTheLastGoodSite() throws {
    let folder = try TemporaryFolder()
    try site(in: folder)
    let session = session(folder)
    _ = session.rebuild()
    try folder.write("templates/page.html", "{{ page.title")
    let broken = session.rebuild()
    #expect(!broken.report.succeeded)
    #expect(!broken.report.diagnostics.isEmpty)
    #expect(broken.changedPaths == [])
    #expect(text(broken.snapshot, "about/index.html") == "About: <p>Us.</p>\n")
    try folder.write("templates/page.html", "{{ page.title }}!")
    #expect(text(session.rebuild().snapshot, "about/index.html") == "About!")
  }
}
