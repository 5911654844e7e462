import ToriiFrontMatter
import ToriiSite

/// Takes over a Hugo site.
package struct HugoImport {
  let session: ImportSession
  private let stubs = ShortcodeStubs()
  let cascades = FolderCascades()
  var permalinks: [String: String] = [:]
  var sectionPermalinks: [String: String] = [:]
  var taxonomies = ["tags", "categories"]
  var hasUglyURLs = false
  /// Languages and the folders of their content, where those are not `content`.
  var languages: [(code: String, folder: String?)] = []
  var defaultLanguage = "en"
  /// Whether the default language is in a folder of its own too.
  var hasLanguageFolder = false

  package init(_ session: ImportSession) { self.session = session }

  private static let names = [
    "hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml",
    "config.json",
  ]

  /// Returns false when this is no Hugo site.
  package mutating func run() -> Bool {
    let files = session.tree.files
    let roots = Self.names + Self.names.map { "config/_default/" + $0 }
    guard let file = roots.first(where: files.contains),
      let data = session.data(file, Self.format(file))
    else { return false }
    var configuration = ImportedConfiguration()
    configuration.shortcodes = "hugo"
    for entry in data.mapping ?? [] { carry(entry, file, &configuration) }
    var ofLanguages: [(code: String, entry: DataNode.Entry, file: String)] = []
    for part in files where part.hasPrefix("config/_default/") && part != file {
      guard let data = session.data(part, Self.format(part)) else { continue }
      let words = SourcePath(part).stem.split(separator: ".")
      let key = words.first.map(String.init) ?? ""
      let entry = DataNode.Entry(key: key, keyPosition: data.position, value: data)
      if words.count == 2 {
        // `menus.de.toml` is what a language has of it.
        ofLanguages.append((String(words[1]), entry, part))
      } else {
        carry(entry, part, &configuration)
      }
    }
    for (code, entry, part) in ofLanguages { carry(entry, of: code, part, &configuration) }
    finishLanguages(&configuration)
    setFeeds(data, &configuration)
    for path in files where path != file { carry(path) }
    stubs.write(session)
    configuration.set("cascade", cascades.kind)
    configuration.leaveOut(session.addresses)
    configuration.taxonomies = taxonomies
    session.write("torii.yaml", configuration.text(file, session), from: file)
    return true
  }

  private static func format(_ file: String) -> DataFormat {
    file.hasSuffix(".toml") ? .toml : file.hasSuffix(".json") ? .json : .yaml
  }

  private mutating func carry(
    _ entry: DataNode.Entry, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    let value = entry.value
    switch entry.key.lowercased() {
    case "title": configuration.title = value.string
    case "baseurl": configuration.setBaseURL(value.string ?? "", file, session)
    case "languagecode", "locale":
      if configuration.language == nil { configuration.language = value.string }
    case "defaultcontentlanguage":
      configuration.language = value.string
      defaultLanguage = value.string ?? "en"
    case "defaultcontentlanguageinsubdir": hasLanguageFolder = value.bool ?? false
    case "languages":
      for language in value.mapping ?? [] { carryLanguage(language, file, &configuration) }
    case "enablegitinfo": configuration.set("git_dates", value.bool.map { .bool($0) })
    case "summarylength":
      configuration.set("summary_length", value.int.map { .int(min(max($0, 0), 100_000)) })
    case "enablerobotstxt": configuration.set("robots", value.bool.map { .bool($0) })
    case "rsslimit": setFeedLimit(value, &configuration)
    case "services": if let rss = value["rss"]?["limit"] { setFeedLimit(rss, &configuration) }
    case "enableemoji":
      if value.bool == false { configuration.markdown.append(("emoji", .bool(false))) }
    case "copyright": configuration.params.append(("copyright", value.kind))
    case "author":
      if let author = value.string ?? value["name"]?.string { configuration.author = author }
    case "disablekinds": disable(value.texts, file, entry.keyPosition.line, &configuration)
    case "timezone": configuration.timezone = value.string
    case "theme":
      if !value.texts.isEmpty {
        session.note(
          file, entry.keyPosition.line, "the setting \"theme\" is not carried",
          "choose one of Torii's")
      }
    case "security", "build", "caches", "minify", "module", "imaging", "privacy", "server",
      "buildfuture", "builddrafts", "buildexpired", "refLinksErrorLevel".lowercased(), "related":
      return
    case "uglyurls": hasUglyURLs = value.bool ?? false
    case "paginate": configuration.paginate = value.int
    case "pagination": configuration.paginate = value["pagerSize"]?.int
    case "taxonomies": taxonomies = (value.mapping ?? []).compactMap(\.value.string)
    case "permalinks": readPermalinks(value)
    case "params":
      for param in value.mapping ?? [] {
        configuration.params.append((param.key, param.value.kind))
      }
    case "menu", "menus":
      configuration.menus += menuLines(value, file)
    default:
      session.note(
        file, entry.keyPosition.line, "the setting \"\(entry.key)\" is not carried",
        "see the configuration of Torii for its like")
    }
  }

  private func setFeedLimit(_ value: DataNode, _ configuration: inout ImportedConfiguration) {
    guard let limit = value.int, limit > 0 else { return }
    configuration.feeds.append(("limit", .int(min(limit, 10_000))))
  }

  /// Every list has a feed, which is RSS.
  private func setFeeds(_ data: DataNode, _ configuration: inout ImportedConfiguration) {
    let disabled = data.mapping?.first { $0.key.lowercased() == "disablekinds" }?.value.texts ?? []
    if disabled.contains(where: { $0.lowercased() == "rss" }) { return }
    configuration.feeds.append(("atom", .bool(false)))
    configuration.setFeed("rss", "index.xml")
    configuration.feeds += [("sections", .bool(true)), ("terms", .bool(true))]
  }

  private func disable(
    _ kinds: [String], _ file: String, _ line: Int, _ configuration: inout ImportedConfiguration
  ) {
    for kind in kinds {
      switch kind.lowercased() {
      case "sitemap": configuration.set("sitemap", .bool(false))
      case "robotstxt": configuration.set("robots", .bool(false))
      case "rss": configuration.set("feeds", .bool(false))
      default:
        session.note(
          file, line, "pages of the kind \"\(kind)\" are made again",
          "leave out the theme's template for them")
      }
    }
  }

  private mutating func readPermalinks(_ node: DataNode) {
    for entry in node.mapping ?? [] {
      if let pattern = entry.value.string { permalinks[entry.key] = pattern }
      if entry.key == "page" {
        for page in entry.value.mapping ?? [] { permalinks[page.key] = page.value.string }
      }
      if entry.key == "section" {
        for page in entry.value.mapping ?? [] { sectionPermalinks[page.key] = page.value.string }
      }
    }
  }

  // MARK: Files

  private func carry(_ file: String) {
    let path = SourcePath(file)
    let top = path.components.first ?? ""
    if let placed = placed(file) { return content(file, placed) }
    switch top {
    case "static", "data":
      if session.copy(file, to: file) {
        session.count(top == "data" ? "data files" : "static files")
      }
    case "layouts", "themes", "assets", "archetypes", "i18n":
      session.noteOnce(
        String(top), "the folder \"\(top)\" is not carried", "write its like for Torii by hand")
    case "config":
      if !file.hasPrefix("config/_default/") {
        session.note(file, nil, "the environment is not carried", "write torii.NAME.yaml")
      }
    case "public", "resources", ".hugo_build.lock", "go.mod", "go.sum": return
    default: session.note(file, nil, "the file is not carried", "copy it if it is needed")
    }
  }

  /// Where a content file goes: `content/…`, and below it in a language's own folder.
  private func placed(_ file: String) -> String? {
    for (code, folder) in languages {
      guard let folder, file.hasPrefix(folder + "/") else { continue }
      let rest = file.dropFirst(folder.count + 1)
      return code == defaultLanguage ? "content/" + rest : "content/\(code)/" + rest
    }
    return file.hasPrefix("content/") ? file : nil
  }

  private func content(_ file: String, _ target: String) {
    let path = SourcePath(file)
    switch path.fileExtension {
    case "md", "markdown", "html": page(file, target)
    case "org", "rst", "adoc", "pandoc":
      session.note(file, nil, "content in this format is not carried", "write it as Markdown")
    default: if session.copy(file, to: target) { session.count("files beside pages") }
    }
  }

  private func page(_ file: String, _ placed: String) {
    guard let source = session.document(file) else { return }
    let path = SourcePath(placed)
    var page = ImportedPage()
    for entry in source.data { carry(entry, file, &page) }
    let url = address(source, placed)
    if let url { page.permalink(url, file, session) }
    if let aliases = source.data.first(where: { $0.key.lowercased() == "aliases" })?.value.texts {
      page.aliases(aliases.map { Self.alias($0, beside: url ?? "/") }, file, session)
    }
    let rewriter = TagRewriter([("{{<", ">}}"), ("{{%", "%}}")])
    let body = rewriter.rewrite(source.body, firstLine: source.bodyLine) { tag in
      shortcode(tag, file)
    }
    page.body = path.fileExtension == "html" ? HTMLBody.markdown(body) : body
    let target = path.fileExtension == "md" ? placed : path.folder.string + "/" + path.stem + ".md"
    session.write(target, page.text, from: file)
    session.count(path.stem.hasPrefix("_index") ? "sections" : "pages")
  }

  /// An alias without a slash at its start counts from the folder that the page is in.
  private static func alias(_ alias: String, beside url: String) -> String {
    if alias.hasPrefix("/") || alias.contains("://") { return alias }
    let folder = url.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    return "/" + folder + alias
  }

  private static func template(_ shortcode: String) -> String {
    "layouts/shortcodes/\(shortcode).html"
  }

  private func shortcode(_ tag: TagRewriter.Tag, _ file: String) -> String? {
    if tag.content.hasPrefix("/*") { return nil }
    let words = TagWords.split(tag.content)
    if words.first == "highlight" {
      if words.count > 2 {
        session.note(
          file, tag.line, "the options of \"highlight\" are not carried",
          "write them behind the fence")
      }
      return "```" + (words.count > 1 ? words[1] : "")
    }
    if tag.content.hasPrefix("/"), TagRewriter.trimmed(tag.content.dropFirst()) == "highlight" {
      return "```"
    }
    guard let word = words.first else { return nil }
    if word.hasPrefix("/") {
      let name = words.count > 1 && word == "/" ? words[1] : String(word.dropFirst())
      stubs.use(
        name, in: file, line: tag.line, isCall: false, hasBody: true, source: Self.template(name))
    } else {
      let name = word.hasSuffix("/") ? String(word.dropLast()) : word
      stubs.use(name, in: file, line: tag.line, hasBody: false, source: Self.template(name))
    }
    return nil
  }
}
