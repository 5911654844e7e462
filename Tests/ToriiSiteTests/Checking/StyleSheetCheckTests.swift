import Testing
import ToriiSite

@Suite("Checked style sheets")
struct StyleSheetCheckTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func problems(_ css: String, configuration: String = "") throws -> [String] {
    try folder.write(
      "torii.yaml", "base_url: https://example.org/b\ntheme: false\n" + configuration)
    try folder.write("templates/index.html", "{{ asset('css/a.css') }}")
    try folder.write("templates/404.html", "")
    try folder.write("content/_index.md", "---\ntitle: Home\n---\n")
    try folder.write("static/css/a.css", css)
    try folder.write("static/img/a b.png", "")
    return SiteBuilder(BuildOptions(source: folder.path)).check().diagnostics.map(\.message)
  }

  @Test(
    "what a style sheet refers to is there",
    arguments: [
      "a{b:url('../img/a b.png')}", "a{b:url(../img/a%20b.png?x#y)}", "a{b:url(/b/img/a\\ b.png)}",
      "a{b:url(data:image/png;base64,AAAA)}", "a{b:url(https://example.com/x.png)}", "a{b:url(#c)}",
      "@import 'a.css';", "a{b:url(/elsewhere/x.png)}",
    ])
  func found(_ css: String) throws { #expect(try problems(css) == []) }

  @Test(
    "what is missing is told once, with and without fingerprints", arguments: ["false", "true"])
  func missing(_ fingerprint: String) throws {
    let found = try problems(
      "@import 'gone.css'; a{b:url(../img/gone.png)}",
      configuration: "assets: {fingerprint: \(fingerprint)}\n")
    #expect(
      found.sorted() == [
        "the style sheet's \"../img/gone.png\" leads nowhere",
        "the style sheet's \"gone.css\" leads nowhere",
      ])
  }
}
