import ToriiFrontMatter
import ToriiSite

/// Takes over a Pelican site; its settings are read, never run.
package struct PelicanImport {
  let session: ImportSession
  var settings: [String: DataNode] = [:]
  var contentFolder = "content"
  var pages: [PelicanPage] = []
  /// The pages whose address all languages of a text share in part.
  var translated: Set<String> = []
  var hasAuthors = true
  var usedTaxonomies: Set<String> = []
  /// Where files go that one page brings along, by their path.
  var attached: [String: String] = [:]

  package init(_ session: ImportSession) { self.session = session }

  /// Returns false when this is no Pelican site.
  package mutating func run() -> Bool {
    let file = "pelicanconf.py"
    guard session.tree.files.contains(file), let text = session.text(file) else { return false }
    var configuration = ImportedConfiguration()
    for key in ["block_attributes", "abbreviations"] {
      configuration.markdown.append((key, .bool(true)))
    }
    var reader = PythonSettings(text)
    for setting in reader.settings() { carry(setting, file, &configuration) }
    if session.tree.files.contains("publishconf.py"), let text = session.text("publishconf.py") {
      var reader = PythonSettings(text, known: settings)
      for setting in reader.settings() { carry(setting, "publishconf.py", &configuration) }
    }
    for path in session.tree.files { read(path) }
    setLanguages(&configuration)
    setAuthors(&configuration)
    for page in pages { write(page) }
    for path in session.tree.files { copy(path) }
    setFeeds(&configuration)
    setTaxonomies(&configuration)
    configuration.set("ascii_slugs", .bool(true))
    configuration.leaveOut(session.addresses)
    session.write("torii.yaml", configuration.text(file, session), from: file)
    return true
  }

  private mutating func carry(
    _ setting: PythonSettings.Setting, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    guard let value = setting.value else {
      session.note(
        file, setting.line, "\"\(setting.name)\" is more than a literal", "carry it by hand")
      return
    }
    settings[setting.name] = value
    switch setting.name {
    case "SITENAME": configuration.title = value.string
    case "SITEURL": configuration.setBaseURL(value.string ?? "", file, session)
    case "SITESUBTITLE": configuration.description = value.string
    case "AUTHOR": configuration.author = value.string
    case "TIMEZONE": configuration.timezone = value.string
    case "DEFAULT_LANG": configuration.language = value.string
    case "DEFAULT_PAGINATION": configuration.paginate = value.int ?? 0
    case "PATH": contentFolder = value.string ?? "content"
    case "MENUITEMS", "LINKS", "SOCIAL":
      let entries = (value.sequence ?? []).compactMap { pair -> (String, String, Int)? in
        let texts = pair.texts
        return texts.count == 2 ? (texts[0], texts[1], 0) : nil
      }
      let names = ["MENUITEMS": "main", "LINKS": "links", "SOCIAL": "social"]
      if !entries.isEmpty {
        configuration.menus.append(
          (
            names[setting.name] ?? "main",
            entries.enumerated().map {
              ImportedConfiguration.MenuLine(name: $1.0, url: $1.1, weight: $0)
            }
          ))
      }
    case "SUMMARY_MAX_LENGTH":
      configuration.set("summary_length", value.int.map { .int(min(max($0, 0), 100_000)) })
    case "FEED_MAX_ITEMS":
      if let limit = value.int, limit > 0 {
        configuration.feeds.append(("limit", .int(min(limit, 10_000))))
      }
    case "CATEGORY_FEED_ATOM", "TRANSLATION_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS",
      "CATEGORY_FEED_RSS", "TAG_FEED_ATOM", "TAG_FEED_RSS":
      if let path = value.string {
        session.note(
          file, setting.line, "the feeds \(path) are not made",
          "\"feeds: {terms: true}\" makes feeds beside the lists of terms")
      }
    case "EXTRA_PATH_METADATA", "RELATIVE_URLS", "DELETE_OUTPUT_DIRECTORY", "LOAD_CONTENT_CACHE",
      "OUTPUT_PATH", "PAGE_TRANSLATION_ID", "ARTICLE_TRANSLATION_ID", "MARKDOWN":
      return
    case "ARTICLE_URL", "ARTICLE_SAVE_AS", "PAGE_URL", "PAGE_SAVE_AS", "DEFAULT_CATEGORY",
      "USE_FOLDER_AS_CATEGORY", "STATIC_PATHS", "ARTICLE_PATHS", "PAGE_PATHS", "ARTICLE_LANG_URL",
      "ARTICLE_LANG_SAVE_AS", "PAGE_LANG_URL", "PAGE_LANG_SAVE_AS", "SLUGIFY_SOURCE",
      "DEFAULT_METADATA", "FILENAME_METADATA", "TAG_URL", "TAG_SAVE_AS", "CATEGORY_URL",
      "CATEGORY_SAVE_AS", "AUTHOR_URL", "AUTHOR_SAVE_AS", "TAGS_SAVE_AS", "TAGS_URL",
      "CATEGORIES_SAVE_AS", "CATEGORIES_URL", "AUTHORS_SAVE_AS", "AUTHORS_URL", "FEED_ALL_ATOM",
      "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS", "THEME", "LOCALE", "DISPLAY_PAGES_ON_MENU",
      "DISPLAY_CATEGORIES_ON_MENU", "ARCHIVES_SAVE_AS", "ARCHIVES_URL", "CACHE_CONTENT",
      "DEFAULT_DATE", "FEED_DOMAIN", "TYPOGRIFY", "SITELOGO":
      return
    default:
      session.note(
        file, setting.line, "the setting \"\(setting.name)\" is not carried",
        "see the configuration of Torii for its like")
    }
  }
}
