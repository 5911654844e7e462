import Testing
import ToriiServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files and folders that the preview has no right to read. Root may read everything.
@Suite(.enabled(if: geteuid() != 0))
struct UnreadableFileTests {
  @Test(arguments: [
    ("static/site.css", "/site.css"), ("content/about.md", "/about/"),
    ("content/notes/dot.png", "/about/"), ("content/notes", "/about/"), ("static", "/site.css"),
    ("templates", "/about/"), ("torii.yaml", "/about/"),
  ])
  func isAnErrorOverTheLastGoodSiteUntilItIsMended(name: String, address: String) async throws {
    let site = try TestSite(["content/notes/dot.png": "no picture"])
    let path = site.path + "/" + name
    let isFolder = !name.contains(".")
    defer { chmod(path, isFolder ? 0o755 : 0o644) }
    try await withPreview(of: site) { (server) async throws in
      let tab = try await server.listen(to: "/about/")
      #expect(try #require(await tab.next()).contains("\"problems\":[]"))
      let good = try await server.get(address)
      chmod(path, 0)
      let news = try #require(await tab.next())
      #expect(news.contains("\(name)"))
      #expect(news.contains("Permission denied"))
      #expect(news.contains("chmod u+rX"))
      #expect(try await server.get(address).body == good.body)
      chmod(path, isFolder ? 0o755 : 0o644)
      var mended = ""
      while !mended.contains("\"problems\":[]") { mended += try #require(await tab.next()) }
      #expect(try await server.get(address).body == good.body)
    }
  }
}
