import Testing
import ToriiSite

@Suite("Claims on output files")
struct OutputClaimsTests {
  /// The same numbers in each run (SplitMix64).
  private struct SeededNumbers: RandomNumberGenerator {
    var seed: UInt64

    mutating func next() -> UInt64 {
      seed &+= 0x9E37_79B9_7F4A_7C15
      var number = (seed ^ (seed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      number = (number ^ (number >> 27)) &* 0x94D0_49BB_1331_11EB
      return number ^ (number >> 31)
    }
  }

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

  @Test("neighbours in a folder that is spelled in two ways clash all the same")
  func foldedNeighbours() throws {
    var claims = OutputClaims()
    func claim(_ path: String) throws -> String? {
      claims.claim(try OutputPath(copying: path), by: path)?.message
    }
    for path in ["\u{E9}/\u{E9}/a", "\u{E9}/\u{E9}/b", "e\u{301}/e\u{301}/c", "\u{C9}/d"] {
      #expect(try claim(path) == nil)
    }
    #expect(try claim("e\u{301}/\u{E9}/a")?.contains("differ only") == true)
    #expect(try claim("\u{E9}/e\u{301}")?.contains("conflict") == true)
    #expect(try claim("\u{E9}/D/e")?.contains("conflict") == true)
    #expect(try claim("\u{E9}/\u{E9}/e") == nil)
  }

  @Test("a file cannot stand where a folder is needed, either way round")
  func fileAgainstFolder() throws {
    #expect(try problem("a", "a/index.html")?.contains("conflict") == true)
    #expect(try problem("a/index.html", "a")?.contains("conflict") == true)
    #expect(try problem("A/b", "a")?.contains("conflict") == true)
  }

  @Test("what was refused is in nobody's way")
  func refused() throws {
    var claims = OutputClaims()
    func claim(_ path: String) throws -> String? {
      claims.claim(try OutputPath(copying: path), by: path)?.message
    }
    #expect(try claim("a") == nil)
    #expect(try claim("a/b/c/d.html")?.contains("conflict") == true)
    #expect(try claim("a/b") != nil)
    #expect(claims.owner(of: try OutputPath(copying: "a")) == "a")
    #expect(claims.owner(of: try OutputPath(copying: "a/b/c")) == nil)
    #expect(try claim("b/c/d.html") == nil)
    #expect(try claim("b/c")?.contains("conflict") == true)
  }

  @Test("whatever the order, a path is refused where a file or folder of others is")
  func anyOrder() throws {
    let names = ["a", "b", "c"]
    var paths: [String] = names
    for first in names {
      for second in names {
        paths.append(first + "/" + second)
        paths += names.map { first + "/" + second + "/" + $0 }
      }
    }
    var random = SeededNumbers(seed: 7)
    for _ in 0..<300 {
      var claims = OutputClaims()
      var files: Set<String> = []
      for path in paths.shuffled(using: &random).prefix(20) {
        let isFree = files.allSatisfy {
          $0 != path && !$0.hasPrefix(path + "/") && !path.hasPrefix($0 + "/")
        }
        let problem = claims.claim(try OutputPath(copying: path), by: path)
        #expect((problem == nil) == isFree, "\(path) among \(files.sorted())")
        if isFree { files.insert(path) }
      }
      for path in paths {
        let owner = claims.owner(of: try OutputPath(copying: path))
        #expect(owner == (files.contains(path) ? path : nil))
      }
    }
  }
}
