import Foundation
import Testing

@Suite("--json")
struct JSONOutputTests {
  let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.writeSite()
    try folder.write("t.txt", "{{ 1 + 1 }} \"é\"\n")
    try folder.write("old/config.toml", "base_url = \"https://example.org\"\n")
    try folder.write("old/content/a.md", "+++\ntitle = \"A\"\n+++\nx\n")
  }

  /// Every line of standard output as an object.
  private func objects(_ output: String) throws -> [[String: Any]] {
    try output.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(object as? [String: Any], "\(line)")
    }
  }

  @Test(
    "every command prints objects and nothing else",
    arguments: [
      (["build"], "succeeded"), (["check"], "succeeded"), (["list"], "url"),
      (["theme", "list"], "version"), (["theme", "info", "sumi"], "params"),
      (["new", "site", "made"], "created"), (["new", "post", "A title"], "created"),
      (["new", "page", "docs/a.md"], "created"), (["new", "theme", "paper"], "created"),
      (["render", "t.txt"], "output"), (["render", "t.txt", "-o", "o.txt"], "file"),
      (["import", "zola", "old", "new"], "carried"),
    ])
  func success(_ arguments: [String], _ key: String) throws {
    let run = try ToriiProcess(arguments + ["--json"], in: folder.path)
    #expect(run.status == 0)
    #expect(run.errors == "")
    let last = try #require(try objects(run.output).last)
    #expect(last[key] != nil)
  }

  @Test(
    "a problem is an object too, with its severity, and the exit status says it",
    arguments: [
      ["build"], ["check"], ["list"], ["theme", "list"], ["theme", "info", "none"],
      ["new", "site", "."], ["new", "post", "Kept"], ["new", "page", "../a.md"],
      ["new", "theme", "../a"], ["render", "gone.txt"], ["render", "t.txt", "-o", "no/o.txt"],
      ["import", "zola", "gone", "new"], ["import", "hugo", "old", "new"], ["serve", "-p", "0"],
    ])
  func failure(_ arguments: [String]) throws {
    try folder.write("broken/torii.yaml", "titel: T\n")
    try folder.write("broken/themes/bad/theme.yaml", "name: [\n")
    try folder.write("broken/t.txt", "x")
    let wantsSite = ["build", "check", "list", "theme"].contains(arguments[0])
    var place = wantsSite ? folder.path + "/broken" : folder.path
    if arguments[0] == "serve" { place = folder.path + "/old" }
    if arguments == ["new", "post", "Kept"] {
      #expect(try ToriiProcess(arguments, in: folder.path).status == 0)
    }
    let content = folder.path + "/old/content"
    if arguments[0] == "serve" { try FileManager.default.removeItem(atPath: content) }
    let run = try ToriiProcess(arguments + ["--json"], in: place)
    #expect(run.status == 1)
    #expect(run.errors == "")
    let problem = try objects(run.output).first { $0["severity"] as? String == "error" }
    #expect(problem?["message"] is String)
  }

  @Test("serve tells what it built and where it serves")
  func serve() throws {
    let run = try ToriiProcess.serve(in: folder.path)
    let events = try objects(run).compactMap { $0["event"] as? String }
    #expect(events == ["built", "serving"])
  }

  @Test("output that does not fit on the disk is a failure", .enabled(if: hasFullDevice))
  func fullDisk() throws {
    for arguments in [["render", "t.txt"], ["list"], ["--version"], ["build", "--help"]] {
      let run = try ToriiProcess.intoFullDevice(arguments, in: folder.path)
      #expect(run.status == 1)
      #expect(run.errors.contains("cannot write to standard output: No space left on device"))
    }
  }

  private static let hasFullDevice = FileManager.default.fileExists(atPath: "/dev/full")
}
