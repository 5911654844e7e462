import Foundation
import Testing

@testable import ToriiCLI

@Suite("The terminal")
struct TerminalTests {
  @Test(
    "the bar fills as the work is done",
    arguments: [
      (("reading", 0, 0), "reading …"),
      (("rendering pages", 0, 10), "░░░░░░░░░░░░░░░░░░░░░░░░ 0 %  rendering pages"),
      (("rendering pages", 5, 10), "████████████░░░░░░░░░░░░ 50 %  rendering pages"),
      (("writing files", 10, 10), "████████████████████████ 100 %  writing files"),
    ] as [((String, Int, Int), String)])
  func bar(_ state: (phase: String, done: Int, total: Int), _ line: String) {
    #expect(ProgressBar.line(state) == line)
  }

  @Test("nothing is drawn where output is piped")
  func piped() throws {
    let folder = try ScratchFolder()
    try folder.writeSite()
    let run = try ToriiProcess(["build"], in: folder.path)
    #expect(run.errors == "")
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test("shells can ask for completions", arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let run = try ToriiProcess(["--generate-completion-script", shell])
    #expect(run.status == 0)
    for word in ["build", "import", "base-url"] { #expect(run.output.contains(word)) }
  }
}
