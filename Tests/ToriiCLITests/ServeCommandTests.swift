import Testing

@Suite("torii serve")
struct ServeCommandTests {
  @Test("where there is no site it says so and ends")
  func outsideOfASite() throws {
    let folder = try ScratchFolder()
    let run = try ToriiProcess(["serve", "--port", "0"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("neither torii.yaml nor a folder \"content\""))
    #expect(run.errors.contains("torii new site NAME"))
  }

  @Test(
    "options that cannot be are refused",
    arguments: [
      ["--port", "65536"], ["--host", ""], ["--base-path", "blog"],
      ["--base-path", "/a b"], ["--base-path", "/a?b"], ["--base-path", "//a"],
      ["--base-path", "/../a"], ["--base-path", "/.a"],
    ])
  func wrongUsage(_ options: [String]) throws {
    let folder = try ScratchFolder()
    try folder.writeSite()
    let run = try ToriiProcess(["serve"] + options, in: folder.path)
    #expect(run.status == 2)
    #expect(run.errors.contains(options[0]))
  }

  @Test("a preview that was started with its signals blocked ends when it is asked to")
  func blockedSignals() throws {
    let folder = try ScratchFolder()
    try folder.writeSite()
    let output = try ToriiProcess.withBlockedSignals { try ToriiProcess.serve(in: folder.path) }
    #expect(output.contains("\"serving\""))
  }
}
