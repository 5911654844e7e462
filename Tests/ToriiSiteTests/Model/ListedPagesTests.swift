import Testing
import ToriiSite

@Suite("Lists that a page chooses")
struct ListedPagesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("torii.yaml", "theme: false\nfeeds: false\nbase_url: https://x.org\n")
    let names = ["index", "section", "page", "term", "taxonomy", "404"]
    for name in names.map({ $0 + ".html" }) {
      try folder.write(
        "templates/" + name,
        "{% if paginator %}{{ paginator['items']|map(attribute='title')|join(' ') }}{% endif %}"
          + "|{{ page.previous.title }}|{{ page.next.title }}")
    }
    for day in 1...3 {
      try folder.write("content/posts/p\(day).md", "---\ndate: 2024-01-0\(day)\ntags: [b]\n---\n")
      try folder.write("content/posts/old/q\(day).md", "---\ndate: 2023-01-0\(day)\n---\n")
    }
    try folder.write("content/posts/old/_index.md", "")
    try folder.write("content/notes/n.md", "---\ntags: [B]\n---\n")
  }

  private func build() -> [Diagnostic] {
    SiteBuilder(BuildOptions(source: folder.path)).build().diagnostics
  }

  @Test(
    "a list and its order",
    arguments: [
      ("{by: 4, list: below}", "P3 P2 P1 Q3", "Q2 Q1"),
      ("{by: 4, list: below}\nsort_by: title\nreverse: true", "Q3 Q2 Q1 P3", "P2 P1"),
      ("{by: 4, list: pages}", "P3 P2 P1 Q3", "Q2 Q1 N"),
      ("{by: 4, list: posts}", "P3 P2 P1 Q3", "Q2 Q1"),
      ("{by: 2, list: {tags: b}}\nreverse: true", "N P1", "P2 P3"),
      ("{by: 2, list: {section: /posts/old/}}", "Q3 Q2", "Q1"),
      ("2", "P3 P2", "P1"),
    ])
  func lists(_ paginate: String, _ first: String, _ second: String) throws {
    try folder.write("content/posts/_index.md", "---\npaginate: \(paginate)\n---\n")
    #expect(build() == [])
    #expect(folder.text("public/posts/index.html")?.hasPrefix(first + "|") == true)
    #expect(folder.text("public/posts/page/2/index.html")?.hasPrefix(second + "|") == true)
  }

  @Test("an ordinary page goes on as a list does")
  func page() throws {
    try folder.write("content/about.md", "---\npaginate: {by: 2, list: posts}\n---\n")
    #expect(build() == [])
    #expect(folder.text("public/about/index.html") == "P3 P2||")
    #expect(folder.text("public/about/page/3/index.html") == "Q2 Q1||")
  }

  @Test("any list can go by the length of texts, the shortest first")
  func length() throws {
    for (name, words) in [("p1", 5), ("p2", 9), ("p3", 1)] {
      try folder.write(
        "content/posts/\(name).md", "---\n---\n" + String(repeating: "word ", count: words))
    }
    try folder.write(
      "content/about.md",
      "---\nsort_by: length\npaginate: {by: 3, list: {section: /posts/}}\n---\n")
    #expect(build() == [])
    #expect(folder.text("public/about/index.html")?.hasPrefix("P3 P1 P2|") == true)
  }

  @Test(
    "what names no list is an error at its place",
    arguments: [
      ("{list: nope}", "\"paginate.list\" names no list of pages"),
      (
        "{list: {section: nope}}",
        "the list of this page cannot be made: there is no section \"nope\""
      ),
      (
        "{list: {tags: nope}}",
        "the list of this page cannot be made: no page has \"nope\" among its tags"
      ),
      ("{list: posts, x: 1}", "unknown key \"x\" in \"paginate\""),
      ("many", "\"paginate\" must be a whole number, not text"),
    ])
  func errors(_ paginate: String, _ message: String) throws {
    try folder.write("content/about.md", "---\npaginate: \(paginate)\n---\n")
    let problems = build()
    #expect(problems.map(\.message) == [message])
    #expect(problems.first?.line == 2)
  }

  @Test(
    "the page before is the older one, and the one above where the order is another",
    arguments: [
      ("sort_by: date", "P1", "P3"), ("sort_by: date\nreverse: true", "P1", "P3"),
      ("reverse: true", "P1", "P3"), ("sort_by: title", "P1", "P3"),
      ("sort_by: title\nreverse: true", "P3", "P1"),
    ])
  func neighbours(_ order: String, _ previous: String, _ next: String) throws {
    try folder.write("content/posts/_index.md", "---\n\(order)\n---\n")
    #expect(build() == [])
    #expect(folder.text("public/posts/p2/index.html") == "|\(previous)|\(next)")
  }
}
