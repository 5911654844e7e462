import Testing
import ToriiSite

@Suite("Links in Markdown")
struct LinkResolverTests {
  private func resolve(
    _ destination: String, base: String = ""
  ) throws -> LinkResolver.Resolution {
    let configuration = SiteConfiguration()
    let collector = DiagnosticCollector()
    let reader = ContentReader(configuration: configuration, collector: collector)
    let documents = [
      ("posts/trip/index.md", ContentDocument.Role.bundle), ("posts/hello.md", .page),
      ("about.md", .page), ("posts/_index.md", .section), ("notes/a.md", .page),
    ].compactMap { path, role in
      reader.parse(
        SourceText(file: path, bytes: Array("---\ntitle: T\n---\n".utf8)), SourcePath(path), role)
    }
    let image = ScannedFile(path: SourcePath("posts/trip/a b.jpg"), absolutePath: "/x")
    let assets = [LanguageFile(file: image, path: image.path, language: 0)]
    let tree = ContentTree(
      documents: documents, assets: assets, skipped: [], configuration: configuration,
      collector: collector)
    return LinkResolver(tree: tree, basePath: base).resolve(
      destination, from: SourcePath("posts/trip/index.md"),
      page: try URLPath(validating: "/posts/trip/"))
  }

  @Test(
    "files become addresses",
    arguments: [
      ("../hello.md", "/posts/hello/"), ("../../about.md#x", "/about/#x"),
      ("@/about.md?q=1", "/about/?q=1"), ("/posts/hello.md", "/posts/hello/"),
      ("a%20b.jpg", "/posts/trip/a%20b.jpg"), ("./a b.jpg", "/posts/trip/a%20b.jpg"),
      ("../_index.md", "/posts/"), ("other/", "/posts/trip/other/"), ("../x", "/posts/x"),
      ("../trip", "/posts/trip/"), ("../../notes/#x", "/notes/#x"), ("../..", "/"),
      ("..", "/posts/"), ("@/posts/trip/", "/posts/trip/"),
      ("../../../static/a%20b/c.svg", "/a%20b/c.svg"),
    ])
  func addresses(_ destination: String, _ expected: String) throws {
    #expect(try resolve(destination) == .address(expected))
    #expect(try resolve(destination, base: "/blog") == .address("/blog" + expected))
  }

  @Test(
    "other addresses stay",
    arguments: [
      "https://example.org/x.md", "//example.org/", "#there", "mailto:a@b.c", "?q", "",
      "javascript:alert(1)", "/rooted/", "%zz", "a%00b",
    ])
  func unchanged(_ destination: String) throws {
    #expect(try resolve(destination) == .unchanged)
  }

  @Test("above the root of a host is its root, above a folder of a host what is not ours")
  func aboveTheRoot() throws {
    let destination = "../../../../etc/passwd"
    #expect(try resolve(destination) == .address("/etc/passwd"))
    #expect(try resolve(destination, base: "/blog") == .unchanged)
  }

  @Test("a Markdown file that is not there is missing", arguments: ["gone.md", "@/gone/"])
  func missing(_ destination: String) throws {
    guard case .missing = try resolve(destination) else {
      Issue.record("\(destination) was not missed")
      return
    }
  }
}
