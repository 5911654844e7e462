import Synchronization
import Testing
import ToriiSite

/// Pages that somebody looks at come first in a rebuild.
struct OpenPagesTests {
  private let folder: TemporaryFolder
  private let session: SiteSession

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: Tea\nbase_url: https://tea.example\ntheme: false\n")
    try folder.write("content/one.md", "---\ntitle: One\ndate: 2026-01-02\n---\nFirst.\n")
    try folder.write("templates/page.html", "{{ page.title }}: {{ page.content }}")
    try folder.write("templates/index.html", "{% for p in site.posts %}{{ p.title }} {% endfor %}")
    var options = BuildOptions(source: folder.path)
    options.now = 1_800_000_000
    session = SiteSession(options)
    _ = session.rebuild()
  }

  /// What a rebuild hands out before it is done, and what it makes in the end.
  private func rebuild(
    _ paths: Set<String>
  ) -> (shown: [String: [UInt8]], outcome: SiteSession.Outcome) {
    let shown = Shown()
    let outcome = session.rebuild(
      showing: OpenPages(paths) { pages in shown.pages.withLock { $0 = pages } })
    return (shown.pages.withLock { $0 }, outcome)
  }

  private final class Shown: Sendable {
    let pages = Mutex<[String: [UInt8]]>([:])
  }

  @Test func aNewPostIsInAnOpenList() throws {
    try folder.write("content/two.md", "---\ntitle: Two\ndate: 2026-01-03\n---\nSecond.\n")
    let (shown, outcome) = rebuild(["index.html", "nothing.html"])
    #expect(shown.mapValues { String(decoding: $0, as: UTF8.self) } == ["index.html": "Two One "])
    #expect(outcome.snapshot["index.html"] == .bytes(Array("Two One ".utf8)))
    #expect(outcome.changedPaths.contains("index.html"))
  }

  @Test func anUnchangedPageIsNoChange() throws {
    try folder.write("content/two.md", "---\ntitle: Two\n---\nSecond.\n")
    let (shown, outcome) = rebuild(["index.html"])
    #expect(shown.count == 1)
    #expect(!outcome.changedPaths.contains("index.html"))
  }

  @Test func anErrorElsewhereShowsNothingEarly() throws {
    try folder.write("content/one.md", "---\ntitle: Uno\ndate: 2026-01-02\n---\nFirst.\n")
    try folder.write("content/two.md", "---\ntitle: [\n---\n")
    #expect(rebuild(["index.html"]).shown.isEmpty)
  }

  @Test func aPageThatFailsShowsNothingEarly() throws {
    try folder.write("templates/index.html", "{{ nothing.at.all }}")
    let (shown, outcome) = rebuild(["index.html", "one/index.html"])
    #expect(shown.isEmpty)
    #expect(!outcome.report.succeeded)
  }
}
