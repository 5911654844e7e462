import Foundation
import Testing
import ToriiSite

@Suite("Single pages before a build") struct PageRendererTests {
  private let folder: TemporaryFolder
  private let session: SiteSession

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: Tea\nbase_url: https://example.org\ntheme: false\n")
    try folder.write("content/posts/one.md", "---\ntitle: One\ndate: 2026-01-02\n---\nFirst.\n")
    try folder.write("content/about.md", "---\ntitle: About\n---\nUs.\n")
    try folder.write("templates/page.html", "{{ page.title }}: {{ page.content }}")
    try folder.write("templates/section.html", "{{ section.title }}")
    try folder.write("templates/index.html", "{% for p in site.posts %}{{ p.summary }}{% endfor %}")
    var options = BuildOptions(source: folder.path)
    options.now = 1_800_000_000
    session = SiteSession(options)
    _ = session.rebuild()
  }

  private func pages(_ wanted: Set<String>, after changed: String...) -> [String: String] {
    session.pages(wanted, after: Set(changed.map { folder.path + "/" + $0 }))
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aChangedTextIsThereAtOnce() throws {
    try folder.write("content/posts/one.md", "---\ntitle: One\ndate: 2026-01-02\n---\nAgain.\n")
    #expect(
      pages(["posts/one/index.html", "index.html"], after: "content/posts/one.md") == [
        "posts/one/index.html": "One: <p>Again.</p>\n", "index.html": "<p>Again.</p>\n",
      ])
  }

  @Test func aChangedTitleIsThereAtOnce() throws {
    try folder.write("content/about.md", "---\ntitle: Them\n---\nUs.\n")
    #expect(
      pages(["about/index.html"], after: "content/about.md")
        == ["about/index.html": "Them: <p>Us.</p>\n"])
  }

  @Test func aTitleThatMovesThePageIsLeftToABuild() throws {
    try folder.write("content/other.md", "---\ntitle: Other\n---\n")
    _ = session.rebuild()
    try folder.write("content/about.md", "---\ntitle: Zebras\n---\nUs.\n")
    #expect(pages(["about/index.html"], after: "content/about.md") == [:])
  }

  @Test func aChangedTemplateIsThereAtOnce() throws {
    try folder.write("templates/page.html", "{{ page.title }}!")
    #expect(
      pages(["about/index.html"], after: "templates/page.html") == ["about/index.html": "About!"])
  }

  @Test func oneChangeBuildsOnAnother() throws {
    try folder.write("templates/page.html", "{{ page.title }}! {{ page.content }}")
    _ = pages(["about/index.html"], after: "templates/page.html")
    try folder.write("content/about.md", "---\ntitle: About\n---\nThem.\n")
    #expect(
      pages(["about/index.html"], after: "content/about.md")
        == ["about/index.html": "About! <p>Them.</p>\n"])
  }

  @Test(
    "what else may change is left to a build",
    arguments: [
      ("content/about.md", "---\ntitle: About\ndate: 2026-01-03\n---\nUs.\n"),
      ("content/about.md", "---\ntitle: About\ndraft: true\n---\nUs.\n"),
      ("content/about.md", "---\ntitle: About\ntags: [people]\n---\nUs.\n"),
      ("content/about.md", "---\ntitle: About\nslug: us\n---\nUs.\n"),
      ("content/about.md", "---\ntitle: About\nmenu: main\n---\nUs.\n"),
      ("content/about.md", "---\ntitle: [\n---\n"),
      ("content/new.md", "---\ntitle: New\n---\n"), ("templates/about.html", "new"),
      ("templates/page.html", "{{ page.title"), ("templates/page.html", "{{ nothing.at.all }}"),
      ("torii.yaml", "title: Coffee\n"), ("static/site.css", "p {}"), ("data/a.yaml", "a: 1\n"),
    ])
  func leavesTheRest(path: String, text: String) throws {
    try folder.write(path, text)
    #expect(pages(["about/index.html"], after: path) == [:])
  }

  @Test func aRemovedPageIsLeftToABuild() throws {
    try FileManager.default.removeItem(atPath: folder.path + "/content/about.md")
    #expect(pages(["index.html"], after: "content/about.md") == [:])
  }

  @Test func whatEditorsMakeAndRemoveIsNoChange() throws {
    try folder.write("content/about.md", "---\ntitle: About\n---\nThem.\n")
    #expect(
      pages(["about/index.html"], after: "content/about.md", "content/sedA1b2c3", "templates/x.tmp")
        == ["about/index.html": "About: <p>Them.</p>\n"])
  }

  @Test("they are what the build makes then, whatever was edited", arguments: EditedSite.seeds(4))
  func equalTheBuild(seed: UInt64) throws {
    var site = try EditedSite(seed: seed)
    var options = BuildOptions(source: site.folder.path)
    options.now = site.now
    let session = SiteSession(options)
    _ = session.rebuild()
    var count = 0
    for step in 0..<60 {
      let before = Files(site.folder)
      let edit = try site.edit()
      let changed = Files(site.folder).changes(since: before)
      let paths = session.snapshot.paths.filter { $0.hasSuffix(".html") }.sorted()
      let wanted = Set(paths.dropFirst(step * 7 % max(1, paths.count)).prefix(12))
      let pages = edit == "the clock" ? [:] : session.pages(wanted, after: changed)
      let outcome = session.rebuild(now: site.now)
      guard outcome.report.succeeded else { continue }
      for (path, bytes) in pages {
        count += 1
        try #require(
          outcome.snapshot[path] == .bytes(bytes), "seed \(seed), \(step): \(edit) \(path)")
      }
    }
    // Most random sites have an error most of the time, and their builds have nothing to compare.
    #expect(count > 10)
  }

  /// The bytes of every file of a folder.
  private struct Files {
    private let folder: String
    private var bytes: [String: Data] = [:]

    init(_ folder: TemporaryFolder) {
      self.folder = folder.path
      for name in folder.files(in: "") {
        bytes[name] = FileManager.default.contents(atPath: folder.path + "/" + name)
      }
    }

    func changes(since earlier: Files) -> Set<String> {
      let names = Set(bytes.keys).union(earlier.bytes.keys)
      return Set(names.filter { bytes[$0] != earlier.bytes[$0] }.map { folder + "/" + $0 })
    }
  }
}
