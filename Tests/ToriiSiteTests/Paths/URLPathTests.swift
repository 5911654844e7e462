import Testing
import ToriiSite

@Suite("URL paths")
struct URLPathTests {
  @Test(
    "a permalink names a folder unless its last part has an extension",
    arguments: [
      ("about", "/about/", "about/index.html"), ("/about/", "/about/", "about/index.html"),
      ("/", "/", "index.html"), ("/feed.xml", "/feed.xml", "feed.xml"),
      ("/v1.0/", "/v1.0/", "v1.0/index.html"), ("/a/b.html", "/a/b.html", "a/b.html"),
      ("/日本語/", "/日本語/", "日本語/index.html"),
    ])
  func permalink(_ written: String, _ url: String, _ file: String) throws {
    let path = try URLPath(validating: written)
    #expect(path.string == url)
    #expect(try path.outputPath.string == file)
  }

  @Test(
    "what cannot be an address is refused",
    arguments: ["", "//evil.example", "..", "/../x", "/a/../b", "a//b", "/a\u{0}/", "/%2e%2e/"])
  func refused(_ written: String) {
    #expect(throws: PathProblem.self) { try URLPath(validating: written) }
  }

  @Test("what RFC 3986 does not allow in a path is percent-encoded")
  func encoding() throws {
    #expect(try URLPath(validating: "/a b/é&\"/").encoded == "/a%20b/%C3%A9%26%22/")
    #expect(try URLPath(validating: "/plain-path_1.0~/").encoded == "/plain-path_1.0~/")
  }

  @Test(
    "decoding happens once and refuses what is malformed",
    arguments: [
      ("a%20b", "a b"), ("%252e", "%2e"), ("%C3%A9", "é"), ("%", nil), ("%zz", nil),
      ("%FF", nil),
    ])
  func decoding(_ text: String, _ expected: String?) {
    #expect(PercentEncoding.decode(text) == expected)
  }
}
