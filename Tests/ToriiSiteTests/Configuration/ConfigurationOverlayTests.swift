import Testing
import ToriiFrontMatter
import ToriiHighlight
import ToriiSite

@Suite("Overlays of the configuration")
struct ConfigurationOverlayTests {
  private func load(
    _ base: String, _ overlay: String = "", _ variables: [String: String] = [:]
  ) throws -> (configuration: SiteConfiguration, problems: [Diagnostic]) {
    let folder = try TemporaryFolder()
    try folder.write("torii.yaml", base)
    try folder.write("torii.staging.yaml", overlay)
    let collector = DiagnosticCollector()
    let configuration = ConfigurationLoader.load(
      siteFolder: folder.path, environment: "staging", variables: variables,
      collector: collector)
    return (configuration, collector.sorted)
  }

  @Test("an overlay says what changes and leaves the rest of a table")
  func tables() throws {
    let (configuration, problems) = try load(
      """
      markdown: {unsafe: true, mark: true, highlight: {line_numbers: table}}
      images: {quality: 50, widths: [100, 200]}
      minify: true
      feeds: {rss: true, limit: 3, terms: [tags]}
      permalinks: {posts: "/:year/:slug/", notes: "/n/:slug/"}
      """,
      """
      markdown: {smart: false}
      images: {widths: [300]}
      minify: {css: false}
      feeds: {limit: 5, terms: [categories]}
      permalinks: {notes: "/notes/:slug/"}
      """)
    #expect(problems.isEmpty)
    #expect(configuration.markdown.allowsHTML && configuration.markdown.mark)
    #expect(!configuration.markdown.smartPunctuation)
    #expect(configuration.markdown.lineNumbers == .table)
    #expect(configuration.images.quality == 50)
    #expect(configuration.images.widths == [300])
    #expect(configuration.minification.html && !configuration.minification.css)
    #expect(configuration.feed.formats == [.atom, .rss])
    #expect(configuration.feed.limit == 5)
    #expect(configuration.feed.terms == ["categories"])
    #expect(configuration.permalinks["posts"]?.string == "/:year/:slug/")
    #expect(configuration.permalinks["notes"]?.string == "/notes/:slug/")
  }

  @Test("tables of parameters are laid over each other, lists are replaced")
  func params() throws {
    let params = try load(
      "params: {social: {a: 1, b: 2}, list: [1, 2]}\n", "params: {social: {b: 3}, list: [4]}\n"
    ).configuration.params
    let social = params.first { $0.key == "social" }?.value
    #expect(social?["a"]?.int == 1)
    #expect(social?["b"]?.int == 3)
    #expect(params.first { $0.key == "list" }?.value.sequence?.map(\.int) == [4])
  }

  @Test("languages, menus and folders keep what the overlay does not name")
  func named() throws {
    let (configuration, problems) = try load(
      """
      languages: {fr: {title: Carnet, params: {x: 1}}, de: {}}
      menus: {main: [{name: A, url: /a/}], footer: [{name: B, url: /b/}]}
      cascade: {docs: {author: Mika, weight: 1}}
      """,
      """
      languages: {fr: {name: Français, params: {y: 2}}}
      menus: {footer: [{name: C, url: /c/}]}
      cascade: {docs: {weight: 2}}
      """)
    #expect(problems.isEmpty)
    #expect(configuration.languages.map(\.code) == ["en", "fr", "de"])
    #expect(configuration.languages[1].title == "Carnet")
    #expect(configuration.languages[1].name == "Français")
    #expect(configuration.languages[1].params.map(\.key) == ["x", "y"])
    #expect(configuration.menus.map { $0.entries.map(\.name) } == [["A"], ["C"]])
    let docs = configuration.cascades.first?.cascade.defaults
    #expect(docs?.weight == 2)
    #expect(docs?.authors == ["Mika"])
  }

  @Test(
    "a variable of the process reaches into tables",
    arguments: [
      ("TORII_MARKDOWN_SMART", "false"), ("TORII_MARKDOWN_HIGHLIGHT_LINE_NUMBERS", "inline"),
      ("TORII_PARAMS_SOCIAL_MAIN_NAME", "x"), ("TORII_PARAMS_SITECOLOR", "red"),
      ("TORII_PERMALINKS_POSTS", "/p/:slug/"), ("TORII_LANGUAGES_PT_BR_TITLE", "T"),
      ("TORII_TAXONOMIES", "[tags, series]"), ("TORII_ENVIRONMENT", "staging"),
    ])
  func variables(_ name: String, _ text: String) throws {
    let (configuration, problems) = try load(
      """
      markdown: {mark: true}
      params: {social: {main-name: a}, siteColor: blue}
      permalinks: {posts: "/:slug/"}
      languages: {pt-BR: {}}
      """, "", [name: text])
    #expect(problems.isEmpty)
    #expect(configuration.markdown.mark)
    #expect(configuration.params.map(\.key) == ["social", "siteColor"])
    switch name {
    case "TORII_MARKDOWN_SMART": #expect(!configuration.markdown.smartPunctuation)
    case "TORII_MARKDOWN_HIGHLIGHT_LINE_NUMBERS":
      #expect(configuration.markdown.lineNumbers == .inline)
    case "TORII_PARAMS_SOCIAL_MAIN_NAME":
      #expect(configuration.params[0].value["main-name"]?.string == "x")
    case "TORII_PARAMS_SITECOLOR": #expect(configuration.params[1].value.string == "red")
    case "TORII_PERMALINKS_POSTS":
      #expect(configuration.permalinks["posts"]?.string == "/p/:slug/")
    case "TORII_LANGUAGES_PT_BR_TITLE": #expect(configuration.languages[1].title == "T")
    case "TORII_TAXONOMIES": #expect(configuration.taxonomies.map(\.name) == ["tags", "series"])
    default: #expect(configuration.environment == "staging")
    }
  }

  @Test("a variable that looks like one of ours sets nothing, and says so")
  func nearMiss() throws {
    let problems = try load("", "", ["TORII_TITEL": "x", "TORII_BENCH_HOME": "y"]).problems
    #expect(problems.map(\.message) == ["the environment variable TORII_TITEL sets nothing"])
  }
}
