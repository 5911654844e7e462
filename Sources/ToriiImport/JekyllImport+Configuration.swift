import ToriiFrontMatter
import ToriiSite

/// What `_config.yml` says.
extension JekyllImport {
  mutating func readConfiguration(
    _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    config = session.data(file, file.hasSuffix("toml") ? .toml : .yaml)?.mapping ?? []
    let known: Set<String> = [
      "title", "description", "url", "baseurl", "permalink", "timezone", "lang", "author",
      "paginate", "defaults", "exclude", "include", "markdown", "kramdown", "highlighter",
      "excerpt_separator", "feed", "show_drafts", "future", "unpublished", "incremental", "port",
      "host", "livereload", "safe", "source", "destination", "encoding", "strict_front_matter",
    ]
    for entry in config {
      let value = entry.value
      switch entry.key {
      case "title": configuration.title = value.scalarText
      case "description": configuration.description = value.scalarText
      case "lang": configuration.language = value.string
      case "timezone": configuration.timezone = value.string
      case "author": configuration.author = value.string ?? value["name"]?.string
      case "paginate": configuration.paginate = value.int
      case "permalink": permalink = JekyllPermalink(style: value.string ?? "date")
      case "collections": readCollections(value, file, entry.keyPosition.line)
      case "plugins", "gems": readPlugins(value, file, entry.keyPosition.line, &configuration)
      case "theme", "remote_theme", "paginate_path", "sass":
        session.note(
          file, entry.keyPosition.line, "\"\(entry.key)\" is not carried",
          "see which features you need")
      default:
        if !known.contains(entry.key) { configuration.params.append((entry.key, value.kind)) }
      }
    }
    if let name = configuration.timezone, let named = SiteTimeZone(named: name) { zone = named }
    separator = entry("excerpt_separator")?.string.flatMap { $0 == "<!--more-->" ? nil : $0 }
    let base = entry("url")?.string ?? ""
    let path = entry("baseurl")?.string ?? ""
    if !base.isEmpty { configuration.setBaseURL(base + path, file, session) }
  }

  private func readPlugins(
    _ value: DataNode, _ file: String, _ line: Int, _ configuration: inout ImportedConfiguration
  ) {
    let needless = [
      "jekyll-sitemap", "jekyll-seo-tag", "jekyll-redirect-from", "jekyll-paginate", "jemoji",
      "jekyll-paginate-v2", "jekyll-archives", "jekyll-last-modified-at", "jekyll-gist",
      "jekyll-titles-from-headings", "jekyll-relative-links", "jekyll-optional-front-matter",
    ]
    for name in value.texts where !needless.contains(name) {
      if name == "jekyll-feed" {
        configuration.setFeed("atom", entry("feed")?["path"]?.string ?? "feed.xml")
      } else {
        session.note(
          file, line, "the plugin \"\(name)\" is not carried", "see which features you need")
      }
    }
  }

  /// A list of names, or a table of names with what is said of each.
  private mutating func readCollections(_ value: DataNode, _ file: String, _ line: Int) {
    for name in value.sequence?.compactMap(\.string) ?? [] { noteCollection(name, file, line) }
    for entry in value.mapping ?? [] where entry.key != "posts" {
      if entry.value["output"]?.bool == true {
        collections[entry.key] = JekyllCollection(
          name: entry.key,
          pattern: entry.value["permalink"]?.string ?? "/:collection/:path:output_ext",
          style: permalink.style)
      } else {
        noteCollection(entry.key, file, entry.keyPosition.line)
      }
    }
  }

  private func noteCollection(_ name: String, _ file: String, _ line: Int) {
    session.note(
      file, line, "the collection \"\(name)\" has no pages and is not carried",
      "put it into data/\(name).yaml")
  }
}
