import Testing
import ToriiSite

@Suite("Assets")
struct AssetTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func build(
    _ configuration: String, template: String = "", files: [String: String]
  ) throws -> BuildReport {
    try folder.write(
      "site/torii.yaml", "base_url: https://example.org\ntheme: false\n" + configuration)
    try folder.write("site/templates/index.html", template)
    try folder.write("site/templates/404.html", "")
    try folder.write("site/content/_index.md", "---\ntitle: Home\n---\n")
    for (path, text) in files { try folder.write("site/static/" + path, text) }
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    return SiteBuilder(options).build()
  }

  @Test("without fingerprints the address carries a mark, and no file is added")
  func mark() throws {
    let report = try build("", template: "{{ asset('a.css') }}", files: ["a.css": "a{}"])
    #expect(report.diagnostics == [])
    #expect(folder.text("out/index.html") == "/a.css?v=5f546eb460")
    #expect(folder.files(in: "out").filter { $0.hasSuffix(".css") } == ["a.css"])
  }

  @Test("only files that something asks for are published under a second name")
  func onlyRequested() throws {
    let report = try build(
      "assets: {fingerprint: true}\n", template: "{{ asset('a.css') }}",
      files: ["a.css": "a{}", "b.css": "b{}"])
    #expect(report.diagnostics == [])
    #expect(
      folder.files(in: "out").filter { $0.hasSuffix(".css") }
        == ["a.5f546eb460.css", "a.css", "b.css"])
  }

  @Test(
    "what is wrong with a bundle is said",
    arguments: [
      ("{x.css: [gone.css]}", "the bundle \"x.css\": there is no static file \"gone.css\""),
      ("{a.css: [b.css]}", "the bundle \"a.css\" has the name of a static file"),
      ("{x.txt: [a.css]}", "the bundle \"x.txt\" must be a path that ends with .css or .js"),
      ("{../x.css: [a.css]}", "the bundle \"../x.css\" must be a path that ends with .css or .js"),
      ("{x.js: [a.css]}", "\"a.css\" cannot be a part of \"x.js\": it does not end with .js"),
    ])
  func brokenBundle(_ bundles: String, _ message: String) throws {
    let report = try build(
      "assets: {bundles: \(bundles)}\n", files: ["a.css": "a{}", "b.css": "b{}"])
    #expect(report.diagnostics.map(\.message) == [message])
    #expect(!report.succeeded)
  }

  @Test("a chain of imports of any length is followed")
  func chain() throws {
    var files = ["0.css": "a{}"]
    for number in 1...600 { files["\(number).css"] = "@import '\(number - 1).css';" }
    let report = try build(
      "assets: {fingerprint: true}\n", template: "{{ asset('600.css') }}", files: files)
    #expect(report.succeeded)
    #expect(folder.files(in: "out").count { $0.hasSuffix(".css") } == 1_202)
  }

  @Test(
    "addresses in style sheets are found wherever CSS has them",
    arguments: [
      ("a{b:url(x.png)}", ["x.png"]),
      ("a{b:URL( 'x.png' )}", ["x.png"]),
      ("@import 'a.css' layer(b);@import url(c.css);", ["a.css", "c.css"]),
      ("a{b:url(x\\20y.png) url(\\78 .png)}", ["x y.png", "x.png"]),
      ("a{b:image-set('x.png' 1x, url(y.png) 2x, calc('z'))}", ["x.png", "y.png"]),
      ("a{content:'url(x.png)'}/* url(y.png) */", []),
      ("a{b:url(x.png y)} c{d:url(z.png)}", ["z.png"]),
      ("a{b:url('x\\\n.png')}", ["x.png"]),
      ("@importance 'x'; a{b:format('woff2')}", []),
      ("a{b:url(", []), ("a{b:'x", []), ("\\", []), ("@import '", []),
    ])
  func references(_ css: String, _ expected: [String]) {
    #expect(CSSReferences.all(in: Array(css.utf8)) == expected)
  }
}
