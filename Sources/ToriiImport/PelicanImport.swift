import ToriiFrontMatter
import ToriiSite

/// Takes over a Pelican site; its settings are read, never run.
package struct PelicanImport {
  let session: ImportSession
  var settings: [String: DataNode] = [:]
  private var contentFolder = "content"
  private var pages: [PelicanPage] = []
  /// The pages whose address all languages of a text share in part.
  private var translated: Set<String> = []
  /// Where files go that one page brings along, by their path.
  private var attached: [String: String] = [:]

  package init(_ session: ImportSession) { self.session = session }

  /// Returns false when this is no Pelican site.
  package mutating func run() -> Bool {
    let file = "pelicanconf.py"
    guard session.tree.files.contains(file), let text = session.text(file) else { return false }
    var configuration = ImportedConfiguration()
    var reader = PythonSettings(text)
    for setting in reader.settings() { carry(setting, file, &configuration) }
    if session.tree.files.contains("publishconf.py"), let text = session.text("publishconf.py") {
      var reader = PythonSettings(text)
      for setting in reader.settings() { carry(setting, "publishconf.py", &configuration) }
    }
    for path in session.tree.files { read(path) }
    setLanguages(&configuration)
    for page in pages { write(page) }
    for path in session.tree.files { copy(path) }
    session.noteOnce(
      file, "pages of categories, tags and authors are at other addresses, as /tags/NAME/",
      "redirect the old ones at your host")
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
    case "FEED_ALL_ATOM", "FEED_ALL_RSS", "FEED_ATOM", "FEED_RSS", "CATEGORY_FEED_ATOM",
      "TRANSLATION_FEED_ATOM", "AUTHOR_FEED_ATOM", "AUTHOR_FEED_RSS":
      if let path = value.string {
        session.note(
          file, setting.line, "the feed \(path) is at another address",
          "feeds are atom.xml and rss.xml; redirect the old one at your host")
      }
    case "EXTRA_PATH_METADATA", "RELATIVE_URLS", "DELETE_OUTPUT_DIRECTORY", "LOAD_CONTENT_CACHE",
      "OUTPUT_PATH", "PAGE_TRANSLATION_ID", "ARTICLE_TRANSLATION_ID", "MARKDOWN":
      return
    case "ARTICLE_URL", "ARTICLE_SAVE_AS", "PAGE_URL", "PAGE_SAVE_AS", "DEFAULT_CATEGORY",
      "USE_FOLDER_AS_CATEGORY", "STATIC_PATHS", "ARTICLE_PATHS", "PAGE_PATHS", "ARTICLE_LANG_URL",
      "ARTICLE_LANG_SAVE_AS", "PAGE_LANG_URL", "PAGE_LANG_SAVE_AS", "SLUGIFY_SOURCE",
      "DEFAULT_METADATA", "FILENAME_METADATA":
      return
    default:
      session.note(
        file, setting.line, "the setting \"\(setting.name)\" is not carried",
        "see the configuration of Torii for its like")
    }
  }

  // MARK: Files

  private func isOurs(_ file: String) -> Bool {
    ["pelicanconf.py", "publishconf.py"].contains(file) || file.hasPrefix("output/")
      || file.hasPrefix("__pycache__/")
  }

  private mutating func read(_ file: String) {
    guard file.hasPrefix(contentFolder + "/") else {
      if file.hasPrefix("themes/") {
        session.noteOnce(
          "themes", "the folder \"themes\" is not carried", "write templates for Torii")
      } else if !isOurs(file) {
        session.note(file, nil, "the file is not carried", "copy it if it is needed")
      }
      return
    }
    let path = String(file.dropFirst(contentFolder.count + 1))
    switch SourcePath(path).fileExtension {
    case "md", "markdown", "mkd", "mdown", "rst", "html", "htm":
      guard let page = PelicanPage(file, at: path, self) else { return }
      pages.append(page)
    case "adoc":
      session.note(file, nil, "content in this format is not carried", "write it as Markdown")
    default: return
    }
  }

  private func copy(_ file: String) {
    guard file.hasPrefix(contentFolder + "/") else { return }
    let path = String(file.dropFirst(contentFolder.count + 1))
    if SourcePath(path).fileExtension == "adoc" || PelicanPage.isPage(path) { return }
    let target =
      settings["EXTRA_PATH_METADATA"]?[path]?["path"]?.string ?? attached[path] ?? path
    if session.copy(file, to: "static/" + target) { session.count("static files") }
  }

  /// The languages of all texts; those whose slug another language has are its translations.
  private mutating func setLanguages(_ configuration: inout ImportedConfiguration) {
    let first = configuration.language ?? "en"
    var codes = [first]
    var bySlug: [String: Set<String>] = [:]
    for page in pages {
      let code = page.language(default: first)
      if !codes.contains(code), SiteLanguage.isCode(code) { codes.append(code) }
      bySlug[page.slug(settings), default: []].insert(code)
    }
    if codes.count > 1 {
      configuration.language = first
      configuration.languages = codes.map { ImportedConfiguration.Language(code: $0) }
    }
    translated = Set(bySlug.filter { $0.value.count > 1 }.keys)
  }

  private mutating func write(_ source: PelicanPage) {
    let first = settings["DEFAULT_LANG"]?.string ?? "en"
    var page = ImportedPage()
    for field in source.header { carry(field, source.file, &page) }
    setDefaults(source, &page)
    let code = source.language(default: first)
    let isOther = code != first && SiteLanguage.isCode(code)
    if isOther { page["lang"] = .string(code) }
    if translated.contains(source.slug(settings)) {
      page["translation_key"] = .string(source.slug(settings))
    }
    let categories = page["categories"].map {
      DataNode($0, at: DataPosition(line: 1, column: 1)).texts
    }
    var address: String?
    if let url = source.address(settings, categories?.first, isOther: isOther, session) {
      page.permalink(url, source.file, session)
      if isOther { page.aliases([url], source.file, session) }
      address = url
    }
    let links = PelicanLinks(session: session, page: source, address: address ?? "/", all: self)
    page.body = links.converted(source.body, firstLine: source.bodyLine, &attached)
    session.write(target(source.path), page.text, from: source.file)
    session.count(isPage(source.path) ? "pages" : "posts")
  }

  /// What folders, file names and settings say where a text says nothing.
  private func setDefaults(_ source: PelicanPage, _ page: inout ImportedPage) {
    for entry in settings["DEFAULT_METADATA"]?.mapping ?? []
    where !source.header.contains(where: { $0.key == entry.key.lowercased() }) {
      let field = PelicanPage.Field(
        key: entry.key.lowercased(), value: entry.value.scalarText ?? "", line: nil)
      carry(field, source.file, &page)
    }
    if page["title"] == nil { page["title"] = .string(source.stem) }
    if page["date"] == nil, let date = source.dateInName {
      page["date"] = .string(date.format("%Y-%m-%d"))
    }
    if isPage(source.path) || page["categories"] != nil { return }
    let folder = SourcePath(source.path).folder
    let usesFolder = settings["USE_FOLDER_AS_CATEGORY"]?.bool ?? true
    page.strings(
      "categories",
      [
        usesFolder && !folder.string.isEmpty
          ? String(folder.name) : settings["DEFAULT_CATEGORY"]?.string ?? "misc"
      ])
  }

  /// Where a file of the content folder goes.
  func target(_ path: String) -> String {
    guard PelicanPage.isPage(path) else { return "static/" + path }
    let path = SourcePath(path)
    let name = path.folder.string.isEmpty ? "" : path.folder.string + "/"
    return "content/" + (isPage(path.string) ? "" : "posts/") + name + path.stem + ".md"
  }

  func isPage(_ path: String) -> Bool {
    (settings["PAGE_PATHS"]?.texts ?? ["pages"]).contains { path.hasPrefix($0 + "/") }
  }

  private func carry(_ field: PelicanPage.Field, _ file: String, _ page: inout ImportedPage) {
    let value = field.value
    if value.isEmpty { return }
    let node = DataNode(.string(value), at: DataPosition(line: field.line ?? 1, column: 1))
    switch field.key {
    case "title", "summary", "description": page[field.key] = .string(value)
    case "date": page.date("date", node, file, session)
    case "modified": page.date("updated", node, file, session)
    case "tags": page.strings("tags", field.values)
    case "category": page.strings("categories", [value])
    case "author", "authors": page.strings("authors", field.values)
    case "status":
      if value.lowercased() == "draft" { page["draft"] = .bool(true) }
      if value.lowercased() == "hidden" {
        page.param("noindex", .bool(true))
        session.note(
          file, field.line, "the page is no longer hidden from lists",
          "make it a draft or remove it")
      }
    case "slug", "url", "save_as", "lang", "translation": return
    case "template":
      session.note(
        file, field.line, "the template \"\(value)\" is not carried",
        "write it for Torii and name it in \"template\"")
    default: page.param(field.key, node.kind)
    }
  }
}
