import Testing
import ToriiSite

@Suite("Claims on output files")
struct OutputClaimsTests {
  private func problem(_ first: String, _ second: String) throws -> String? {
    var claims = OutputClaims()
    #expect(claims.claim(try OutputPath(copying: first), by: "one.md") == nil)
    return claims.claim(try OutputPath(copying: second), by: "two.md")?.message
  }

  @Test("different files do not clash")
  func distinct() throws {
    #expect(try problem("a/index.html", "b/index.html") == nil)
    #expect(try problem("x.html", "x/index.html") == nil)
  }

  @Test("the same file is an error that names both sources")
  func same() throws {
    #expect(
      try problem("a/index.html", "a/index.html")
        == "duplicate URL: one.md and two.md both write \"a/index.html\"")
  }

  @Test("case and normal form make no difference")
  func folded() throws {
    #expect(try problem("Same/index.html", "same/index.html")?.contains("differ only") == true)
    #expect(try problem("caf\u{E9}", "cafe\u{301}")?.contains("differ only") == true)
  }

  @Test("a file cannot stand where a folder is needed, either way round")
  func fileAgainstFolder() throws {
    #expect(try problem("a", "a/index.html")?.contains("conflict") == true)
    #expect(try problem("a/index.html", "a")?.contains("conflict") == true)
    #expect(try problem("A/b", "a")?.contains("conflict") == true)
  }
}
