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
  /// The site's `params`.
  private var parameters: [DataNode.Entry] = []
  /// The folders that are one page each, with all that is in them.
  private var bundles: Set<String> = []
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
      let data = session.data(file, Self.format(file)), !Self.isOfZola(data)
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
    bundles = Set(files.map(SourcePath.init).filter(Self.isBundlePage).map(\.folder.string))
    for path in files where path != file { carry(path) }
    stubs.write(session)
    configuration.set("cascade", cascades.kind)
    configuration.leaveOut(session.addresses)
    configuration.taxonomies = taxonomies
    session.write("torii.yaml", configuration.text(file, session), from: file)
    return true
  }

  /// Both read `config.toml`; Zola writes `base_url` where Hugo writes `baseURL`.
  static func isOfZola(_ configuration: DataNode) -> Bool {
    let keys = (configuration.mapping ?? []).map { $0.key.lowercased() }
    return keys.contains("base_url") && !keys.contains("baseurl")
  }

  static func format(_ file: String) -> DataFormat {
    file.hasSuffix(".toml") ? .toml : file.hasSuffix(".json") ? .json : .yaml
  }

  private mutating func carry(
    _ entry: DataNode.Entry, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    let value = entry.value
    let key = entry.key.lowercased()
    if carryText(key, value, file, &configuration) { return }
    if let flag = value.bool, carryFlag(key, flag, &configuration) { return }
    if let number = value.int, carryNumber(key, number, &configuration) { return }
    switch key {
    case "languages": carryLanguages(value, file, &configuration)
    case "rsslimit": setFeedLimit(value, &configuration)
    case "services": carryServices(value, &configuration)
    case "copyright": configuration.params.append(("copyright", value.kind))
    case "author": carryAuthor(value, &configuration)
    case "disablekinds": disable(value.texts, file, entry.keyPosition.line, &configuration)
    case "theme":
      if !value.texts.isEmpty {
        session.note(
          file, entry.keyPosition.line, "the setting \"theme\" is not carried",
          "choose one of Torii's")
      }
    case "pagination": configuration.paginate = value["pagerSize"]?.int
    case "taxonomies": taxonomies = (value.mapping ?? []).compactMap(\.value.string)
    case "permalinks": readPermalinks(value)
    case "params": carryParameters(value, &configuration)
    case "menu", "menus": configuration.menus += menuLines(value, file)
    case "markup": carryMarkup(value, file, &configuration)
    case "outputs": carryOutputs(value, file, &configuration)
    case "outputformats": carryOutputFormats(value, file, &configuration)
    case "cascade": siteCascade(value, file)
    default:
      if Self.needless.contains(key) { return }
      session.note(
        file, entry.keyPosition.line, "the setting \"\(entry.key)\" is not carried",
        "see the configuration of Torii for its like")
    }
  }

  /// Settings of Hugo that have no meaning here, or no value that could be carried.
  private static let needless: Set<String> = [
    "security", "build", "caches", "minify", "module", "imaging", "privacy", "server",
    "buildfuture", "builddrafts", "buildexpired", "reflinkserrorlevel", "related",
    "enablegitinfo", "summarylength", "enablerobotstxt", "enableemoji", "paginate", "uglyurls",
    "defaultcontentlanguageinsubdir",
  ]

  private mutating func carryText(
    _ key: String, _ value: DataNode, _ file: String, _ configuration: inout ImportedConfiguration
  ) -> Bool {
    let text = value.string
    switch key {
    case "title": configuration.title = text
    case "baseurl": configuration.setBaseURL(text ?? "", file, session)
    case "languagecode", "locale":
      if configuration.language == nil { configuration.language = text }
    case "defaultcontentlanguage":
      configuration.language = text
      defaultLanguage = text ?? "en"
    case "timezone": configuration.timezone = text
    default: return false
    }
    return true
  }

  private mutating func carryFlag(
    _ key: String, _ flag: Bool, _ configuration: inout ImportedConfiguration
  ) -> Bool {
    switch key {
    case "defaultcontentlanguageinsubdir": hasLanguageFolder = flag
    case "enablegitinfo": configuration.set("git_dates", .bool(flag))
    case "enablerobotstxt": configuration.set("robots", .bool(flag))
    case "enableemoji": if !flag { configuration.markdown.append(("emoji", .bool(false))) }
    case "uglyurls": hasUglyURLs = flag
    default: return false
    }
    return true
  }

  private func carryNumber(
    _ key: String, _ number: Int, _ configuration: inout ImportedConfiguration
  ) -> Bool {
    switch key {
    case "summarylength": configuration.set("summary_length", .int(min(max(number, 0), 100_000)))
    case "paginate": configuration.paginate = number
    default: return false
    }
    return true
  }

  private mutating func carryLanguages(
    _ value: DataNode, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    for language in value.mapping ?? [] { carryLanguage(language, file, &configuration) }
  }

  private func carryServices(_ value: DataNode, _ configuration: inout ImportedConfiguration) {
    if let limit = value["rss"]?["limit"] { setFeedLimit(limit, &configuration) }
  }

  private func carryAuthor(_ value: DataNode, _ configuration: inout ImportedConfiguration) {
    if let author = value.string ?? value["name"]?.string { configuration.author = author }
  }

  private mutating func carryParameters(
    _ value: DataNode, _ configuration: inout ImportedConfiguration
  ) {
    parameters += value.mapping ?? []
    for param in value.mapping ?? [] {
      configuration.params.append((param.key, param.value.kind))
      switch param.key.lowercased() {
      // Where Hugo's themes look for what Hugo itself has no setting for.
      case "description":
        if let text = param.value.string { configuration.description = text }
      case "author": carryAuthor(param.value, &configuration)
      default: continue
      }
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
    if configuration.keys.contains(where: { $0.key == "feeds" }) {
      configuration.feeds = []
      return
    }
    func isSet(_ key: String) -> Bool { configuration.feeds.contains { $0.key == key } }
    configuration.setFeed("atom", .bool(false))
    if !isSet("rss") { configuration.setFeed("rss", "index.xml") }
    for lists in ["sections", "terms"] where !isSet(lists) {
      configuration.setFeed(lists, .bool(true))
    }
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
    case "data" where !["yaml", "yml", "toml", "json", "csv"].contains(path.fileExtension):
      session.note(file, nil, "data in this format is not carried", "save it as YAML or CSV")
    case "static", "data":
      if session.copy(file, to: file) {
        session.count(top == "data" ? "data files" : "static files")
      }
    case "i18n": translations(file)
    case "layouts", "themes", "assets", "archetypes":
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
    case "md", "markdown", "html":
      if isResource(path) {
        session.note(
          file, nil, "the text belongs to the page of its folder and is no page of its own",
          "write it into that page")
      } else {
        page(file, target)
      }
    case "org", "rst", "adoc", "pandoc":
      session.note(file, nil, "content in this format is not carried", "write it as Markdown")
    default: if session.copy(file, to: target) { session.count("files beside pages") }
    }
  }

  /// `index.md`, `index.de.md` and their like.
  private static func isBundlePage(_ path: SourcePath) -> Bool {
    ["md", "markdown", "html"].contains(path.fileExtension)
      && (path.stem == "index" || path.stem.hasPrefix("index."))
  }

  /// Whether a text lies in the folder of a page, at any depth.
  private func isResource(_ path: SourcePath) -> Bool {
    var folder = Self.isBundlePage(path) ? path.folder.folder : path.folder
    // The folder of all content is no page.
    while folder.components.count > 1 {
      if bundles.contains(folder.string) { return true }
      folder = folder.folder
    }
    return false
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
      shortcode(tag, file, source.data)
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

  /// What `{{< param "name" >}}` shows: the page's value, else the site's.
  private func parameter(_ name: String, _ data: [DataNode.Entry]) -> String? {
    let keys = name.split(separator: ".").map { $0.lowercased() }
    func find(_ entries: [DataNode.Entry]) -> String? {
      var entries = entries
      for (index, key) in keys.enumerated() {
        guard let value = entries.first(where: { $0.key.lowercased() == key })?.value else {
          return nil
        }
        if index == keys.count - 1 { return value.scalarText }
        entries = value.mapping ?? []
      }
      return nil
    }
    let own = data.first { $0.key.lowercased() == "params" }?.value.mapping ?? []
    return find(data) ?? find(own) ?? find(parameters)
  }

  private static func template(_ shortcode: String) -> String {
    "layouts/shortcodes/\(shortcode).html"
  }

  private func shortcode(
    _ tag: TagRewriter.Tag, _ file: String, _ data: [DataNode.Entry]
  ) -> String? {
    if tag.content.hasPrefix("/*") { return nil }
    let words = TagWords.split(tag.content)
    if words.first == "param", words.count > 1, let text = parameter(words[1], data) {
      return text
    }
    if words.first == "highlight" {
      let options = FenceOptions.hugo(words.dropFirst(2).joined(separator: ","))
      for name in options.unknown {
        session.note(
          file, tag.line, "\"\(name)\" of \"highlight\" is not carried",
          "see what the code should look like")
      }
      return "```" + (words.count > 1 ? words[1] : "") + options.info
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
