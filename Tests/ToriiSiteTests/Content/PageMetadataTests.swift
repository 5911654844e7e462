import Testing
import ToriiFrontMatter
import ToriiSite

@Suite("Front matter")
struct PageMetadataTests {
  private func parse(_ text: String) -> (document: ContentDocument?, problems: [Diagnostic]) {
    let collector = DiagnosticCollector()
    let reader = ContentReader(configuration: SiteConfiguration(), collector: collector)
    let document = reader.parse(
      SourceText(file: "content/a.md", bytes: Array(text.utf8)),
      SourcePath("2024-01-02-a.md"), .page)
    return (document, collector.sorted)
  }

  @Test("what no key is known for becomes a parameter")
  func params() {
    let (document, problems) = parse("---\nmood: calm\nparams: {x: 1}\n---\n")
    #expect(problems.isEmpty)
    #expect(document?.metadata.params.map(\.key) == ["x", "mood"])
  }

  @Test("native dates among the parameters are on the clocks of the site")
  func paramDates() throws {
    var configuration = SiteConfiguration()
    configuration.timeZone = SiteTimeZone(minutes: 120)
    let reader = ContentReader(configuration: configuration, collector: DiagnosticCollector())
    let text =
      "+++\n[x]\na = 2024-01-02T10:00:00\nb = [2024-01-02T10:00:00Z]\nc = 2024-01-02\n+++\n"
    let document = reader.parse(
      SourceText(file: "a.md", bytes: Array(text.utf8)), SourcePath("a.md"), .page)
    let table = try #require(document?.metadata.params.first?.value)
    #expect(table["a"]?.date == "2024-01-02T10:00:00+02:00")
    #expect(table["b"]?.sequence?.first?.date == "2024-01-02T10:00:00Z")
    #expect(table["c"]?.date == "2024-01-02")
  }

  @Test("the file name gives the date that the front matter lacks")
  func dateOfName() {
    #expect(parse("text").document?.date?.rfc3339 == "2024-01-02T00:00:00Z")
    #expect(
      parse("---\ndate: 2025-03-04\n---\n").document?.date?.rfc3339 == "2025-03-04T00:00:00Z")
    #expect(parse("text").document?.fileName == "a")
  }

  @Test(
    "wrong values are located errors",
    arguments: [
      ("date: 2026-02-30", "\"2026-02-30\" in \"date\" is no date"),
      ("date: 20260230", "\"20260230\" in \"date\" is no date"),
      ("date: [1]", "\"date\" must be a date, not a list"),
      ("draft: maybe", "\"draft\" must be true or false, not text"),
      ("weight: x", "\"weight\" must be a whole number, not text"),
      ("slug: a/b", "the slug \"a/b\" cannot be used: a slug is one name and cannot contain \"/\""),
      (
        "permalink: ../x",
        "the permalink \"../x\" cannot be used: \".\" and \"..\" are not allowed in a path"
      ),
      ("tags: {a: b}", "\"tags\" must be a list of texts, not a table of keys"),
      ("tags: [[a]]", "\"tags\" must be a list of texts; this is a list"),
      ("tags: ['🎉']", "the tag \"🎉\" makes no URL"),
      (
        "template: /etc/passwd",
        "the template \"/etc/passwd\" cannot be used: the path has an empty component (\"//\")"
      ),
    ])
  func errors(_ line: String, _ message: String) {
    let problems = parse("---\ntitle: T\n\(line)\n---\n").problems
    #expect(problems.map(\.message) == [message])
    #expect(problems.first?.line == 3)
    #expect(problems.first?.excerpt == line)
  }

  @Test("one tag need not be a list; the same tag counts once")
  func tags() {
    #expect(parse("---\ntags: one\n---\n").document?.metadata.terms["tags"]?.map(\.slug) == ["one"])
    #expect(
      parse("---\ntags: [A, a, b]\n---\n").document?.metadata.terms["tags"]?.map(\.name)
        == ["A", "b"])
  }

  @Test(
    "an empty list says that a page has none of what its folder gives",
    arguments: ["tags: []\nauthors: []", "taxonomies: {tags: []}\nauthor:"])
  func emptyOverDefaults(_ lines: String) throws {
    let defaults = try #require(parse("---\ntags: [a]\nauthor: Mika\n---\n").document).metadata
    var metadata = try #require(parse("---\n\(lines)\n---\n").document).metadata
    metadata.inherit(defaults)
    #expect(metadata.terms["tags"] == nil)
    #expect(metadata.authors.isEmpty)
  }

  @Test("what is no text is refused by name")
  func encodings() {
    let collector = DiagnosticCollector()
    let reader = ContentReader(configuration: SiteConfiguration(), collector: collector)
    for (name, bytes) in [("a", [0xFF, 0xFE, 0x2D, 0]), ("b", [0x61, 0x0A, 0xC3, 0x28])] {
      let source = SourceText(file: name, bytes: bytes.map { UInt8($0) })
      #expect(reader.parse(source, SourcePath("a.md"), .page) == nil)
    }
    #expect(
      collector.sorted.map(\.message)
        == ["the file is UTF-16, not UTF-8", "the file is not UTF-8"])
    #expect(collector.sorted.last?.line == 2)
  }
}
