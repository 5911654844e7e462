import Testing
import ToriiFrontMatter

@Suite struct LimitTests {
  @Test(arguments: [
    (DataFormat.yaml, "[", ""), (.yaml, "- ", ""), (.yaml, "[\n", ""), (.yaml, "{a: ", ""),
    (.toml, "", "a = "), (.json, "[", ""), (.json, "{\"a\":", ""),
  ])
  func refusesDepth(format: DataFormat, opening: String, start: String) {
    let nested = String(repeating: opening.isEmpty ? "[" : opening, count: 100_000)
    expectError("more than 64 levels deep", format, start + nested)
  }

  @Test(arguments: ["%.a = 1", "[%.a]", "[[%.a]]", "a = {%.a = 1}"])
  func refusesKeysOfManyDots(form: String) {
    let path = Array(repeating: "a", count: 100_000).joined(separator: ".")
    let parts = form.split(separator: "%", omittingEmptySubsequences: false)
    expectError("more than 64 levels deep", .toml, parts.joined(separator: path))
  }

  @Test(arguments: [
    (DataFormat.yaml, "", "[", "]"), (.toml, "a = ", "[", "]"), (.json, "", "[", "]"),
  ])
  func allowsDepthUpToTheLimit(format: DataFormat, start: String, open: String, close: String)
    throws
  {
    let depth = format == .toml ? 63 : 64
    let text =
      start + String(repeating: open, count: depth) + String(repeating: close, count: depth)
    _ = try DataParser.parse(text, format: format)
  }

  @Test func refusesAliasBombs() {
    var text = "a0: &a0 [lol]\n"
    for level in 1..<40 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    expectError("more than 100000 values", .yaml, text)
  }

  @Test func refusesAliasesThatRepeatMuchText() {
    let aliases = Array(repeating: "*a", count: 100).joined(separator: ", ")
    let text = "a: &a \(String(repeating: "x", count: 100_000))\nb: [\(aliases)]\n"
    expectError("repeat more than 1048576 bytes", .yaml, text)
  }

  @Test func refusesDepthThroughAliases() {
    var text = "a0: &a0 [x]\n"
    for level in 1..<100 { text += "a\(level): &a\(level) [*a\(level - 1)]\n" }
    expectError("more than 64 levels deep", .yaml, text)
  }

  @Test func mergesNoDeeperThanTheLimit() {
    var text = "a0: &a0 {b: x}\n"
    for level in 1..<100 { text += "a\(level): &a\(level) {b: {<<: *a\(level - 1)}}\n" }
    expectError("more than 64 levels deep", .yaml, text)
  }

  @Test(arguments: [(DataFormat.yaml, ""), (.toml, "a = "), (.json, "")])
  func refusesManyValues(format: DataFormat, start: String) {
    let text = start + "[" + String(repeating: "1,", count: 100_000) + "1]"
    expectError("more than 100000 values", format, text)
  }

  @Test(arguments: DataFormat.allCases)
  func refusesLongTexts(format: DataFormat) {
    expectError("at most 1048576 are read", format, String(repeating: " ", count: 1 << 20 + 1))
  }

  @Test func stopsLookingForAFarDelimiter() {
    let text = "---\n" + String(repeating: "# x\n", count: 500_000) + "---\n"
    #expect(throws: DataError.self) { try FrontMatter.split(Array(text.utf8)) }
  }

  @Test func keepsItsOwnBoundWhateverTheLimits() {
    let limits = DataLimits(maxBytes: .max, maxDepth: .max, maxNodes: .max)
    #expect(throws: DataError.self) {
      try DataParser.parse(
        String(repeating: "[", count: 100_000), format: .json, limits: limits)
    }
  }

  private func expectError(_ part: String, _ format: DataFormat, _ text: String) {
    let error = #expect(throws: DataError.self) { try DataParser.parse(text, format: format) }
    #expect(error?.message.contains(part) == true, "\(error?.description ?? "")")
  }
}
