import Testing
import ToriiSite

@Suite("Themes of a site")
struct ThemeTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func build(
    _ configuration: String = "", theme: String? = "theme: plain\n"
  ) throws -> BuildReport {
    try folder.write(
      "site/torii.yaml",
      "title: T\nbase_url: https://example.org\n" + (theme ?? "") + "sitemap: false\n"
        + configuration)
    try folder.write("site/content/about.md", "---\ntitle: About\n---\n")
    try folder.write(
      "site/themes/plain/theme.yaml",
      "name: Plain\nparams:\n  accent: {default: red, type: string, description: A colour.}\n")
    for (name, text) in [
      ("base", "{% block b %}{% endblock %}|{{ site.params.accent }}"),
      ("index", "home"), ("page", "{% extends 'base.html' %}{% block b %}theme{% endblock %}"),
    ] {
      try folder.write("site/themes/plain/templates/\(name).html", text)
    }
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    return SiteBuilder(options).build()
  }

  @Test("parameters have the theme's defaults unless the site sets them")
  func parameters() throws {
    #expect(try build().succeeded)
    #expect(folder.text("out/about/index.html") == "theme|red")
    #expect(try build("params: {accent: blue}\n").succeeded)
    #expect(folder.text("out/about/index.html") == "theme|blue")
  }

  @Test("a parameter that is a table goes over its default key by key")
  func tables() throws {
    try folder.write(
      "site/themes/child/theme.yaml",
      "parent: plain\nparams: {links: {default: {mail: x, git: y}, type: table}}\n")
    try folder.write(
      "site/themes/child/templates/page.html",
      "{{ site.params.links.mail }} {{ site.params.links.git }} {{ site.params.accent }}")
    #expect(try build("theme: child\nparams: {links: {git: z}}\n", theme: nil).succeeded)
    #expect(folder.text("out/about/index.html") == "x z red")
  }

  @Test("what a theme's template lacks in its parent is named as it is written")
  func missingInParent() throws {
    try folder.write("site/themes/child/theme.yaml", "parent: plain\n")
    try folder.write("site/themes/child/templates/page.html", "{% extends 'theme/pgae.html' %}")
    let problem = try build("theme: child\n", theme: nil).diagnostics.first
    #expect(problem?.message == "there is no template \"theme/pgae.html\"")
    #expect(problem?.hint == "did you mean \"theme/page.html\"?")
  }

  @Test("a parameter that the theme does not declare is an error with the near miss")
  func unknownParameter() throws {
    let report = try build("params:\n  acent: blue\n")
    #expect(
      report.diagnostics.map { $0.rendered() } == [
        """
        torii.yaml:6:3: error: the theme has no parameter "acent"
          6 |   acent: blue
            |   ^
          hint: did you mean "accent"?

        """
      ])
  }

  @Test("a site's template wins, and may extend the theme's of the same name")
  func override() throws {
    try folder.write(
      "site/templates/page.html",
      "{% extends 'theme/page.html' %}{% block b %}site over {{ super() }}{% endblock %}")
    #expect(try build().succeeded)
    #expect(folder.text("out/about/index.html") == "site over theme|red")
  }

  @Test("the site's static file wins over the theme's")
  func staticFiles() throws {
    try folder.write("site/themes/plain/static/a.txt", "theme")
    try folder.write("site/themes/plain/static/b.txt", "theme")
    try folder.write("site/static/a.txt", "site")
    #expect(try build().succeeded)
    #expect(folder.text("out/a.txt") == "site")
    #expect(folder.text("out/b.txt") == "theme")
  }

  @Test("a link out of the theme is an error and nothing of it is read")
  func escape() throws {
    try folder.write("secret.html", "secret")
    try folder.link("site/themes/plain/templates/evil.html", to: folder.path + "/secret.html")
    let report = try build()
    #expect(!report.succeeded)
    #expect(report.diagnostics.map(\.file) == ["themes/plain/templates/evil.html"])
  }

  @Test("a template cannot include a file outside, whatever its name")
  func include() throws {
    try folder.write("secret.txt", "secret")
    try folder.write(
      "site/templates/page.html",
      "{% include ['../../secret.txt', '/etc/hostname', 'theme/../x'] ignore missing %}.")
    #expect(try build().succeeded)
    #expect(folder.text("out/about/index.html") == ".")
  }

  @Test("a template without end is an error, not a crash")
  func recursion() throws {
    try folder.write("site/templates/page.html", "{% include 'page.html' %}")
    let report = try build()
    #expect(!report.succeeded)
    #expect(report.diagnostics.count == 1)
  }

  @Test("a theme that is not there is one error")
  func missing() throws {
    try folder.write("site/torii.yaml", "theme: sumo\nbase_url: https://example.org\n")
    try folder.write("site/content/a.md", "x")
    let report = SiteBuilder(BuildOptions(source: folder.path + "/site")).build()
    #expect(report.diagnostics.map(\.message) == ["the theme \"sumo\" was not found"])
    #expect(report.diagnostics.first?.hint == "did you mean \"sumi\"?")
  }
}
