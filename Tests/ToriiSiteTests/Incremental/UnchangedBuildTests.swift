import Foundation
import Testing
import ToriiSite

@Suite("A build that finds nothing changed") struct UnchangedBuildTests {
  private static let now = 1_800_000_000

  private func site() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: Tea\nbase_url: https://example.org\n")
    try folder.write("content/posts/one.md", "---\ntitle: One\ndate: 2025-01-01\n---\nText.\n")
    try folder.write("content/posts/later.md", "---\ntitle: Later\ndate: 2027-01-15\n---\nText.\n")
    try folder.write("content/draft.md", "---\ntitle: Draft\ndraft: true\n---\n")
    usleep(25_000)
    return folder
  }

  private func build(_ folder: TemporaryFolder, now: Int = Self.now) -> BuildReport {
    var options = BuildOptions(source: folder.path)
    options.now = now
    return SiteBuilder(options).build()
  }

  /// Whether a build ended before it read any content, be it only what was edited.
  private func didNothing(_ report: BuildReport) -> Bool {
    !report.profile.phases.contains { ["content", "markdown"].contains($0.name) }
  }

  @Test func reportsWhatTheFirstOneReported() throws {
    let folder = try site()
    let first = build(folder)
    let second = build(folder)
    #expect(!didNothing(first))
    #expect(didNothing(second))
    #expect(second.succeeded)
    #expect(second.pages == first.pages)
    #expect(second.skippedDrafts == 1)
    #expect(second.skippedFuture == first.skippedFuture)
    #expect(second.skipped.map(\.reason) == first.skipped.map(\.reason))
    #expect(second.writtenFiles == 0)
    #expect(second.unchangedFiles == first.writtenFiles)
  }

  @Test(
    "looks again after a change",
    arguments: [
      "content/posts/one.md", "content/new.md", "templates/page.html", "static/a.css",
      "torii.yaml", "public/index.html", "public/.torii-manifest",
    ])
  func change(path: String) throws {
    let folder = try site()
    _ = build(folder)
    #expect(didNothing(build(folder)))
    let old = (try? String(contentsOfFile: folder.path + "/" + path, encoding: .utf8)) ?? ""
    try folder.write(path, old + "\n")
    let report = build(folder)
    #expect(!didNothing(report))
    #expect(report.succeeded)
  }

  @Test func looksAgainAfterAFileIsGone() throws {
    let folder = try site()
    _ = build(folder)
    try FileManager.default.removeItem(atPath: folder.path + "/public/posts/one/index.html")
    let report = build(folder)
    #expect(report.writtenFiles == 1)
  }

  @Test func looksAgainWhenAPageIsDue() throws {
    let folder = try site()
    let due = 1_799_971_200
    #expect(build(folder, now: due - 60).skippedFuture == 1)
    #expect(didNothing(build(folder, now: due - 30)))
    #expect(build(folder, now: due).skippedFuture == 0)
  }

  @Test func looksAgainOnAnotherDay() throws {
    let folder = try site()
    _ = build(folder)
    #expect(!didNothing(build(folder, now: Self.now + 86_400)))
  }

  @Test func keepsNothingOfASiteWithProblems() throws {
    let folder = try site()
    try folder.write("content/posts/one.md", "---\ntitle: One\n---\n[Gone](missing.md)\n")
    usleep(25_000)
    #expect(!build(folder).diagnostics.isEmpty)
    let second = build(folder)
    #expect(!didNothing(second))
    #expect(!second.diagnostics.isEmpty)
  }
}
