import Testing
import Torii

private struct Author: Encodable {
  var name: String
  var age: Int?
}

private struct Article: Encodable {
  var title: String
  var authors: [Author]
  var counts: [String: [Int]]
  var score: Double
}

private class Base: Encodable {
  let id = 1
}

private final class Derived: Base {
  private enum Keys: String, CodingKey { case name, matrix }

  override func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Keys.self)
    try container.encode("x", forKey: .name)
    var rows = container.nestedUnkeyedContainer(forKey: .matrix)
    try rows.encode([1, 2])
    try rows.encodeNil()
    try super.encode(to: container.superEncoder())
  }
}

private final class Endless: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(self)
  }
}

@Suite("Encodable values")
struct ValueEncoderTests {
  private func text(_ value: some Encodable) throws -> String {
    try Environment().template(from: "{{ v }}").render(["v": try Value(encoding: value)])
  }

  @Test("Properties become pairs in their order")
  func encodesNestedTypes() throws {
    let article = Article(
      title: "T", authors: [Author(name: "A", age: 3), Author(name: "B")],
      counts: ["z": [1], "a": []], score: 1)
    #expect(
      try text(article)
        == "{'title': 'T', 'authors': [{'name': 'A', 'age': 3}, {'name': 'B'}], "
        + "'counts': {'a': [], 'z': [1]}, 'score': 1.0}")
  }

  @Test("Nested containers and superclasses have their places")
  func encodesByHand() throws {
    #expect(try text(Derived()) == "{'name': 'x', 'matrix': [[1, 2], None], 'super': {'id': 1}}")
  }

  @Test("Single values stay single")
  func encodesSingleValues() throws {
    #expect(try text(5) == "5")
    #expect(try text(["a", nil]) == "['a', None]")
    #expect(try text([UInt64.max]) == "[18446744073709551615]")
  }

  @Test("Endless nesting is an error")
  func stopsNesting() {
    #expect(throws: EncodingError.self) { try Value(encoding: Endless()) }
  }
}
