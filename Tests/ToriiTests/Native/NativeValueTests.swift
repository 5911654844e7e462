import Testing
import Torii

@Suite("Templates give values")
struct NativeValueTests {
  @Test(arguments: Fixture.cases(in: "native"))
  func matchesJinja(_ fixture: Fixture) throws { try fixture.check() }

  @Test("Every fixture file is read")
  func findsFixtures() { #expect(Fixture.cases(in: "native").count > 50) }

  @Test("A template gives text and values side by side")
  func textAndValue() throws {
    let template = try Environment().template(from: "{{ [1, 2] }}")
    #expect(try template.render() == "[1, 2]")
    #expect(try template.renderValue().arrayValue?.count == 2)
    #expect(try template.render() == "[1, 2]")
  }

  @Test("An object of the host comes back itself")
  func hostObject() throws {
    struct Point: TemplateObject {
      let x: Int
      func attribute(named name: String) -> Value? { name == "x" ? .int(x) : nil }
    }
    let template = try Environment().template(from: "{% for p in [point] %}{{ p }}{% endfor %}")
    let value = try template.renderValue(["point": Value(Point(x: 3))])
    #expect(value.object(as: Point.self)?.x == 3)
  }

  @Test(
    "What is no literal stays text",
    arguments: [
      String(repeating: "[", count: 100_000), String(repeating: "-", count: 100_000),
      "1" + String(repeating: "\n", count: 100_000) + "x",
      "\"" + String(repeating: "\\", count: 99_999),
      "[" + String(repeating: "#", count: 100_000), "\u{0}", "b\"\u{e9}\u{100}\"",
    ])
  func hostileText(_ text: String) throws {
    let value = try Environment().template(from: "{{ x }}").renderValue(["x": .string(text)])
    #expect(value.stringValue == text)
  }
}
