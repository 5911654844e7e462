import ToriiFrontMatter
import ToriiSite

/// Takes over a Jekyll site.
package struct JekyllImport {
  let session: ImportSession
  private let stubs = ShortcodeStubs()
  var config: [DataNode.Entry] = []
  var zone = SiteTimeZone.utc
  var permalink = JekyllPermalink(style: "date")
  /// The collections that have pages, by name.
  var collections: [String: JekyllCollection] = [:]
  /// What ends a summary, where it is not an empty line.
  var separator: String?
  /// Where each file goes, for links to it.
  private var targets: [String: String] = [:]

  package init(_ session: ImportSession) { self.session = session }

  /// Returns false when this is no Jekyll site.
  package mutating func run() -> Bool {
    let files = session.tree.files
    let configFile = ["_config.yml", "_config.yaml", "_config.toml"].first(where: files.contains)
    guard configFile != nil || files.contains(where: { $0.hasPrefix("_posts/") }) else {
      return false
    }
    var configuration = ImportedConfiguration()
    configuration.markdown.append(("block_attributes", .bool(true)))
    configuration.markdown.append(("abbreviations", .bool(true)))
    if let configFile { readConfiguration(configFile, &configuration) }
    for file in files { if let target = contentPath(file) { targets[file] = target } }
    for file in files where file != configFile { carry(file) }
    if !stubs.isEmpty { configuration.shortcodes = "hugo" }
    configuration.leaveOut(session.addresses)
    stubs.write(session)
    let name = configFile ?? "_config.yml"
    session.write("torii.yaml", configuration.text(name, session), from: name)
    return true
  }

  func entry(_ key: String) -> DataNode? { config.first { $0.key == key }?.value }

  // MARK: Files

  private func contentPath(_ file: String) -> String? {
    let path = SourcePath(file)
    guard ["md", "markdown", "mkd", "html"].contains(path.fileExtension) else { return nil }
    var folders = path.components.dropLast().map(String.init)
    if let index = folders.firstIndex(where: { $0 == "_posts" || $0 == "_drafts" }) {
      folders[index] = folders[index] == "_posts" ? "posts" : "drafts"
      if folders[index] == "drafts" { folders[index] = "posts" }
      return "content/posts/"
        + (folders[..<index] + folders[(index + 1)...] + [path.stem + ".md"])
        .joined(separator: "/")
    }
    if let first = folders.first, first.hasPrefix("_"),
      collections[String(first.dropFirst())] != nil
    {
      folders[0] = String(first.dropFirst())
      let rest = folders.dropFirst().contains { $0.hasPrefix("_") }
      return rest ? nil : "content/" + (folders + [path.stem + ".md"]).joined(separator: "/")
    }
    if isHidden(folders) { return nil }
    folders = folders.map { $0.hasPrefix("_") ? String($0.dropFirst()) : $0 }
    let stem = path.stem == "index" ? "_index" : String(path.stem)
    return "content/" + (folders + [stem + ".md"]).joined(separator: "/")
  }

  private mutating func carry(_ file: String) {
    let path = SourcePath(file)
    let top = path.components.first ?? ""
    if isExcluded(file) { return }
    switch top {
    case "_layouts", "_includes", "_sass", "_plugins":
      session.noteOnce(
        String(top), "the folder \"\(top)\" is not carried", "write templates for Torii")
      return
    case "_data":
      if path.fileExtension == "tsv" {
        session.note(file, nil, "data in columns with tabs is not carried", "save it as CSV")
        return
      }
      session.copy(file, to: "data/" + path.components.dropFirst().joined(separator: "/"))
      session.count("data files")
      return
    case "_site": return
    default: break
    }
    if let target = targets[file] {
      guard let source = session.document(file) else { return }
      if file == "404.html" || file == "404.md" {
        session.note(
          file, nil, "the page for addresses that lead nowhere is the theme's",
          "write templates/404.html")
        return
      }
      let isPost = file.contains("_posts/") || file.contains("_drafts/")
      if isPost || source.hasFrontMatter {
        page(source, target, isPost: isPost)
        return
      }
    }
    if isHidden(path.components.map(String.init)) {
      session.note(file, nil, "the file is not carried", "copy it by hand")
      return
    }
    if ["Gemfile", "Gemfile.lock"].contains(file) { return }
    if file == "README.md" {
      session.note(file, nil, "the file is not carried", "copy it to static if it is for readers")
      return
    }
    if ["scss", "sass", "coffee"].contains(path.fileExtension) {
      session.note(file, nil, "Jekyll makes another file of this one", "copy what it made")
      return
    }
    if ["css", "js", "xml", "json", "txt", "svg"].contains(path.fileExtension),
      session.document(file, isQuiet: true)?.hasFrontMatter == true
    {
      session.note(file, nil, "the file is a template of Jekyll's", "copy what it made")
      return
    }
    if session.copy(file, to: "static/" + file) { session.count("static files") }
  }

  /// Folders with an underscore or a dot are left out unless the site includes them.
  private func isHidden(_ components: [String]) -> Bool {
    let included = entry("include")?.texts ?? []
    return components.contains {
      ($0.hasPrefix("_") || $0.hasPrefix(".")) && !included.contains($0)
    }
  }

  private func isExcluded(_ file: String) -> Bool {
    (entry("exclude")?.texts ?? []).contains { pattern in
      let name = pattern.hasSuffix("/") ? String(pattern.dropLast()) : pattern
      return file == name || file.hasPrefix(name + "/") || NamePattern.matches(name, file)
    }
  }

  func collection(of file: String) -> JekyllCollection? {
    guard let first = SourcePath(file).components.first, first.hasPrefix("_") else { return nil }
    return collections[String(first.dropFirst())]
  }

  /// The front matter with what the configuration's `defaults` add.
  private func merged(_ source: ContentSource, isPost: Bool) -> [DataNode.Entry] {
    var result = source.data
    let type =
      isPost
      ? (source.path.contains("_drafts/") ? "drafts" : "posts")
      : collection(of: source.path)?.name ?? "pages"
    for rule in (entry("defaults")?.sequence ?? []).reversed() {
      let path = rule["scope"]?["path"]?.string ?? ""
      let wanted = rule["scope"]?["type"]?.string
      guard wanted == nil || wanted == type else { continue }
      guard path.isEmpty || source.path == path || source.path.hasPrefix(path + "/") else {
        continue
      }
      for value in rule["values"]?.mapping ?? []
      where !result.contains(where: { $0.key == value.key }) {
        result.append(value)
      }
    }
    return result
  }

  private func page(_ source: ContentSource, _ target: String, isPost: Bool) {
    var page = ImportedPage()
    let data = merged(source, isPost: isPost)
    let isDraft = source.path.contains("_drafts/")
    let stem = SourcePath(source.path).stem
    let prefix = isPost && !isDraft ? DateTime.prefix(of: stem, in: zone) : nil
    if isPost && !isDraft && prefix == nil {
      session.note(source.path, nil, "its name has no date: not a post", "name it YYYY-MM-DD-slug")
      return
    }
    var address: String?
    for entry in data { carry(entry, source.path, &page, &address) }
    addCategories(of: source.path, isPost: isPost, &page)
    if isDraft { page["draft"] = .bool(true) }
    if isPost, page["date"] == nil, let prefix {
      page["date"] = .string(prefix.date.format("%Y-%m-%d"))
    }
    let url = self.url(source, data, own: address, prefix, isPost: isPost)
    if let elsewhere = data.first(where: { $0.key == "redirect_to" })?.value.texts.first {
      return redirect(source.path, from: url, to: elsewhere)
    }
    if let url, url != "/" { page.permalink(url, source.path, session) }
    let target = isPost ? target : Self.place(of: target, at: url)
    if isPost, page["title"] == nil {
      let words = (prefix.map { $0.rest } ?? stem).split(separator: "-")
      page["title"] = .string(
        words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
    }
    var date =
      data.first { $0.key == "date" }?.value.scalarText
      .flatMap { DateTime(parsing: $0, in: zone) } ?? prefix?.date
    if let known = date, known.hasTime {
      date = known.at(offset: zone.offset(at: known.epochSeconds))
    }
    var liquid = LiquidText(
      session: session, stubs: stubs,
      values: LiquidValues(site: config, page: data, date: date),
      file: source.path, target: target, targets: targets)
    let body = liquid.converted(source.body, firstLine: source.bodyLine)
    page.body = withSummary(
      source.path.hasSuffix(".html")
        ? HTMLBody.markdown(body) : MarkdownInHTML.converted(body))
    session.write(target, page.text, from: source.path)
    session.count(isDraft ? "drafts" : isPost ? "posts" : "pages")
  }

  /// Folders around `_posts` are categories.
  private func addCategories(of file: String, isPost: Bool, _ page: inout ImportedPage) {
    let folders = SourcePath(file).components.prefix { $0 != "_posts" && $0 != "_drafts" }
    guard isPost, !folders.isEmpty else { return }
    let own = page["categories"].map {
      DataNode($0, at: DataPosition(line: 1, column: 1)).texts
    }
    page.strings("categories", folders.map(String.init) + (own ?? []))
  }

  /// The site's own mark for the end of a summary as the one that is known here.
  private func withSummary(_ body: String) -> String {
    guard let separator, !separator.isEmpty, let found = body[...].range(ofText: separator) else {
      return body
    }
    return body[..<found.lowerBound] + "<!--more-->" + body[found.upperBound...]
  }

  /// A page at the address of a taxonomy's list becomes what is said above that list.
  private static func place(of target: String, at url: String?) -> String {
    for name in ["tags", "categories"]
    where ["/\(name)/", "/\(name).html", "/\(name)/index.html"].contains(url) {
      return "content/\(name)/_index.md"
    }
    return target
  }

  /// A page that only leads elsewhere, as a file of its own.
  private func redirect(_ file: String, from url: String?, to target: String) {
    guard let url, let valid = try? URLPath(validating: PercentEncoding.decode(url) ?? url),
      let path = try? valid.outputPath,
      target.hasPrefix("/") || target.hasPrefix("https://") || target.hasPrefix("http://")
    else {
      return session.note(
        file, nil, "the redirect to \(target) is not carried", "set it at your host")
    }
    session.writeRedirect("static/" + path.string, to: target, from: file)
  }

  /// A list, or words with spaces between; `category` is one word as it is.
  static func words(_ data: [DataNode.Entry], _ key: String) -> [String] {
    guard let node = data.first(where: { $0.key == key })?.value else { return [] }
    if node.sequence != nil || key == "category" || key == "tag" { return node.texts }
    return (node.scalarText ?? "").split(separator: " ").map(String.init)
  }

  private func carry(
    _ entry: DataNode.Entry, _ file: String, _ page: inout ImportedPage, _ address: inout String?
  ) {
    let value = entry.value
    switch entry.key {
    case "title", "description": page[entry.key] = value.scalarText.map { .string($0) }
    case "excerpt": page["summary"] = value.scalarText.map { .string($0) }
    case "date": page.date("date", value, file, session)
    case "last_modified_at": page.date("updated", value, file, session)
    case "published": if value.bool == false { page["draft"] = .bool(true) }
    case "permalink": address = value.string
    case "redirect_from": page.aliases(value.texts, file, session)
    case "tags", "tag": page.strings("tags", Self.words([entry], entry.key))
    case "categories", "category": page.strings("categories", Self.words([entry], entry.key))
    case "author": page["author"] = value.scalarText.map { .string($0) }
    case "authors": page.strings("authors", value.texts)
    case "slug":
      if let slug = value.scalarText, (try? Slug.validate(slug)) != nil {
        page["slug"] = .string(slug)
      }
    case "lang":
      if let code = value.string, SiteLanguage.isCode(code) { page.param("lang", .string(code)) }
    case "layout":
      session.noteOnce(
        file, "the layout \"\(value.scalarText ?? "")\" is not carried",
        "name a template in \"template\" where the default does not do")
      page.param("layout", value.kind)
    default: page.param(entry.key, value.kind)
    }
  }
}
