import Testing

@testable import ToriiSite

@Suite("Completing the output of a first build")
struct CompletedOutputTests {
  @Test("other files are put beside those that are there, and the list names all in byte order")
  func manifest() throws {
    let folder = try TemporaryFolder()
    let writer = try OutputWriter(folder: folder.path + "/out", pool: WorkerPool(jobs: 2))
    let files = try ["b.html", "é/a.html", "a.css", "b/x.css", "z.css"].map {
      OutputFile(path: try OutputPath(copying: $0), source: .bytes(Array($0.utf8)))
    }
    let outcome = writer.complete(files, rendered: ["b.html", "é/a.html"])
    #expect(outcome.problems.isEmpty)
    #expect(outcome.report.written == 5)
    #expect(outcome.identities.allSatisfy { $0 != nil })
    #expect(
      folder.text("out/.torii-manifest")
        == "torii manifest 1\na.css\nb.html\nb/x.css\nz.css\né/a.html\n")
    #expect(folder.text("out/b/x.css") == "b/x.css")
    #expect(!folder.exists("out/" + OutputManifest.journalName))
  }

  @Test(
    "two ordered lists become one",
    arguments: [
      ([], [], []), (["a"], [], ["a"]), ([], ["a"], ["a"]),
      (["b", "d"], ["a", "c", "e", "f"], ["a", "b", "c", "d", "e", "f"]),
      (["a", "b"], ["c"], ["a", "b", "c"]), (["c"], ["a", "b"], ["a", "b", "c"]),
    ])
  func merging(_ left: [String], _ right: [String], _ merged: [String]) {
    #expect(ByteOrder.merged(left, right) == merged)
  }
}
