import Testing
import ToriiFrontMatter

/// Any bytes give a value or an error; a crash would end the whole test run.
@Suite struct NeverCrashTests {
  static let scraps: [DataFormat: [String]] = [
    .yaml: [
      "a", "k: ", "- ", "\n", "\n  ", ": ", "{", "}", "[", "]", ", ", "'", "\"", "~", "&a ", "*a",
      "!!str ", "|\n", ">-\n ", "# c\n", "<<: ", "? ", "\t", "\r\n", "...\n", "---\n", "%", "@",
      "\\x", "0x", "1e", ".inf", "é", "\u{2028}", "\u{85}", "\u{FEFF}",
    ],
    .toml: [
      "a", ".", " = ", "\n", "[", "]", "[[", "]]", "{", "}", ",", "'", "\"", "'''", "\"\"\"", "1",
      "_", "0x", "1e", "+", "2024-01-01", "07:00:00", " ", "\\", "\\u12", "\r", "#", "é", "\u{7F}",
    ],
    .json: [
      "{", "}", "[", "]", ",", ":", "\"", "a", "1", "-", "0", ".", "e", "true", " ", "\n", "\\",
      "\\ud83d", "\\udc00", "é", "\u{FEFF}",
    ],
  ]

  @Test(arguments: DataFormat.allCases)
  func survivesScrambledText(format: DataFormat) throws {
    var random = SplitMix(state: 7)
    let scraps = try #require(Self.scraps[format])
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...16, using: &random)
      let text = (0..<count).compactMap { _ in scraps.randomElement(using: &random) }.joined()
      _ = try? DataParser.parse(text, format: format)
    }
  }

  @Test(arguments: DataFormat.allCases)
  func survivesRandomBytes(format: DataFormat) {
    var random = SplitMix(state: 11)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...24, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = try? DataParser.parse(bytes, format: format)
      _ = try? FrontMatter.split(Array("---\n+++{".utf8.shuffled(using: &random)) + bytes)
    }
  }

  @Test(arguments: try Fixture.all(in: "valid"))
  func survivesEveryCutOfAFile(fixture: Fixture) {
    for end in fixture.source.indices { _ = try? FrontMatter.split(Array(fixture.source[..<end])) }
  }
}

/// A small generator with a seed, so that a failure can be repeated.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
