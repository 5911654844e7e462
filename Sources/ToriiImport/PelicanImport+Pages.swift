import ToriiFrontMatter
import ToriiSite

extension PelicanImport {
  private func isOurs(_ file: String) -> Bool {
    ["pelicanconf.py", "publishconf.py"].contains(file) || file.hasPrefix("output/")
      || file.hasPrefix("__pycache__/")
  }

  mutating func read(_ file: String) {
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

  func copy(_ file: String) {
    guard file.hasPrefix(contentFolder + "/") else { return }
    let path = String(file.dropFirst(contentFolder.count + 1))
    if SourcePath(path).fileExtension == "adoc" || PelicanPage.isPage(path) { return }
    let target =
      settings["EXTRA_PATH_METADATA"]?[path]?["path"]?.string ?? attached[path] ?? path
    if session.copy(file, to: "static/" + target) { session.count("static files") }
  }

  /// The languages of all texts; those whose slug another language has are its translations.
  mutating func setLanguages(_ configuration: inout ImportedConfiguration) {
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

  mutating func write(_ source: PelicanPage) {
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
    for taxonomy in ["tags", "categories", "authors"] where page[taxonomy] != nil {
      usedTaxonomies.insert(taxonomy)
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
    if isPage(source.path) { return }
    if hasAuthors, page["authors"] == nil, let author = settings["AUTHOR"]?.string {
      page.strings("authors", [author])
    }
    if page["categories"] != nil { return }
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
      if value.lowercased() == "hidden" { page["hidden"] = .bool(true) }
    case "slug", "url", "save_as", "lang", "translation": return
    case "template":
      session.note(
        file, field.line, "the template \"\(value)\" is not carried",
        "write it for Torii and name it in \"template\"")
    default: page.param(field.key, node.kind)
    }
  }
}
