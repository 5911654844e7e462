import Testing

@testable import ToriiSite

@Suite("Names of paths")
struct PathComponentTests {
  /// Parts of which allowed and forbidden names are made.
  private static let parts = [
    "a", "Z", "0", "-", ".", "..", "/", "//", "%", "\\", " ", "~", "\u{7F}", "\n", "é", "con",
    "CON",
    "prn", "aux", "nul", "com1", "LPT9", "com", "lpt", "cones", ".well-known", "html",
    String(repeating: "x", count: 250),
  ]

  private static func isPlain(_ path: String) -> Bool {
    Array(path.utf8).withUnsafeBufferPointer { PathComponent.arePlain($0) }
  }

  private static func isValid(_ path: String) -> Bool {
    path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      (try? PathComponent.validate($0)) != nil
    }
  }

  @Test("plain at a look are only those that are allowed name by name")
  func plain() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...5, using: &random)
      let path = (0..<count).compactMap { _ in Self.parts.randomElement(using: &random) }.joined()
      if Self.isPlain(path) { #expect(Self.isValid(path), "\(path.debugDescription)") }
    }
  }

  @Test(
    "that nearly all pages have are plain",
    arguments: ["index.html", "posts/a-post/index.html", "tags/c/feed.xml", "A_b~1/x.tar.gz"])
  func usual(path: String) { #expect(Self.isPlain(path)) }

  @Test(
    "that are refused are not plain",
    arguments: ["", "/a", "a/", "a//b", "../a", "a/..", ".git/x", "a%2e", "con", "a/nul.txt", "é"])
  func refused(path: String) { #expect(!Self.isPlain(path)) }
}
