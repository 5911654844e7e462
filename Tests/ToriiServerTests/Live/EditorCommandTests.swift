import Testing
import ToriiServer
import ToriiSite

struct EditorCommandTests {
  private let site: TestSite

  init() throws { site = try TestSite() }

  @Test(arguments: [
    ("code", ["code", "-g", "FILE:3:7"]),
    ("/usr/bin/subl -w", ["/usr/bin/subl", "-w", "FILE:3:7"]),
    ("ed --at={line} {file}", ["ed", "--at=3", "FILE"]),
    ("x {file} {other}", ["x", "FILE", "{other}"]),
  ])
  func namesThePlace(_ command: String, _ expected: [String]) {
    let problem = Diagnostic(.error, "x", file: "content/about.md", line: 3, column: 7)
    let words = EditorCommand(command, folder: site.path)?.arguments(for: problem)
    #expect(
      words == expected.map { $0.replacing("FILE", with: site.path + "/content/about.md") })
  }

  @Test(arguments: ["vim", "nano", "", " "])
  func leavesEditorsInTerminalsAlone(_ command: String) {
    #expect(EditorCommand(command, folder: site.path) == nil)
  }

  @Test(arguments: ["../x", "/etc/passwd", "content", "nothing.md"])
  func opensOnlyFilesOfTheSite(_ file: String) {
    let editor = EditorCommand("code", folder: site.path)
    #expect(editor?.arguments(for: Diagnostic(.error, "x", file: file)) == nil)
  }
}
