import Testing

@testable import ToriiSite

@Suite("The first build of a site")
struct FirstBuildTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: Test\nbase_url: https://example.org\n")
    for number in 0..<40 {
      try folder.write(
        "content/posts/post-\(number).md",
        "---\ntitle: Post \(number)\ndate: 2026-01-02\ntags: [a, b\(number % 7)]\n---\nText *here*.\n"
      )
    }
    try folder.write("static/files/note.txt", "note")
  }

  private func build(
    to output: String? = nil, _ configure: (inout BuildOptions) -> Void = { _ in }
  ) -> BuildReport {
    var options = BuildOptions(source: folder.path)
    options.output = output
    options.now = SiteFixture.now
    options.jobs = 2
    configure(&options)
    return SiteBuilder(options).build()
  }

  private func contents(_ output: String) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: folder.files(in: output).map {
        ($0, folder.text(output + "/" + $0) ?? "")
      })
  }

  /// What waits for a build to end.
  private var waiting: [String] {
    folder.files(in: ".torii-cache").filter { $0.contains("/rendered/") }
  }

  @Test("the output is what a build into a folder that is there gives")
  func sameFiles() throws {
    let first = build()
    #expect(first.succeeded)
    #expect(folder.exists("public/posts/post-3/index.html"))
    try folder.write("other/mine.txt", "mine")
    let second = build(to: folder.path + "/other")
    #expect(second.writtenFiles == first.writtenFiles)
    var other = contents("other")
    #expect(other.removeValue(forKey: "mine.txt") == "mine")
    #expect(contents("public") == other)
    #expect(waiting.isEmpty)
  }

  @Test("the next build has nothing to write, and one after a change has little")
  func next() throws {
    let first = build()
    let second = build()
    #expect(second.writtenFiles == 0)
    #expect(second.unchangedFiles == first.writtenFiles)
    try folder.write(
      "content/posts/post-3.md", "---\ntitle: Other\ndate: 2026-01-02\n---\nOther.\n")
    let third = build()
    #expect(third.writtenFiles > 0 && third.writtenFiles < first.writtenFiles)
    #expect(folder.text("public/posts/post-3/index.html")?.contains("Other") == true)
    #expect(waiting.isEmpty)
  }

  @Test("after an error there is no output, and nothing waits")
  func failure() throws {
    try folder.write("templates/post.html", "{{ page.title }}{{ 1 // 0 }}")
    #expect(!build().succeeded)
    #expect(!folder.exists("public"))
    #expect(waiting.isEmpty)
  }

  @Test("what a killed build left is taken away")
  func leftovers() throws {
    #expect(build().succeeded)
    let cache = try #require(
      folder.files(in: ".torii-cache").first { $0.hasSuffix("/state") }?.dropLast(6))
    try folder.write(".torii-cache/\(cache)/rendered/a/b/c.html", "old")
    try FileSystem.moveFolder(folder.path + "/public", to: folder.path + "/elsewhere")
    #expect(build().succeeded)
    #expect(contents("public") == contents("elsewhere"))
    #expect(waiting.isEmpty)
  }

  @Test("the output can be compressed")
  func archives() throws {
    try folder.write(
      "torii.yaml", "title: Test\nbase_url: https://example.org\ngzip: true\n")
    let report = build()
    #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    #expect(folder.files(in: "public").contains { $0.hasSuffix(".html.gz") })
    #expect(build().writtenFiles == 0)
  }

  @Test("a tree is removed without what its links lead to")
  func trees() throws {
    try folder.write("tree/a/b/c.txt", "c")
    try folder.write("outside/kept.txt", "kept")
    try folder.link("tree/a/link", to: folder.path + "/outside")
    FileSystem.removeTree(folder.path + "/tree")
    #expect(!folder.exists("tree"))
    #expect(folder.text("outside/kept.txt") == "kept")
  }

  @Test("files are made below an open folder, and none twice")
  func handles() throws {
    try folder.write("root/there.txt", "there")
    let root = try #require(FolderHandle(folder.path + "/root"))
    try root.makeFolders("a/b/c")
    try root.makeFolders("a/b/c")
    let file = try GrowingFile("a/b/c/new.txt", in: root)
    try file.append(Array("new".utf8))
    #expect(file.identity?.size == 3)
    try file.close()
    #expect(folder.text("root/a/b/c/new.txt") == "new")
    #expect(throws: FileSystemError.self) { try GrowingFile("there.txt", in: root) }
    #expect(throws: FileSystemError.self) { try root.makeFolders("there.txt/x") }
    #expect(throws: FileSystemError.self) { try root.makeFolders("a\0b") }
    #expect(FolderHandle(folder.path + "/none") == nil)
  }
}
