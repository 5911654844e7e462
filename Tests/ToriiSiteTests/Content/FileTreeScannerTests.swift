import Foundation
import Testing

@testable import ToriiSite

@Suite("Scanning folders")
struct FileTreeScannerTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func scan(
    hidden: FileTreeScanner.HiddenFiles = .skip
  ) throws -> (paths: [String], problems: [Diagnostic]) {
    try FileSystem.makeDirectories(folder.path + "/content")
    let root = try FileSystem.realPath(folder.path)
    let stamp = SourceStamp(
      of: [root + "/content"], excluding: [root + "/public"], at: FileIdentity.now,
      pool: WorkerPool(jobs: 2))
    let results = try [SeenFolders(), stamp.folders].map { seen in
      let collector = DiagnosticCollector()
      let scanner = try FileTreeScanner(
        root: folder.path + "/content", label: "content", hiddenFiles: hidden,
        excluding: [folder.path + "/public"], collector: collector, pool: nil, seen: seen)
      return (files: scanner.scan(), problems: collector.sorted)
    }
    // What was seen before needs no other look.
    #expect(results[0].files.map(\.path) == results[1].files.map(\.path))
    #expect(results[0].files.map(\.absolutePath) == results[1].files.map(\.absolutePath))
    #expect(results[0].files.map(\.identity) == results[1].files.map(\.identity))
    #expect(results[0].problems == results[1].problems)
    return (results[0].files.map(\.path.string), results[0].problems)
  }

  @Test("folders that were seen are taken for what they were")
  func seen() throws {
    for name in ["a.md", "b/c.md", "public/index.html"] {
      try folder.write("content/" + name, "x")
    }
    let root = try FileSystem.realPath(folder.path) + "/content"
    let stamp = SourceStamp(
      of: [root], excluding: [root + "/public"], at: FileIdentity.now, pool: WorkerPool(jobs: 2))
    #expect(stamp.folders.entries(in: root)?.map(\.name) == ["a.md", "b"])
    #expect(stamp.folders.entries(in: root + "/b")?.map(\.path) == [root + "/b/c.md"])
    #expect(stamp.folders.entries(in: root + "/public") == nil)
    #expect(stamp.files.count == 4)
  }

  @Test("what was seen early is part of a stamp as if it was seen with the rest")
  func early() throws {
    for number in 0..<100 { try folder.write("content/posts/\(number).md", "x") }
    try folder.write("templates/page.html", "x")
    try folder.write("public/index.html", "x")
    let root = try FileSystem.realPath(folder.path)
    try folder.link("content/link.md", to: "posts/1.md")
    let pool = WorkerPool(jobs: 2)
    let moment = FileIdentity.now
    let whole = SourceStamp(
      of: [root + "/content", root + "/templates"], excluding: [root + "/public"], at: moment,
      pool: pool)
    let seen = SourceStamp(of: [root + "/content"], excluding: [], at: moment, pool: pool)
    let stamp = SourceStamp(
      of: [root + "/templates"], excluding: [root + "/public"], at: moment, pool: pool,
      adding: seen)
    #expect(stamp.hash == whole.hash)
    #expect(stamp.isReliable == whole.isReliable)
    #expect(Set(stamp.files.map(\.path)) == Set(whole.files.map(\.path)))
    for name in ["/content", "/content/posts", "/templates"] {
      #expect(
        stamp.folders.entries(in: root + name)?.map(\.path)
          == whole.folders.entries(in: root + name)?.map(\.path))
    }
  }

  @Test("files come in byte order with their paths")
  func order() throws {
    for name in ["b.md", "a/z.md", "B.md", "é.md", "a.md"] {
      try folder.write("content/" + name, "x")
    }
    #expect(try scan().paths == ["B.md", "a.md", "a/z.md", "b.md", "é.md"])
  }

  @Test("hidden and backup files are passed over; static dot files are copied")
  func hidden() throws {
    for name in [".hidden.md", ".#lock.md", "a.md~", ".htaccess", ".git/config", "a.md"] {
      try folder.write("content/" + name, "x")
    }
    #expect(try scan().paths == ["a.md"])
    #expect(try scan(hidden: .copy).paths == [".hidden.md", ".htaccess", "a.md"])
  }

  @Test("a link inside the folder is followed; one that leaves it is an error")
  func links() throws {
    try folder.write("secret.txt", "secret")
    try folder.write("contentious/secret.txt", "secret")
    try folder.write("content/real.md", "x")
    try folder.link("content/inside.md", to: "real.md")
    try folder.link("content/outside.txt", to: "../secret.txt")
    try folder.link("content/sibling", to: folder.path + "/contentious")
    let (paths, problems) = try scan()
    #expect(paths == ["inside.md", "real.md"])
    #expect(problems.map(\.file) == ["content/outside.txt", "content/sibling"])
    #expect(problems.allSatisfy { $0.severity == .error && $0.message.contains("leaves") })
  }

  @Test("a folder that is itself a link is read beside the site, and refused elsewhere")
  func linkedFolder() throws {
    try folder.write("elsewhere/static/passwords.txt", "secret")
    try folder.write("site/posts/a.md", "x")
    try folder.link("site/static", to: folder.path + "/elsewhere/static")
    try folder.link("site/content", to: "posts")
    let collector = DiagnosticCollector()
    let paths = try ["static", "content"].map { name in
      try FileTreeScanner(
        root: folder.path + "/site/" + name, label: name, hiddenFiles: .copy, collector: collector
      ).scan().map(\.path.string)
    }
    #expect(paths == [[], ["a.md"]])
    #expect(collector.sorted.map(\.file) == ["static"])
    #expect(collector.sorted.allSatisfy { $0.severity == .error })
  }

  @Test("links that lead nowhere or in circles are errors")
  func brokenLinks() throws {
    try folder.write("content/a/x.md", "x")
    try folder.link("content/gone.md", to: "nowhere.md")
    try folder.link("content/self", to: "self")
    try folder.link("content/a/up", to: "..")
    let (paths, problems) = try scan()
    #expect(paths == ["a/x.md"])
    #expect(problems.map(\.file) == ["content/a/up", "content/gone.md", "content/self"])
  }

  @Test("pipes are skipped with a warning and never opened")
  func pipes() throws {
    try FileSystem.makeDirectories(folder.path + "/content")
    #expect(mkfifo(folder.path + "/content/pipe.md", 0o600) == 0)
    let (paths, problems) = try scan()
    #expect(paths.isEmpty)
    #expect(problems.map(\.severity) == [.warning])
  }

  @Test("a name that is not UTF-8 is an error that names the file")
  func badName() throws {
    try FileSystem.makeDirectories(folder.path + "/content")
    let path = Array((folder.path + "/content/bad").utf8) + [0xFF, 0x2E, 0x6D, 0x64, 0]
    let descriptor = path.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o600) } ?? -1
    }
    #expect(descriptor >= 0)
    close(descriptor)
    let (_, problems) = try scan()
    #expect(problems.map(\.file) == ["content/bad\u{FFFD}.md"])
    #expect(problems.map(\.message) == ["the file name is not UTF-8"])
  }

  @Test("folders nested without end are an error")
  func depth() throws {
    try folder.write("content/" + String(repeating: "d/", count: 70) + "x.md", "x")
    #expect(try scan().problems.count == 1)
  }
}
