import Testing
import ToriiServer
import ToriiSite

/// What browsers get, over real sockets.
struct PreviewServingTests {
  private func serve(
    _ files: [String: String] = [:], _ change: (inout PreviewOptions) -> Void = { _ in },
    _ body: (PreviewServer, TestSite) async throws -> Void
  ) async throws {
    let site = try TestSite(files)
    try await withPreview(of: site, change) { try await body($0, site) }
  }

  @Test func servesPagesWithOurScript() async throws {
    try await serve { (server, _) async throws in
      let page = try await server.get("/about/")
      #expect(page.status == 200)
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(page.headers["cache-control"] == "no-store")
      #expect(page.headers["x-content-type-options"] == "nosniff")
      #expect(page.headers["content-length"] == String(page.body.count))
      #expect(page.text.contains("About <em>us</em>."))
      #expect(page.text.contains("<script src=\"/__livereload/client.js\""))
      #expect(page.text.hasSuffix("</script></body></html>\n"))
    }
  }

  @Test(arguments: [
    "<body><script>let page = '<body></body>'</script>\n", "<body><p>x</p><!-- </body> -->",
    "<body><iframe srcdoc=\"<body>x</body></html>\"></iframe>",
    "<body><p>x</p></body><script>let a = 1</script></html>",
  ])
  func ourScriptStandsInNothingElse(_ page: String) async throws {
    try await serve(["static/own.html": page]) { (server, _) async throws in
      let text = try await server.get("/own.html").text
      #expect(text.hasPrefix(page + "<script src=\"/__livereload/client.js\""))
      #expect(text.hasSuffix("</script>"))
    }
  }

  @Test func ourScriptStandsBeforeTheTagsThatEndThePage() async throws {
    try await serve(["static/other.html": "x</BODY>\n</HTML>"]) {
      (server, _) async throws in
      #expect(try await server.get("/other.html").text.hasSuffix("</script></BODY>\n</HTML>"))
    }
  }

  @Test(arguments: ["<base href=\"https://example.com/\">", "<BASE target=_top>"])
  func ourScriptIsNamedWithTheHostWhereTheBaseMayBeAnother(_ base: String) async throws {
    try await serve(["static/own.html": base + "<p>x</p>"]) { (server, _) async throws in
      let text = try await server.get("/own.html", host: "localhost:\(server.port)").text
      #expect(
        text.contains("<script src=\"http://localhost:\(server.port)/__livereload/client.js\""))
    }
  }

  @Test func textInAnotherCharsetIsSentAsItIs() async throws {
    let latin = "<!doctype html><meta charset=\"ISO-8859-1\"><p>torii-x.invalid</p></body>"
    let site = try TestSite([
      "static/latin.html": latin,
      "static/feed.xml": "<?xml version=\"1.0\" encoding='latin1'?><a/>",
      "static/latin.css": "@charset \"windows-1252\"; a { color: red }",
      "static/utf.html": "<meta charset=UTF-8><p>x</p>",
    ])
    try site.write("static/wide.html", bytes: [0xFF, 0xFE, 0x3C, 0x00, 0x70, 0x00, 0x3E, 0x00])
    try await withPreview(of: site) { (server) async throws in
      let page = try await server.get("/latin.html")
      #expect(page.headers["content-type"] == "text/html")
      #expect(page.text == latin)
      let wide = try await server.get("/wide.html")
      #expect(wide.headers["content-type"] == "text/html")
      #expect(wide.body.count == 8)
      #expect(try await server.get("/feed.xml").headers["content-type"] == "application/xml")
      #expect(try await server.get("/latin.css").headers["content-type"] == "text/css")
      let utf = try await server.get("/utf.html")
      #expect(utf.headers["content-type"] == "text/html; charset=utf-8")
      #expect(utf.text.contains("client.js"))
    }
  }

  @Test func servesOtherFilesAsTheyAre() async throws {
    try await serve { (server, _) async throws in
      let file = try await server.get("/site.css")
      #expect(file.headers["content-type"] == "text/css; charset=utf-8")
      #expect(file.text == "body { color: black }\n")
    }
  }

  @Test func addsTheSlashAndKeepsTheQuery() async throws {
    try await serve { (server, _) async throws in
      let response = try await server.get("/about?x=1")
      #expect(response.status == 307)
      #expect(response.headers["location"] == "/about/?x=1")
    }
  }

  @Test func aFolderWithoutIndexHasASlashTooAndNoList() async throws {
    try await serve(["static/sub/page.html": "<p>page</p>"]) { (server, _) async throws in
      #expect(try await server.get("/sub").headers["location"] == "/sub/")
      #expect(try await server.get("/sub/").status == 404)
      #expect(try await server.get("/sub/page.html").status == 200)
    }
  }

  @Test(arguments: ["//about", "//evil.example/about", "///about"])
  func neverRedirectsElsewhere(_ path: String) async throws {
    try await serve { (server, _) async throws in
      let location = try await server.get(path).headers["location"]
      #expect(location == nil)
    }
  }

  @Test func headHasNoBody() async throws {
    try await serve { (server, _) async throws in
      let response = try await server.get("/site.css", method: "HEAD")
      #expect(response.status == 200)
      #expect(response.headers["content-length"] == "22")
      #expect(response.body.isEmpty)
    }
  }

  @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS"])
  func answersOnlyGetAndHead(_ method: String) async throws {
    try await serve { (server, _) async throws in
      #expect(try await server.get("/", method: method).status == 405)
    }
  }

  @Test func sendsRanges() async throws {
    try await serve { (server, _) async throws in
      let part = try await server.get("/site.css", headers: ["Range: bytes=0-3"])
      #expect(part.status == 206)
      #expect(part.text == "body")
      #expect(part.headers["content-range"] == "bytes 0-3/22")
      let none = try await server.get("/site.css", headers: ["Range: bytes=22-"])
      #expect(none.status == 416)
      #expect(none.headers["content-range"] == "bytes */22")
    }
  }

  @Test func sendsLargeFilesWholeAndInRanges() async throws {
    let text = String(repeating: "0123456789abcdef", count: 1 << 17)
    try await serve(["static/big.bin": text]) { (server, _) async throws in
      let body = try await server.get("/big.bin").body
      // Not in the macro, which would take down millions of bytes one by one.
      let isWhole = body == Array(text.utf8)
      #expect(isWhole)
      let part = try await server.get("/big.bin", headers: ["Range: bytes=1048570-1048577"])
      #expect(part.text == "abcdef01")
    }
  }

  @Test func refusesForeignHosts() async throws {
    try await serve { (server, _) async throws in
      #expect(try await server.get("/", host: "evil.example").status == 421)
      let second = try await server.get("/", headers: ["Host: 127.0.0.1"])
      #expect(second.status >= 400)
    }
  }

  @Test func addressesFollowTheHostOfTheBrowser() async throws {
    try await serve { (server, _) async throws in
      let page = try await server.get("/about/", host: "localhost:\(server.port)")
      #expect(page.text.contains("href=\"http://localhost:\(server.port)/about/\""))
      let sitemap = try await server.get("/sitemap.xml", host: "127.0.0.1:\(server.port)")
      #expect(sitemap.text.contains("<loc>http://127.0.0.1:\(server.port)/about/</loc>"))
      #expect(!sitemap.text.contains("invalid"))
    }
  }

  @Test func servesBelowTheBasePath() async throws {
    try await serve(
      ["torii.yaml": "title: T\nbase_url: https://example.org/blog\ntheme: false\n"]
    ) { (server, _) async throws in
      #expect(try await server.get("/").headers["location"] == "/blog/")
      #expect(try await server.get("/blog?x=1").headers["location"] == "/blog/?x=1")
      #expect(try await server.get("/blog/about/").status == 200)
      let outside = try await server.get("/about/")
      #expect(outside.status == 404)
      #expect(outside.text.contains("href=\"/blog/about/\">/blog/about/</a>"))
      #expect(try await server.get("/blogabout/").status == 404)
    }
  }

  @Test func anotherBasePathCanBeAskedFor() async throws {
    try await serve([:], { $0.build.previewBasePath = "/x" }) { (server, _) async throws in
      let page = try await server.get("/x/about/")
      #expect(page.text.contains("http://127.0.0.1:\(server.port)/x/about/"))
    }
  }

  @Test func dotFilesAndLinksAreNotThere() async throws {
    let site = try TestSite(["static/.env": "SECRET", "secret.txt": "SECRET"])
    try site.link("static/link.txt", to: "../secret.txt")
    try site.link("static/loop", to: "loop")
    try await withPreview(of: site) { (server) async throws in
      for path in ["/.env", "/link.txt", "/loop", "/%2eenv"] {
        let response = try await server.get(path)
        #expect(response.status == 404, "\(path)")
        #expect(!response.text.contains("SECRET"))
      }
      // The links are errors of the build, and all else is served.
      #expect(try await server.get("/about/").status == 200)
    }
  }

  @Test func aFileReplacedByALinkIsNotFollowed() async throws {
    let site = try TestSite(["static/a.bin": "good", "secret.txt": "SECRET"])
    try await withPreview(of: site, { $0.watches = false }) { (server) async throws in
      #expect(try await server.get("/a.bin").text == "good")
      site.remove("static/a.bin")
      try site.link("static/a.bin", to: "../secret.txt")
      #expect(try await server.get("/a.bin").status == 404)
    }
  }

  @Test func saysWhyADraftIsNotThere() async throws {
    try await serve(["content/wip.md": "---\ntitle: W\ndraft: true\n---\n"]) {
      (server, _) async throws in
      let response = try await server.get("/wip/")
      #expect(response.status == 404)
      #expect(response.text.contains("content/wip.md"))
      #expect(response.text.contains("a draft"))
      #expect(response.text.contains("--drafts"))
    }
  }

  @Test func draftsCarryABadge() async throws {
    try await serve(
      ["content/wip.md": "---\ntitle: W\ndraft: true\n---\n"],
      { $0.build.includesDrafts = true }
    ) { (server, _) async throws in
      #expect(try await server.get("/wip/").text.contains("data-badge=\"a draft\""))
      let other = try await server.get("/about/").text
      #expect(!other.contains("data-badge"))
    }
  }

  @Test func theNotFoundPageIsTheSitesAndOffersWhatIsNear() async throws {
    try await serve(["templates/404.html": "<body><p>Lost!</p></body>"]) {
      (server, _) async throws in
      let response = try await server.get("/abuot/")
      #expect(response.status == 404)
      #expect(response.text.contains("Lost!"))
      #expect(response.text.contains("href=\"/about/\""))
    }
  }

  @Test func theNotFoundPageShowsNoMarkupOfTheAddress() async throws {
    try await serve { (server, _) async throws in
      let text = try await server.get("/%3Cscript%3Ealert(1)%3C/script%3E").text
      #expect(!text.contains("<script>alert"))
    }
  }

  @Test func aSiteThatDoesNotBuildIsServedToo() async throws {
    try await serve(["torii.yaml": "title: [\n"]) { (server, _) async throws in
      #expect(!server.firstBuild.succeeded)
      let page = try await server.get("/about/")
      #expect(page.text.contains("/__livereload/client.js"))
    }
  }

  @Test func takesTheNextPortWhenOneIsTaken() async throws {
    try await serve { (first, site) async throws in
      let taken = first.port
      try await withPreview(of: site, { $0.port = taken }) { (second) async throws in
        #expect(second.port > taken)
        #expect(try await second.get("/about/").status == 200)
      }
    }
  }
}
