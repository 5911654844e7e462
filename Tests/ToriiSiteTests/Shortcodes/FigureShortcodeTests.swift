import Testing
import ToriiSite

@Suite("The shortcode figure")
struct FigureShortcodeTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("torii.yaml", "title: S\ntheme: false\nbase_url: https://e.org/b\n")
    for name in ["index", "section"] { try folder.write("templates/\(name).html", "") }
    try folder.write("templates/page.html", "{{ page.content }}")
  }

  private func build(_ body: String) throws -> (html: String, problems: [String]) {
    try folder.write("content/trip/index.md", "---\ntitle: T\n---\n\n" + body)
    try folder.write("content/trip/a.png", bytes: CountingCodec.file(width: 30, height: 20))
    var options = BuildOptions(source: folder.path)
    options.output = folder.path + "/public"
    options.usesCache = false
    let report = SiteBuilder(options).build()
    return (
      folder.text("public/trip/index.html") ?? "",
      report.diagnostics.map { "\($0.line ?? 0): \($0.message)" }
    )
  }

  @Test(
    "an image beside the page is found and measured",
    arguments: [
      ("src=a.png", #"<img src="/b/trip/a.png" alt="" width="30" height="20" loading="#),
      ("src=a.png width=15", #"<img src="/b/trip/a.png" alt="" width="15" loading="#),
      ("https://e.com/x.png alt=X", #"<img src="https://e.com/x.png" alt="X" loading="#),
      ("src=a.png caption=\"A *b*\"", #"<img src="/b/trip/a.png" alt="A b" "#),
      ("src=a.png caption=\"A *b*\"", "<figcaption>A <em>b</em></figcaption>"),
    ])
  func found(_ arguments: String, _ expected: String) throws {
    let (html, problems) = try build("{{< figure \(arguments) >}}\n")
    #expect(html.contains(expected), "\(html)")
    #expect(problems.isEmpty)
  }

  @Test("an image that is not there is an error in the line of the shortcode")
  func missing() throws {
    #expect(
      try build("a\n\n{{< figure src=\"gone.png\" >}}\n").problems
        == ["7: the image \"gone.png\" is not there"])
  }

  @Test("links in a body have the line that they are in")
  func lines() throws {
    let body = "{{% details summary=\"s\" %}}\na\n\n[b](gone.md)\n{{% /details %}}\n"
    #expect(try build(body).problems == ["8: the link to \"gone.md\" leads to no page"])
  }
}
