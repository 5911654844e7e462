import Testing
import ToriiFrontMatter

@Suite struct DataNodeTests {
  let data: DataNode

  init() throws {
    data = try DataParser.parse(
      "text: x\nint: 1\nhalf: 0.5\nyes: true\nnone:\nlist: [1]\nsite: {menu: {main: y}}\n",
      format: .yaml)
  }

  @Test func givesEachKindToItsAccessor() {
    #expect(data["text"]?.string == "x")
    #expect(data["int"]?.int == 1)
    #expect(data["int"]?.double == 1)
    #expect(data["half"]?.double == 0.5)
    #expect(data["yes"]?.bool == true)
    #expect(data["none"]?.isNull == true)
    #expect(data["list"]?.sequence?.count == 1)
    #expect(data["site"]?.mapping?.first?.key == "menu")
  }

  @Test func givesNothingForAnotherKind() {
    #expect(data["text"]?.int == nil)
    #expect(data["int"]?.string == nil)
    #expect(data["half"]?.int == nil)
    #expect(data["none"]?.bool == nil)
    #expect(data["text"]?["x"] == nil)
  }

  @Test func followsPaths() {
    #expect(data.value(at: ["site", "menu", "main"])?.string == "y")
    #expect(data.value(at: ["site", "nothing", "main"]) == nil)
    #expect(data.value(at: ["text", "main"]) == nil)
    #expect(data.value(at: [])?.mapping?.count == 7)
  }

  @Test func tellsNormalFormsOfKeysApart() throws {
    let forms = try DataParser.parse("caf\u{E9}: 1\ncafe\u{301}: 2\n", format: .yaml)
    #expect(forms["caf\u{E9}"]?.int == 1)
    #expect(forms["cafe\u{301}"]?.int == 2)
  }
}
