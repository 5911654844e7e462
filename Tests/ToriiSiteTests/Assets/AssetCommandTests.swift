import Foundation
import Testing
import ToriiSite

@Suite("Commands that make static files")
struct AssetCommandTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @discardableResult
  private func build(_ commands: String, template: String = "") throws -> BuildReport {
    try folder.write(
      "site/torii.yaml",
      "base_url: https://example.org\ntheme: false\nassets:\n  commands:\n    \(commands)\n")
    try folder.write("site/templates/index.html", template)
    try folder.write("site/templates/404.html", "")
    try folder.write("site/content/_index.md", "---\ntitle: Home\n---\n")
    try folder.write("site/styles/a.scss", "a{}")
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    return SiteBuilder(options).build()
  }

  @Test("what a command writes into the content is built at once")
  func writesContent() throws {
    try folder.write("site/templates/page.html", "{{ page.content }}")
    let command = "a.css: [sh, -c, 'echo Late. > content/late.md; echo x']"
    let report = try build(command)
    #expect(report.diagnostics.isEmpty)
    #expect(folder.text("out/late/index.html") == "<p>Late.</p>\n")
  }

  @Test(
    "what goes wrong is told at its place, once",
    arguments: [
      (
        "a.css: [sh, -c, 'echo one >&2; echo two >&2; exit 65']", "ended with status 65",
        ["one", "two"]
      ),
      (
        "a.css: [sh, -c, 'printf \"\\\\033[31mred\" >&2; exit 1']", "ended with status 1",
        ["[31mred"]
      ),
      ("a.css: [no-such-program]", "was not found", []),
      ("a.css: {run: [sleep, '60'], timeout: 1}", "was stopped after 1 second", []),
      (
        "a.css: {run: [sh, -c, 'sleep 60 & sleep 60'], timeout: 1}", "was stopped after 1 second",
        []
      ),
      ("a.css: [sh, -c, 'exec >&- 2>&-; kill -9 $$']", "was ended by signal 9", []),
      ("a.css: [cat, /dev/zero]", "wrote more than 64 MiB", []),
      ("a.css: ['true', '{output}']", "wrote no file", []),
      ("a.css: [ln, -s, /etc/passwd, '{output}']", "wrote no file", []),
      ("a.css: [mkdir, '{output}']", "wrote no file", []),
    ])
  func failures(_ command: String, _ what: String, _ notes: [String]) throws {
    let report = try build(command, template: "{{ asset('a.css') }}")
    #expect(!report.succeeded)
    let problem = try #require(report.diagnostics.first)
    #expect(report.diagnostics.count == 1)
    #expect(problem.message.hasPrefix("the command \""))
    #expect(problem.message.hasSuffix("\" for \"a.css\" " + what))
    #expect(problem.file == "torii.yaml")
    #expect(problem.line == 5)
    #expect(problem.notes == notes)
    #expect(!folder.exists("out"))
  }

  @Test(
    "what is wrong in the configuration is told",
    arguments: [
      ("../a.css: [x]", "\"../a.css\" cannot be the path of what a command makes"),
      ("a.css: sass a.scss", "\"sass a.scss\" is one word; no shell cuts it into more"),
      ("a.css: []", "\"assets.commands.a.css\" names no command to run"),
      ("a.css: {inputs: [styles]}", "\"assets.commands.a.css.run\" names no command to run"),
      ("a/: [cp, b]", "the command for the folder \"a/\" is not told where to write"),
      (
        "a.css: {run: [echo], inputs: [../b]}",
        "\"../b\" in \"inputs\" is no path in the site's folder"
      ),
      (
        "a.css: {run: [echo], inputs: [gone]}",
        "the command \"echo\" for \"a.css\" has an input that cannot be read, \"gone\": No such file "
          + "or directory"
      ),
    ])
  func configuration(_ command: String, _ message: String) throws {
    #expect(try build(command).diagnostics.map(\.message) == [message])
  }

  @Test("a link in a folder cannot bring in files from outside")
  func escapingLink() throws {
    let report = try build("a/: [ln, -s, /etc/passwd, '{output}/x']")
    #expect(report.diagnostics.map(\.message) == ["the link leaves the folder \"a\""])
  }

  @Test("a file that is there already is not replaced")
  func collision() throws {
    try folder.write("site/static/a.css", "mine")
    let report = try build("a.css: [echo, x]")
    #expect(
      report.diagnostics.map(\.message) == [
        "the command for \"a.css\" makes \"a.css\", which is there already"
      ])
  }

  @Test("arguments reach the program as they are")
  func arguments() throws {
    try build("a.txt: [printf, '%s|', 'a b', '$HOME', '*', ';', '`x`', '']")
    #expect(folder.text("out/a.txt") == "a b|$HOME|*|;|`x`||")
  }

  private var runs: Int { (folder.text("site/count") ?? "").count }
  private let counting =
    "a.css: {run: [sh, -c, 'printf x >> count; cat styles/*'], inputs: [styles]}"

  @Test("with inputs, a command runs again only when one of them has changed")
  func inputs() throws {
    try build(counting)
    try build(counting)
    #expect(runs == 1)
    #expect(folder.text("out/a.css") == "a{}")
    try folder.write("site/styles/b.scss", "b{}")
    try build(counting)
    #expect(runs == 2)
    #expect(folder.text("out/a.css") == "a{}b{}")
    try build(counting.replacingOccurrences(of: "cat", with: "cat -u"))
    #expect(runs == 3)
  }

  @Test("a damaged memory of what a command made is not believed")
  func damagedCache() throws {
    try build(counting)
    for name in folder.files(in: "site/.torii-cache/commands") {
      let path = "site/.torii-cache/commands/" + name
      var bytes = try FileSystem.read(folder.path + "/" + path)
      bytes[bytes.count - 1] ^= 1
      try folder.write(path, bytes: bytes)
    }
    try build(counting)
    #expect(runs == 2)
    #expect(folder.text("out/a.css") == "a{}")
  }

  @Test("a failed command is tried again")
  func failureIsNotKept() throws {
    let command = "a.css: {run: [sh, -c, 'printf x >> count; exit 1'], inputs: [styles]}"
    try build(command)
    try build(command)
    #expect(runs == 2)
  }

  @Test("listing pages runs no command")
  func list() throws {
    try build(counting)
    try FileManager.default.removeItem(atPath: folder.path + "/site/.torii-cache")
    _ = SiteBuilder(BuildOptions(source: folder.path + "/site")).list()
    #expect(runs == 1)
  }

  @Test("nothing is left of temporary folders")
  func temporary() throws {
    let directory = try TemporaryDirectory()
    let path = directory.path
    try FileSystem.makeDirectory(path + "/a")
    try AtomicFile.write([1], to: path + "/a/b")
    try FileManager.default.createSymbolicLink(
      atPath: path + "/c", withDestinationPath: folder.path)
    _ = consume directory
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(FileManager.default.fileExists(atPath: folder.path))
  }
}
