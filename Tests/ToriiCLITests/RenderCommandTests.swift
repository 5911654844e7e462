import Testing

@Suite("torii render")
struct RenderCommandTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test(
    "data of each format",
    arguments: [
      ("d.json", #"{"name": "A & B", "n": [1, 2]}"#), ("d.yaml", "name: A & B\nn: [1, 2]\n"),
      ("d.toml", "name = \"A & B\"\nn = [1, 2]\n"),
    ])
  func data(_ file: String, _ text: String) throws {
    try folder.write(file, text)
    try folder.write("t.txt", "Hello {{ name }}{% for i in n %} {{ i }}{% endfor %}\n")
    let run = try ToriiProcess(["render", "t.txt", "--data", file], in: folder.path)
    #expect(run.errors == "")
    #expect(run.output == "Hello A & B 1 2\n")
    #expect(run.status == 0)
  }

  @Test("HTML is escaped by the name's ending; parents and includes lie beside the template")
  func html() throws {
    try folder.write("pages/base.html", "<p>{% block b %}{% endblock %}</p>\n")
    try folder.write("pages/part.html", "[{{ x }}]")
    try folder.write(
      "pages/t.html",
      "{% extends 'base.html' %}{% block b %}{{ x }}{% include 'part.html' %}{% endblock %}")
    try folder.write("d.json", #"{"x": "<b>"}"#)
    let run = try ToriiProcess(["render", "pages/t.html", "-d", "d.json"], in: folder.path)
    #expect(run.output == "<p>&lt;b&gt;[&lt;b&gt;]</p>\n")
  }

  @Test("--output writes a file")
  func output() throws {
    try folder.write("t.txt", "x\n")
    let run = try ToriiProcess(["render", "t.txt", "--output", "o.txt"], in: folder.path)
    #expect(run.output.isEmpty)
    #expect(folder.text("o.txt") == "x\n")
  }

  @Test("an error in the template exits 1 with place and excerpt")
  func templateError() throws {
    try folder.write("t.txt", "line\n{{ 1 / 0 }}\n")
    let run = try ToriiProcess(["render", "t.txt"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("t.txt:2:"))
    #expect(run.errors.contains("  2 | {{ 1 / 0 }}\n"))
  }

  @Test("an error in the data exits 1 with its place")
  func dataError() throws {
    try folder.write("t.txt", "x\n")
    try folder.write("d.json", "{\n  \"a\": nope\n}\n")
    let run = try ToriiProcess(["render", "t.txt", "-d", "d.json"], in: folder.path)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("d.json:2:8: error: "))
  }

  @Test("no name leads out of the template's folder")
  func escape() throws {
    try folder.write("secret.txt", "secret")
    try folder.write("t/t.txt", "{% include '../secret.txt' ignore missing %}.\n")
    let run = try ToriiProcess(["render", "t/t.txt"], in: folder.path)
    #expect(run.output == ".\n")
  }

  @Test("undefined names are empty, and errors with --strict")
  func undefined() throws {
    try folder.write("t.txt", "[{{ gone }}]\n")
    #expect(try ToriiProcess(["render", "t.txt"], in: folder.path).output == "[]\n")
    #expect(try ToriiProcess(["render", "t.txt", "--strict"], in: folder.path).status == 1)
  }
}
