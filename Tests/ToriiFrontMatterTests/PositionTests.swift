import Testing
import ToriiFrontMatter

@Suite struct PositionTests {
  @Test func placesYAML() throws {
    let data = try DataParser.parse("é: 1\r\nlist:\r\n  - \"😀\": {c: [x]}\r\n", format: .yaml)
    #expect(
      places(data) == [
        "1:1 é", "1:4", "2:1 list", "3:3", "3:5", "3:5 😀", "3:10", "3:11 c", "3:14", "3:15",
      ])
  }

  @Test func placesWhatYAMLCallsALineBreakInItsLine() throws {
    let data = try DataParser.parse("a: \"x\u{2028}y\"\nb: 1", format: .yaml)
    #expect(data["b"]?.position == DataPosition(line: 2, column: 4))
  }

  @Test func placesTOML() throws {
    let text = "\"é\" = 1\r\n[t.u]\r\n x = [\r\n {y = 2}]\r\n[[v]]\r\n"
    let data = try DataParser.parse(text, format: .toml)
    #expect(
      places(data) == [
        "1:1 é", "1:7", "2:2 t", "2:2", "2:4 u", "2:1", "3:2 x", "3:6", "4:2", "4:3 y", "4:7",
        "5:3 v", "5:1", "5:1",
      ])
  }

  @Test func placesJSON() throws {
    let data = try DataParser.parse("{\"é\": 1,\r\n \"b\":\t[\"😀\", {}]}", format: .json)
    #expect(places(data) == ["1:2 é", "1:7", "2:2 b", "2:7", "2:8", "2:13"])
  }

  @Test(arguments: DataFormat.allCases)
  func addsTheLinesBefore(format: DataFormat) {
    let error = #expect(throws: DataError.self) {
      try DataParser.parse("\n!!", format: format, positionOffset: 10)
    }
    #expect(error?.position.line == 12)
  }

  /// The places of all keys and values, in order, without the outermost.
  private func places(_ node: DataNode) -> [String] {
    switch node.kind {
    case .sequence(let elements):
      elements.flatMap { [$0.position.description] + places($0) }
    case .mapping(let entries):
      entries.flatMap {
        ["\($0.keyPosition) \($0.key)", $0.value.position.description] + places($0.value)
      }
    default: []
    }
  }
}
