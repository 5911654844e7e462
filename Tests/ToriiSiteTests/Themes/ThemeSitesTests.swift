import Foundation
import Testing
import ToriiSite

/// The sites under `Examples` that show the repository's themes.
@Suite("Example sites")
struct ThemeSitesTests {
  private static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  /// A site, its theme, and files that it must have.
  static let sites: [(name: String, theme: String, files: [String])] = [
    ("docs-site", "kumiki", ["404.html", "search.json", "search/index.html", "atom.xml"]),
    ("portfolio", "shoji", ["404.html", "archive/index.html", "tags/sea/index.html", "atom.xml"]),
  ]

  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func options(_ site: String) -> BuildOptions {
    var options = BuildOptions(source: Self.repository + "/Examples/" + site)
    options.output = folder.path + "/out"
    options.now = SiteFixture.now
    options.jobs = 2
    return options
  }

  private func pages() -> [(name: String, html: String)] {
    folder.files(in: "out").filter { $0.hasSuffix(".html") }.map {
      ($0, folder.text("out/" + $0) ?? "")
    }
  }

  @Test("builds without warnings, with every kind of page", arguments: sites)
  func builds(_ site: (name: String, theme: String, files: [String])) {
    let report = SiteBuilder(options(site.name)).build()
    #expect(report.diagnostics.map { $0.rendered() } == [])
    #expect(report.succeeded)
    for file in site.files { #expect(folder.exists("out/" + file), "\(file)") }
  }

  @Test("has no broken link", arguments: sites)
  func links(_ site: (name: String, theme: String, files: [String])) {
    let report = SiteBuilder(options(site.name)).check()
    #expect(report.diagnostics.map { $0.rendered() } == [])
    #expect(report.succeeded)
  }

  @Test(
    "every page has a language, a title, one first heading and no duplicate id", arguments: sites)
  func outline(_ site: (name: String, theme: String, files: [String])) {
    _ = SiteBuilder(options(site.name)).build()
    #expect(pages().count > 5)
    for (name, html) in pages() {
      #expect(html.contains(/<html lang="[a-z-]+" dir="(ltr|rtl)"/), "\(name)")
      #expect(html.contains(/<title>[^<]+<\/title>/), "\(name)")
      #expect(html.matches(of: /<h1[ >]/).count == 1, "\(name)")
      #expect(html.matches(of: /<main[ >]/).count == 1, "\(name)")
      #expect(!html.contains(/<img (?![^>]*alt=)/), "\(name)")
      let ids = html.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
      #expect(Set(ids).count == ids.count, "\(name)")
    }
  }

  @Test("pages are small and fetch nothing from elsewhere", arguments: sites)
  func size(_ site: (name: String, theme: String, files: [String])) {
    _ = SiteBuilder(options(site.name)).build()
    for file in folder.files(in: "out") {
      let size = folder.text("out/" + file)?.utf8.count ?? 0
      if file.hasSuffix(".css") { #expect(size <= 16_384, "\(file)") }
      if file.hasSuffix(".js") { #expect(size <= 4_096, "\(file)") }
    }
    for (name, html) in pages() {
      #expect(!html.contains(/<(?:script|img|source)[^>]* src="https?:/), "\(name)")
      #expect(!html.contains(/<link rel="stylesheet"[^>]* href="https?:/), "\(name)")
    }
  }

  @Test("themes describe every parameter in their README", arguments: sites.map(\.theme))
  func parameters(_ theme: String) throws {
    let folder = Self.repository + "/themes/\(theme)/"
    let declared = try String(contentsOfFile: folder + "theme.yaml", encoding: .utf8)
      .matches(of: /(?m)^  ([a-z_]+):$/).map { String($0.output.1) }
    let described = try String(contentsOfFile: folder + "README.md", encoding: .utf8)
      .matches(of: /(?m)^\| `([a-z_]+)` \| [^|]+ \| [^|]+ \|$/).map { String($0.output.1) }
    #expect(declared.count > 10)
    #expect(described == declared)
  }

  @Test("themes speak nine languages without a gap", arguments: sites.map(\.theme))
  func catalogues(_ theme: String) throws {
    let locales = Self.repository + "/themes/\(theme)/locales/"
    let english = try String(contentsOfFile: locales + "en.po", encoding: .utf8)
    let messages = english.matches(of: /(?m)^msgid(?:_plural)? "(.+)"$/).map { $0.output.1 }
    #expect(messages.count > 10)
    for language in ["ar", "de", "es", "fr", "it", "ja", "pt", "zh"] {
      let text = try String(contentsOfFile: locales + language + ".po", encoding: .utf8)
      #expect(
        text.matches(of: /(?m)^msgid(?:_plural)? "(.+)"$/).map { $0.output.1 } == messages,
        "\(language)")
      #expect(!text.contains(/(?m)^msgstr(\[\d\])? ""\n\n/), "\(language)")
    }
  }
}
