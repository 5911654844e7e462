import Testing
import ToriiServer

/// What open tabs hear when files change.
struct LiveUpdateTests {
  @Test func aTabHearsHowThingsAreAndWhatChanges() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/about/")
      let first = try #require(await events.next())
      #expect(first.contains("\"problems\":[]"))
      try site.write("content/about.md", "---\ntitle: About\n---\nNew text.\n")
      let second = try #require(await events.next())
      #expect(second.contains("\"version\""))
      #expect(first != second)
      #expect(try await server.get("/about/").text.contains("New text."))
    }
  }

  @Test func onlyTabsWhosePageChangedAreTold() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let other = try await server.listen(to: "/other/")
      _ = await other.next()
      try site.write("content/about.md", "---\ntitle: About\n---\nNew text.\n")
      try await Task.sleep(for: .milliseconds(400))
      try site.write("content/other.md", "---\ntitle: Other\n---\nNew other.\n")
      let event = try #require(await other.next())
      let page = try await server.get("/other/").text
      let version = try #require(event.split(separator: "\"").dropFirst(7).first)
      #expect(page.contains("data-version=\"\(version)\""))
    }
  }

  @Test func aStylesheetIsNamed() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/about/")
      _ = await events.next()
      try site.write("static/unused.css", "p { color: blue }\n")
      try await Task.sleep(for: .milliseconds(400))
      try site.write("static/site.css", "body { color: blue }\n")
      #expect(await events.next() == "{\"pages\":{\"/about/\":{\"assets\":[\"/site.css\"]}}}")
    }
  }

  @Test func errorsAreToldOverTheLastGoodPageAndGoAway() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/about/")
      _ = await events.next()
      try site.write("templates/page.html", "<p>{{ page.title </p>\n")
      let broken = try #require(await events.next())
      #expect(broken.contains("\"file\":\"templates/page.html\""))
      #expect(broken.contains("\"line\":1"))
      let page = try await server.get("/about/")
      #expect(page.text.contains("About <em>us</em>."))
      try site.write("templates/page.html", "<p>{{ page.title }}</p>\n")
      // The open page may come before the build that finds nothing wrong any more.
      var mended = ""
      while !mended.contains("\"problems\":[]") {
        mended += try #require(await events.next())
      }
      #expect(mended.contains("\"version\""))
    }
  }

  @Test func whileOneThingIsBrokenOthersGoOn() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/about/")
      _ = await events.next()
      try site.write("content/other.md", "---\ntitle: [\n---\n")
      _ = try #require(await events.next())
      try site.write("static/site.css", "body { color: green }\n")
      #expect(await events.next() == "{\"pages\":{\"/about/\":{\"assets\":[\"/site.css\"]}}}")
      #expect(try await server.get("/site.css").text.contains("green"))
      #expect(try await server.get("/other/").text.contains("Other."))
    }
  }

  @Test func aBrokenConfigurationLeavesThePagesAlone() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/about/")
      _ = await events.next()
      try site.write("torii.yaml", "title: [\n")
      let event = try #require(await events.next())
      #expect(event.contains("\"file\":\"torii.yaml\""))
      #expect(!event.contains("version"))
      #expect(try await server.get("/about/").text.contains("About <em>us</em>."))
    }
  }

  @Test func whatNoBuildReadsMakesNone() async throws {
    let site = try TestSite()
    let (builds, source) = AsyncStream<PreviewSession.Rebuild>.makeStream()
    var observer = PreviewServer.Observer()
    observer.onRebuild = { source.yield($0) }
    try await withPreview(of: site, observer: observer) { (_) async throws in
      try site.write("README.md", "Notes.")
      // Later than the first is told of, and so in another build if there were one.
      try await Task.sleep(for: .milliseconds(200))
      try site.write("content/about.md", "---\ntitle: About\n---\nNew.\n")
      for await build in builds {
        #expect(build.reasons == ["content/about.md"])
        break
      }
    }
  }

  @Test func somebodyWhoComesLaterIsNotToldOfTheFirstBuild() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/about/")
      let first = try #require(await events.next())
      #expect(first.contains("\"boot\""))
      #expect(!first.contains("assets"))
      try site.write("content/about.md", "---\ntitle: Us\n---\nAbout us.\n")
      let second = try #require(await events.next())
      #expect(second.contains("version"))
      #expect(try await server.get("/about/").text.contains("<h1>Us</h1>"))
    }
  }

  @Test func aGeneratedPageWithoutTemplateHoldsNoOtherBack() async throws {
    let site = try TestSite(["content/posts/first.md": "---\ntitle: First\n---\n"])
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/about/")
      let first = try #require(await events.next())
      #expect(first.contains("section.html"))
      try site.write("content/about.md", "---\ntitle: About\n---\nNew text.\n")
      _ = try #require(await events.next())
      #expect(try await server.get("/about/").text.contains("New text."))
    }
  }

  @Test func aTabWithoutPageHearsWhyThereIsNone() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/wip/")
      _ = await events.next()
      try site.write("content/wip.md", "---\ntitle: W\ndraft: true\n---\n")
      let draft = try #require(await events.next())
      #expect(draft.contains("\"version\""))
      try site.write("content/wip.md", "---\ntitle: W\ndate: 2100-01-01\n---\n")
      let future = try #require(await events.next())
      #expect(future.contains("\"version\""))
      #expect(future != draft)
    }
  }

  @Test func aThousandChangesMakeOneBuild() async throws {
    let site = try TestSite()
    let (builds, source) = AsyncStream<PreviewSession.Rebuild>.makeStream()
    var observer = PreviewServer.Observer()
    observer.onRebuild = { source.yield($0) }
    try await withPreview(of: site, observer: observer) { (server) async throws in
      for number in 0..<1000 {
        try site.write("content/posts/\(number).txt", "\(number)")
      }
      var changed: Set<String> = []
      var count = 0
      for await build in builds {
        changed.formUnion(build.reasons)
        count += 1
        if changed.contains("content/posts/999.txt") { break }
      }
      // More than one only where the writer itself is kept waiting.
      #expect(count <= 2)
      #expect(try await server.get("/posts/999.txt").text == "999")
    }
  }

  @Test func aDeletedFolderIsNoEnd() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      let events = try await server.listen(to: "/about/")
      _ = await events.next()
      try site.rename("content", to: "gone")
      _ = try #require(await events.next())
      try site.rename("gone", to: "content")
      try site.write("content/about.md", "---\ntitle: About\n---\nBack.\n")
      var text = ""
      for _ in 0..<50 where !text.contains("Back.") {
        try await Task.sleep(for: .milliseconds(100))
        text = try await server.get("/about/").text
      }
      #expect(text.contains("Back."))
    }
  }

  @Test func pagesOfOthersMayNotListen() async throws {
    let site = try TestSite()
    try await withPreview(of: site) { (server) async throws in
      for header in ["Origin: http://evil.example", "Origin: null", "Sec-Fetch-Site: cross-site"] {
        let response = try await server.get("/__livereload", headers: [header])
        #expect(response.status == 403)
        #expect(response.headers["access-control-allow-origin"] == nil)
      }
    }
  }

  @Test func onlyOurScriptOpensTheEditor() async throws {
    let site = try TestSite(["content/other.md": "---\ntitle: [\n---\n"])
    try await withPreview(
      of: site, { $0.editor = "touch \(site.path)/opened {file}" }
    ) { (server) async throws in
      let path = "/__livereload/open"
      let refused = try await server.get(
        path, method: "POST", headers: ["X-Torii-Token: guess", "Content-Length: 1"], body: "0")
      #expect(refused.status == 403)
      #expect(try await server.get(path).status == 405)
      let script = try await server.get("/__livereload/client.js").text
      let start = try #require(script.firstRange(of: "const token = \""))
      let token = script[start.upperBound...].prefix { $0 != "\"" }
      let opened = try await server.get(
        path, method: "POST", headers: ["X-Torii-Token: \(token)", "Content-Length: 1"], body: "0")
      #expect(opened.status == 204)
    }
  }
}
