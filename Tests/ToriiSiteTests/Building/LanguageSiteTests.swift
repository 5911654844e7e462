import Testing
import ToriiSite

@Suite("Sites in several languages")
struct LanguageSiteTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["page.html", "archive.html", "404.html"] {
      try folder.write("site/templates/" + name, "{{ page.title }}")
    }
    try folder.write("site/content/a.md", "---\ndate: 2024-03-01\n---\n")
    try folder.write("site/content/a.fr.md", "---\ndate: 2024-03-01\n---\n")
  }

  private func build(_ template: String, _ configuration: String) throws -> BuildReport {
    try folder.write("site/templates/index.html", template)
    try folder.write(
      "site/torii.yaml", "base_url: https://x.org/b\ntheme: false\nfeeds: false\n" + configuration)
    var options = BuildOptions(source: folder.path + "/site")
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    return SiteBuilder(options).build()
  }

  @Test("a menu leads to the page of a content file, in each language")
  func menus() throws {
    let report = try build(
      "{% for item in site.menus.main %}{{ item.url }} {% endfor %}",
      """
      languages: {fr: {}, de: {}}
      menus: {main: [{name: A, url: "@/a.md#x"}, {name: B, url: /b/}]}
      """)
    #expect(report.diagnostics == [])
    #expect(folder.text("out/index.html") == "/b/a/#x /b/b/ ")
    #expect(folder.text("out/fr/index.html") == "/b/fr/a/#x /b/b/ ")
    #expect(folder.text("out/de/index.html") == "/b/b/ ")
  }

  @Test("a menu that leads to no page is an error where it is written")
  func brokenMenu() throws {
    let report = try build("", "menus:\n  main:\n    - {name: A, url: \"@/aa.md\"}\n")
    #expect(
      report.diagnostics.map { $0.rendered() } == [
        """
        torii.yaml:6:22: error: the menu "main" leads to no page: there is no "content/aa.md"
          6 |     - {name: A, url: "@/aa.md"}
            |                      ^
          hint: did you mean "@/a.md"?

        """
      ])
  }

  @Test("months are named in the language of their archive")
  func months() throws {
    #expect(try build("", "archives: month\nlanguages: {fr: {}}\n").succeeded)
    #expect(folder.text("out/archive/2024/03/index.html") == "March 2024")
    #expect(folder.text("out/fr/archive/2024/03/index.html") == "mars 2024")
  }

  @Test(
    "catalogues lie as gettext's tools put them, and those of the fallback come last",
    arguments: ["fr.po", "fr/messages.po", "fr/LC_MESSAGES/messages.po"])
  func catalogues(_ name: String) throws {
    try folder.write(
      "site/locales/" + name,
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
        + "msgid \"Hi\"\nmsgstr \"Salut\"\n\nmsgid \"Bye\"\nmsgstr \"Adieu\"\n")
    try folder.write(
      "site/locales/de.po",
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
        + "msgid \"Hi\"\nmsgstr \"Hallo\"\n")
    let report = try build(
      "{{ _('Hi') }} {{ _('Bye') }}", "languages: {fr: {}, de: {fallback: fr}}\n")
    #expect(report.diagnostics == [])
    #expect(folder.text("out/fr/index.html") == "Salut Adieu")
    #expect(folder.text("out/de/index.html") == "Hallo Adieu")
  }

  @Test("url_for takes a part of a page")
  func parts() throws {
    #expect(try build("{{ url_for('@/a.md?x=1#y') }} {{ url_for('a.md') }}", "").succeeded)
    #expect(folder.text("out/index.html") == "/b/a/?x=1#y /b/a/")
  }
}
