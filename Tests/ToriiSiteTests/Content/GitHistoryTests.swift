import Foundation
import Testing
import ToriiSite

@Suite("Dates from git")
struct GitHistoryTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("torii.yaml", "theme: false\nbase_url: https://e.org\ngit_dates: true\n")
    try folder.write(
      "templates/page.html",
      "{{ page.updated | date('rfc3339') }} {{ page.git.author }} {{ page.git.hash | length }}")
    try folder.write("templates/index.html", "home")
    try folder.write("content/a b.md", "A")
    try folder.write("content/über.md", "---\nupdated: 2020-01-01\n---\n")
    try folder.write("content/new.md", "N")
  }

  private func git(_ arguments: [String], at date: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["GIT_COMMITTER_DATE=\(date)", "git", "-C", folder.path, "-c", "user.name=Ada"]
      + ["-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  private func build() -> BuildReport {
    var options = BuildOptions(source: folder.path)
    options.output = folder.path + "/out"
    return SiteBuilder(options).build()
  }

  @Test("a page was changed when its last commit was made, unless it says when")
  func dates() throws {
    try git(["init", "-q"], at: "2026-01-01T00:00:00Z")
    try git(["add", "content/a b.md", "content/über.md"], at: "2026-01-01T00:00:00Z")
    try git(["commit", "-qm", "first"], at: "2026-01-02T03:04:05Z")
    try folder.write("content/a b.md", "changed")
    try git(["commit", "-qam", "second"], at: "2026-02-02T03:04:05Z")
    #expect(build().succeeded)
    #expect(folder.text("out/a-b/index.html") == "2026-02-02T03:04:05Z Ada 40")
    #expect(folder.text("out/über/index.html") == "2020-01-01T00:00:00Z Ada 40")
    #expect(folder.text("out/new/index.html") == "  0")
  }

  @Test("a folder without history is a warning")
  func none() throws {
    let report = build()
    #expect(report.succeeded)
    #expect(report.diagnostics.contains { $0.message.contains("git knows no history") })
  }
}
