import ToriiFrontMatter
import ToriiSite

extension PelicanImport {
  func setFeeds(_ configuration: inout ImportedConfiguration) {
    // Without a setting there is this one feed.
    let atom =
      settings["FEED_ALL_ATOM"] == nil ? "feeds/all.atom.xml" : settings["FEED_ALL_ATOM"]?.string
    let names = [
      ("atom", atom ?? settings["FEED_ATOM"]?.string),
      ("rss", settings["FEED_ALL_RSS"]?.string ?? settings["FEED_RSS"]?.string),
    ]
    for (format, name) in names {
      if let name {
        configuration.setFeed(format, name)
      } else {
        configuration.feeds.append((format, .bool(false)))
      }
    }
  }

  /// Authors are a taxonomy unless the site switches their pages off.
  mutating func setAuthors(_ configuration: inout ImportedConfiguration) {
    hasAuthors = settings["AUTHOR_SAVE_AS"]?.string != ""
    if hasAuthors { configuration.addTaxonomy("authors") }
  }

  /// Where the terms of `TAG`, `CATEGORY` or `AUTHOR` are.
  func termPattern(_ name: String) -> String {
    settings[name + "_SAVE_AS"]?.string ?? settings[name + "_URL"]?.string
      ?? name.lowercased() + "/{slug}.html"
  }

  /// Where terms and their lists are.
  func setTaxonomies(_ configuration: inout ImportedConfiguration) {
    for (taxonomy, name, list) in [
      ("tags", "TAG", "TAGS"), ("categories", "CATEGORY", "CATEGORIES"),
      ("authors", "AUTHOR", "AUTHORS"),
    ] where usedTaxonomies.contains(taxonomy) && (taxonomy != "authors" || hasAuthors) {
      configuration.termPatterns[taxonomy] =
        PelicanPage.web(termPattern(name)).split(
          separator: "{slug}", omittingEmptySubsequences: false
        )
        .joined(separator: ":slug")
      let path = settings[list + "_SAVE_AS"]?.string ?? list.lowercased() + ".html"
      if path.isEmpty { continue }
      var page = ImportedPage()
      page["title"] = .string(list.prefix(1) + list.dropFirst().lowercased())
      page.permalink(PelicanPage.web(path), "pelicanconf.py", session)
      session.write("content/\(taxonomy)/_index.md", page.text, from: "pelicanconf.py")
    }
    let archive = settings["ARCHIVES_SAVE_AS"]?.string ?? "archives.html"
    guard let path = try? OutputPath(validating: archive), path.string != "archive/index.html"
    else { return }
    let up = String(repeating: "../", count: path.string.split(separator: "/").count - 1)
    session.writeRedirect("static/" + path.string, to: up + "archive/", from: "pelicanconf.py")
  }
}
