import Testing
import ToriiSite

@Suite("Writing the output")
struct OutputWriterTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(
    _ files: [String: String]
  ) throws -> OutputWriter.Outcome {
    let writer = try OutputWriter(folder: folder.path + "/out", pool: WorkerPool(jobs: 2))
    return writer.write(
      try files.sorted { $0.key < $1.key }.map {
        OutputFile(path: try OutputPath(copying: $0.key), source: .bytes(Array($0.value.utf8)))
      })
  }

  @Test("files and their folders are made")
  func first() throws {
    let outcome = try write(["index.html": "home", "a/b/c.html": "deep"])
    #expect(outcome.problems.isEmpty)
    #expect(outcome.report.written == 2)
    #expect(folder.text("out/a/b/c.html") == "deep")
    #expect(folder.files(in: "out") == [".torii-manifest", "a/b/c.html", "index.html"])
  }

  @Test("what did not change is not written again")
  func unchanged() throws {
    _ = try write(["a": "1", "b": "1"])
    let outcome = try write(["a": "1", "b": "2"])
    #expect(outcome.report.written == 1)
    #expect(outcome.report.unchanged == 1)
  }

  @Test("stale files go with their empty folders; foreign ones stay")
  func prune() throws {
    _ = try write(["old/page/index.html": "x", "old/kept.html": "x"])
    try folder.write("out/old/mine.txt", "mine")
    let outcome = try write(["new.html": "y"])
    #expect(outcome.report.deleted == 2)
    #expect(folder.files(in: "out") == [".torii-manifest", "new.html", "old/mine.txt"])
    #expect(!folder.exists("out/old/page"))
  }

  @Test("a link in the output is replaced, never followed")
  func links() throws {
    try folder.write("outside/victim.txt", "victim")
    try folder.link("out/index.html", to: folder.path + "/outside/victim.txt")
    try folder.link("out/x", to: folder.path + "/outside")
    let outcome = try write(["index.html": "home", "x/index.html": "x"])
    #expect(outcome.problems.isEmpty)
    #expect(folder.text("outside/victim.txt") == "victim")
    #expect(folder.files(in: "outside") == ["victim.txt"])
    #expect(folder.text("out/x/index.html") == "x")
  }

  @Test("pruning does not go through a folder that became a link")
  func pruneThroughLink() throws {
    _ = try write(["x/index.html": "x"])
    try folder.write("outside/index.html", "victim")
    try #require(FileSystem.removeEmptyDirectory(folder.path + "/out/x") == false)
    try FileSystem.removeFile(folder.path + "/out/x/index.html")
    #expect(FileSystem.removeEmptyDirectory(folder.path + "/out/x"))
    try folder.link("out/x", to: folder.path + "/outside")
    _ = try write(["y.html": "y"])
    #expect(folder.text("outside/index.html") == "victim")
  }

  @Test("a forged manifest deletes nothing outside the folder")
  func forgedManifest() throws {
    try folder.write("victim.txt", "victim")
    try folder.write("out/.torii-manifest", "torii manifest 1\n../victim.txt\n/etc/hostname\n")
    _ = try write(["a": "1"])
    #expect(folder.text("victim.txt") == "victim")
  }

  @Test("a foreign file where a folder goes is an error and stays")
  func fileForFolder() throws {
    try folder.write("out/tags", "mine")
    let outcome = try write(["tags/index.html": "x", "index.html": "y"])
    #expect(outcome.problems.count == 1)
    #expect(outcome.problems.first?.path.hasSuffix("/tags") == true)
    #expect(folder.text("out/tags") == "mine")
    #expect(!folder.exists("out/index.html"))
  }

  @Test("many folders are each there before those in them, in a new output and in an old one")
  func manyFolders() throws {
    let paths = (0..<600).map { "posts/\($0)/more/index.html" }
    for text in ["old", "newer"] {
      let outcome = try write(Dictionary(uniqueKeysWithValues: paths.map { ($0, text) }))
      #expect(outcome.problems.isEmpty)
      #expect(outcome.report.written == paths.count)
      #expect(paths.allSatisfy { folder.text("out/" + $0) == text })
    }
    try folder.write("out/other", "a file of somebody else")
    let outcome = try write(["other/deep/index.html": "x", "posts/1/more/index.html": "x"])
    #expect(outcome.problems.count == 1)
    #expect(outcome.problems.first?.path.hasSuffix("/other") == true)
    #expect(folder.text("out/posts/1/more/index.html") == "newer")
  }

  @Test("our own file gives way to a folder, and our own folder to a file")
  func changeOfKind() throws {
    _ = try write(["a": "file", "b/index.html": "folder"])
    let outcome = try write(["a/index.html": "folder", "b": "file"])
    #expect(outcome.problems.isEmpty)
    #expect(folder.text("out/a/index.html") == "folder")
    #expect(folder.text("out/b") == "file")
  }

  @Test("the journal of a killed build is completed by the next one")
  func journal() throws {
    _ = try write(["kept.html": "1"])
    try folder.write("out/.torii-journal.tmp", "torii manifest 1\nkept.html\nhalf.html\n")
    try folder.write("out/half.html", "left behind")
    _ = try write(["kept.html": "1"])
    #expect(folder.files(in: "out") == [".torii-manifest", "kept.html"])
  }

  @Test("only one build at a time")
  func lock() throws {
    try FileSystem.makeDirectories(folder.path + "/out")
    guard let first = try OutputLock.acquire(folder.path + "/out") else {
      Issue.record("the first lock was refused")
      return
    }
    var isRefused = false
    if try OutputLock.acquire(folder.path + "/out") == nil { isRefused = true }
    #expect(isRefused)
    _ = consume first
  }
}
