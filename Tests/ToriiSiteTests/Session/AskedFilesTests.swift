import Synchronization
import Testing
import ToriiSite

@Suite("Files asked for during the first build") struct AskedFilesTests {
  private final class Answers: Sendable {
    let found = Mutex<[String: String]>([:])

    func add(_ request: String, _ path: String, _ file: SiteSnapshot.File, _ basePath: String) {
      let text =
        switch file {
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .copy: "a copy"
        }
      found.withLock { $0[request] = "\(basePath) \(path) \(text)" }
    }
  }

  private func answers(to requests: String...) throws -> [String: String] {
    let folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: Tea\nbase_url: https://example.org/tea\ntheme: false\n")
    try folder.write("content/about.md", "---\ntitle: About\n---\nUs.\n")
    try folder.write("content/broken.md", "---\ntitle: Broken\n---\n")
    try folder.write("static/style.css", "body {}\n")
    try folder.write(
      "templates/page.html", "{% if page.title == 'Broken' %}{{ 1 / 0 }}{% endif %}{{ page.title }}"
    )
    try folder.write("templates/index.html", "Home")
    var options = BuildOptions(source: folder.path)
    options.now = 1_800_000_000
    let answers = Answers()
    let asked = AskedFiles { answers.add($0, $1, $2, $3) }
    for request in requests { asked.ask(for: request) }
    options.asked = asked
    _ = SiteSession(options).rebuild()
    return answers.found.withLock { $0 }
  }

  @Test func pagesAndFilesAreAnswered() throws {
    #expect(
      try answers(to: "/tea/about/", "/tea/", "/tea/style.css", "/tea/about") == [
        "/tea/about/": "/tea about/index.html About", "/tea/": "/tea index.html Home",
        "/tea/style.css": "/tea style.css a copy", "/tea/about": "/tea about/index.html About",
      ])
  }

  @Test func nothingElseIs() throws {
    #expect(
      try answers(to: "/tea/nowhere/", "/about/", "/tea/broken/", "/tea/../about/", "/tea") == [:])
  }
}
