import Testing
import ToriiSite

@Suite("Configuration")
struct SiteConfigurationTests {
  private func parse(
    _ text: String, _ file: String = "torii.yaml"
  ) -> (configuration: SiteConfiguration, problems: [Diagnostic]) {
    let collector = DiagnosticCollector()
    let configuration = ConfigurationLoader.parse(
      SourceText(file: file, bytes: Array(text.utf8)), collector: collector)
    return (configuration, collector.sorted)
  }

  @Test("an empty file gives the defaults")
  func defaults() {
    let (configuration, problems) = parse("")
    #expect(problems.isEmpty)
    #expect(configuration.paginate == 10)
    #expect(configuration.theme == "sumi")
    #expect(configuration.taxonomies.map(\.name) == ["tags", "categories"])
    #expect(configuration.taxonomies.map(\.singular) == ["tag", "category"])
  }

  @Test(
    "YAML, TOML and JSON say the same",
    arguments: [
      ("torii.yaml", "title: T\npaginate: 3\nfeeds: {limit: 5}\n"),
      ("torii.toml", "title = \"T\"\npaginate = 3\n[feeds]\nlimit = 5\n"),
      ("torii.json", #"{"title": "T", "paginate": 3, "feeds": {"limit": 5}}"#),
    ])
  func formats(_ file: String, _ text: String) {
    let (configuration, problems) = parse(text, file)
    #expect(problems.isEmpty)
    #expect(configuration.title == "T")
    #expect(configuration.paginate == 3)
    #expect(configuration.feed.limit == 5)
  }

  @Test("an unknown key is an error with the near miss")
  func nearMiss() {
    #expect(
      parse("title: T\nbase_ulr: https://example.org\n").problems.map { $0.rendered() } == [
        """
        torii.yaml:2:1: error: unknown key "base_ulr"
          2 | base_ulr: https://example.org
            | ^
          hint: did you mean "base_url"?

        """
      ])
  }

  @Test("every wrong value is reported, each at its place")
  func allAtOnce() {
    let problems = parse("title: [a]\npaginate: -1\nfeeds: 3\ntimezone: Mars\nmarkdown: {x: 1}\n")
      .problems
    #expect(problems.map(\.line) == [1, 2, 3, 4, 5])
  }

  @Test(
    "base URLs lose their last slash and keep their path",
    arguments: [
      ("https://example.org", "https://example.org", ""),
      ("https://example.org/", "https://example.org", ""),
      ("http://localhost:8000/blog/", "http://localhost:8000/blog", "/blog"),
    ])
  func baseURL(_ written: String, _ expected: String, _ path: String) {
    let configuration = parse("base_url: \(written)\n").configuration
    #expect(configuration.baseURL == expected)
    #expect(configuration.basePath == path)
  }

  @Test(
    "what is no web address is refused",
    arguments: [
      "example.org", "javascript:alert(1)", "ftp://x", "https://", "https://x/?q", "https://x/\"a",
    ])
  func badBaseURL(_ written: String) {
    #expect(parse("base_url: '\(written)'\n").problems.count == 1)
  }

  @Test("a theme is the name of a folder, not a path", arguments: ["../x", "/etc", "a/b", ".."])
  func themePath(_ name: String) {
    #expect(parse("theme: '\(name)'\n").problems.count == 1)
  }

  @Test("permalink patterns are checked where they are written")
  func permalinks() {
    let (configuration, problems) = parse(
      "permalinks:\n  posts: /:year/:month/:slug/\n  notes: /:yaer/:slug/\n  x: ../:slug\n")
    #expect(configuration.permalinks["posts"]?.string == "/:year/:month/:slug/")
    #expect(problems.map(\.line) == [3, 4])
    #expect(problems.first?.hint == "did you mean \":year\"?")
  }

  @Test("menus are ordered by weight, then as written")
  func menus() {
    let (configuration, problems) = parse(
      """
      menus:
        main:
          - {name: B, url: /b/, weight: 2}
          - {name: A, url: /a/, weight: 1}
          - {name: C, url: /c/, weight: 2}
      """)
    #expect(problems.isEmpty)
    #expect(
      Menus.build(configuration.menus, pages: []).first?.items.map(\.entry.name) == ["A", "B", "C"])
  }

  @Test("the site's own taxonomies")
  func taxonomies() {
    let (configuration, problems) = parse("taxonomies: [tags, series, Größen]\n")
    #expect(problems.isEmpty)
    #expect(configuration.taxonomies.map(\.slug) == ["tags", "series", "größen"])
    #expect(configuration.taxonomies.map(\.singular) == ["tag", "series", "Größen"])
    #expect(parse("taxonomies: [title]\n").problems.count == 1)
    #expect(parse("taxonomies: [tags, Tags]\n").problems.count == 1)
  }
}
