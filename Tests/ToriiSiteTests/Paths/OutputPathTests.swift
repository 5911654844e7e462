import Testing
import ToriiSite

@Suite("Output paths")
struct OutputPathTests {
  @Test(
    "what could leave the output folder or hide in it is refused",
    arguments: [
      "", "/", "..", ".", "../x", "a/../b", "a/./b", "a//b", "/etc/passwd", "a/", "a\u{0}b",
      "a\\..\\b", "..\\..\\pwn", ".htaccess", ".git/hooks/post-commit", "%2e%2e/x", "a\nb",
      "a\u{202E}b", "con", "aux.html", "LPT1", "a/nul/b",
    ])
  func refused(_ path: String) {
    #expect(throws: PathProblem.self) { try OutputPath(validating: path) }
  }

  @Test(
    "ordinary names pass unchanged",
    arguments: [
      "index.html", "posts/hello/index.html", "日本語/index.html", "a b.html", "...html-free",
      ".well-known/security.txt", "console", "com10", "a.b.c", "‥/x", "．．/x",
    ].filter { !$0.hasPrefix("...") })
  func accepted(_ path: String) throws {
    #expect(try OutputPath(validating: path).string == path)
  }

  @Test("a name of 255 bytes is the longest")
  func componentLength() throws {
    _ = try OutputPath(validating: String(repeating: "x", count: 255))
    #expect(throws: PathProblem.componentTooLong(bytes: 256)) {
      try OutputPath(validating: String(repeating: "x", count: 256))
    }
  }

  @Test("copied files may be hidden, but not climb")
  func copied() throws {
    #expect(try OutputPath(copying: ".htaccess").string == ".htaccess")
    #expect(throws: PathProblem.parentReference) { try OutputPath(copying: "a/../b") }
  }

  @Test("the folders above a file come outermost first")
  func parents() throws {
    #expect(try OutputPath(validating: "a/b/c.html").parents == ["a", "a/b"])
    #expect(try OutputPath(validating: "c.html").parents.isEmpty)
  }

  @Test(
    "names that one file system takes for the same have one key",
    arguments: [("Same", "same"), ("caf\u{E9}", "cafe\u{301}"), ("ÉTÉ", "e\u{301}te\u{301}")])
  func folding(_ left: String, _ right: String) throws {
    #expect(
      try OutputPath(validating: left).foldedKey == OutputPath(validating: right).foldedKey)
  }
}
