import ToriiFrontMatter
import ToriiSite

/// Takes over a Zola site.
package struct ZolaImport {
  let session: ImportSession
  private let stubs = ShortcodeStubs()
  private var ignored: [String] = []
  private var hasSectionFeeds = false

  package init(_ session: ImportSession) { self.session = session }

  /// Returns false when this is no Zola site.
  package mutating func run() -> Bool {
    let files = session.tree.files
    guard let file = ["zola.toml", "config.toml"].first(where: files.contains),
      let data = session.data(file, .toml), data["base_url"] != nil
    else { return false }
    var configuration = ImportedConfiguration()
    configuration.shortcodes = "zola"
    if !["generate_feeds", "generate_feed"].contains(where: { data[$0]?.bool == true }) {
      configuration.set("feeds", .bool(false))
    }
    if data["slugify"]?["taxonomies"]?.string ?? "on" == "on" {
      configuration.set("ascii_slugs", .bool(true))
    }
    for (key, folder) in [("ignored_content", "content/"), ("ignored_static", "static/")] {
      ignored += (data[key]?.texts ?? []).map { folder + $0 }
    }
    for entry in data.mapping ?? [] { carry(entry, file, &configuration) }
    for path in files where path != file { carry(path) }
    stubs.write(session)
    configuration.leaveOut(session.addresses)
    if hasSectionFeeds { configuration.feeds.append(("sections", .bool(true))) }
    for name in configuration.taxonomies where name.contains("_") {
      // Underscores become hyphens in Zola's addresses.
      let slug = name.split(separator: "_").joined(separator: "-").lowercased()
      configuration.termPatterns[name] = "/\(slug)/:slug/"
      var page = ImportedPage()
      page.permalink("/\(slug)/", file, session)
      session.write("content/\(name)/_index.md", page.text, from: file)
    }
    session.write("torii.yaml", configuration.text(file, session), from: file)
    return true
  }

  private func carry(
    _ entry: DataNode.Entry, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    let value = entry.value
    switch entry.key {
    case "title": configuration.title = value.string
    case "description": configuration.description = value.string
    case "base_url": configuration.setBaseURL(value.string ?? "", file, session)
    case "default_language": configuration.language = value.string
    case "author": configuration.author = value.string
    case "taxonomies":
      for taxonomy in value.sequence ?? [] {
        if let name = taxonomy["name"]?.string { configuration.addTaxonomy(name) }
      }
      let fed = (value.sequence ?? []).filter { $0["feed"]?.bool == true }
      if !fed.isEmpty {
        configuration.feeds.append(("terms", .sequence(fed.compactMap { $0["name"] })))
      }
    case "extra":
      for extra in value.mapping ?? [] {
        configuration.params.append((extra.key, extra.value.kind))
      }
    case "languages":
      for language in value.mapping ?? [] { carryLanguage(language, file, &configuration) }
    case "generate_feeds", "generate_feed", "ignored_content", "ignored_static", "slugify",
      "hard_link_static", "search", "link_checker", "output_dir", "preserve_dotfiles_in_output":
      return
    case "feed_filenames", "feed_filename": carryFeeds(value.texts, &configuration)
    case "feed_limit":
      if let limit = value.int, limit > 0 {
        configuration.feeds.append(("limit", .int(min(limit, 10_000))))
      }
    case "generate_sitemap": configuration.set("sitemap", value.bool.map { .bool($0) })
    case "generate_robots_txt": configuration.set("robots", value.bool.map { .bool($0) })
    case "build_search_index": configuration.set("search", value.bool.map { .bool($0) })
    case "minify_html":
      if value.bool == true {
        configuration.set(
          "minify",
          .mapping([
            DataNode.Entry(
              key: "html", keyPosition: value.position,
              value: DataNode(.bool(true), at: value.position))
          ]))
      }
    case "compile_sass":
      if value.bool == true {
        session.note(
          file, entry.keyPosition.line, "the styles in \"sass\" are not compiled",
          "copy what they made into static")
      }
    case "theme":
      session.note(
        file, entry.keyPosition.line, "the setting \"theme\" is not carried",
        "choose one of Torii's")
    case "markdown":
      for setting in value.mapping ?? [] { carryMarkdown(setting, file, &configuration) }
      carryExternalLinks(value, &configuration)
    default:
      session.note(
        file, entry.keyPosition.line, "the setting \"\(entry.key)\" is not carried",
        "see the configuration of Torii for its like")
    }
  }

  private func carryLanguage(
    _ entry: DataNode.Entry, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    var language = ImportedConfiguration.Language(code: entry.key)
    for setting in entry.value.mapping ?? [] {
      switch setting.key {
      case "title": language.title = setting.value.string
      case "description": language.description = setting.value.string
      case "generate_feeds", "generate_feed", "build_search_index", "taxonomies": continue
      default:
        session.note(
          file, setting.keyPosition.line,
          "the setting \"\(setting.key)\" of a language is not carried", "see \"languages\"")
      }
    }
    configuration.languages.append(language)
  }

  private func carryFeeds(_ names: [String], _ configuration: inout ImportedConfiguration) {
    for format in ["atom", "rss"] {
      // A name of another kind is taken for Atom, which the first template of Zola's makes.
      let own = names.first { $0.contains("rss") == (format == "rss") }
      if let own {
        configuration.setFeed(format, own)
      } else {
        configuration.feeds.append((format, .bool(false)))
      }
    }
  }

  private func carryExternalLinks(
    _ markdown: DataNode, _ configuration: inout ImportedConfiguration
  ) {
    func isOn(_ key: String) -> Bool { markdown["external_links_" + key]?.bool == true }
    var rel: [String] = []
    if isOn("target_blank") { rel.append("noopener") }
    if isOn("no_follow") { rel.append("nofollow") }
    if isOn("no_referrer") { rel.append("noreferrer") }
    if rel.isEmpty { return }
    var entries = [("rel", rel.joined(separator: " "))]
    if isOn("target_blank") { entries.append(("target", "_blank")) }
    configuration.markdown.append(
      (
        "external_links",
        .mapping(
          entries.map { key, text in
            DataNode.Entry(
              key: key, keyPosition: markdown.position,
              value: DataNode(.string(text), at: markdown.position))
          })
      ))
  }

  private func carryMarkdown(
    _ setting: DataNode.Entry, _ file: String, _ configuration: inout ImportedConfiguration
  ) {
    let value = setting.value
    switch setting.key {
    case "render_emoji": configuration.markdown.append(("emoji", .bool(value.bool ?? false)))
    case "smart_punctuation": configuration.markdown.append(("smart", .bool(value.bool ?? false)))
    case "definition_list":
      configuration.markdown.append(("definition_lists", .bool(value.bool ?? false)))
    case "lazy_async_image":
      configuration.markdown.append(("lazy_images", .bool(value.bool ?? false)))
    case "insert_anchor_links":
      configuration.markdown.append(("anchors", .bool(value.string != "none")))
    case "highlight_code", "highlight_theme", "bottom_footnotes", "external_links_target_blank",
      "external_links_no_follow", "external_links_no_referrer", "external_links_class":
      return
    default:
      session.note(
        file, setting.keyPosition.line, "the setting \"markdown.\(setting.key)\" is not carried",
        "see \"markdown\" in the configuration of Torii")
    }
  }

  private mutating func carry(_ file: String) {
    if ignored.contains(where: { isIgnored(file, by: $0) }) { return }
    let path = SourcePath(file)
    let rest = path.components.dropFirst().joined(separator: "/")
    switch path.components.first {
    case "content" where path.fileExtension == "md": page(file)
    case "content":
      if session.copy(file, to: file) { session.count("files beside pages") }
    case "static": if session.copy(file, to: "static/" + rest) { session.count("static files") }
    case "templates", "sass", "themes":
      session.noteOnce(
        String(path.components.first ?? ""),
        "the folder \"\(path.components.first ?? "")\" is not carried",
        "write templates and styles for Torii")
    case "public": return
    default: session.note(file, nil, "the file is not carried", "copy it if it is needed")
    }
  }

  /// Patterns are held against the path below the folder and against the name alone.
  private func isIgnored(_ file: String, by pattern: String) -> Bool {
    let folder = pattern.prefix { $0 != "/" }
    guard file.hasPrefix(folder + "/") else { return false }
    let name = String(pattern.dropFirst(folder.count + 1))
    return NamePattern.matches(pattern, file)
      || NamePattern.matches(name, String(SourcePath(file).name))
  }

  private mutating func page(_ file: String) {
    guard let source = session.document(file) else { return }
    if redirects(source) { return }
    var page = ImportedPage()
    for entry in source.data {
      carry(entry, file, &page)
      let isFeed = entry.key == "generate_feeds" || entry.key == "generate_feed"
      if isFeed, entry.value.bool == true { hasSectionFeeds = true }
    }
    setAddress(source, &page)
    if (page["paginate"].map { DataNode($0, at: DataPosition(line: 1, column: 1)).int ?? 0 } ?? 0)
      > 0
    {
      firstPage(source, &page)
    }
    page.body = body(source)
    session.write(file, page.text, from: file)
    session.count(SourcePath(file).stem.hasPrefix("_index") ? "sections" : "pages")
  }

  /// The first page of a list has a second address.
  private func firstPage(_ source: ContentSource, _ page: inout ImportedPage) {
    let folders = SourcePath(source.path).components.dropFirst().dropLast().map {
      Slug.withoutSigns($0)
    }
    let known = page["aliases"].map {
      DataNode($0, at: DataPosition(line: 1, column: 1)).texts
    }
    let address = "/" + (folders + ["page", "1"]).joined(separator: "/") + "/"
    page.aliases((known ?? []) + [address], source.path, session)
  }

  /// A section below another one that only leads elsewhere becomes a file of its own.
  private func redirects(_ source: ContentSource) -> Bool {
    let folders = SourcePath(source.path).components.dropFirst().dropLast().map {
      Slug.withoutSigns($0)
    }
    guard let target = source.data.first(where: { $0.key == "redirect_to" })?.value.string,
      folders.count > 1
    else { return false }
    let up = String(repeating: "../", count: folders.count)
    let link =
      target.contains("://") ? target : up + target.split(separator: "/").joined(separator: "/")
    session.writeRedirect(
      "static/" + folders.joined(separator: "/") + "/index.html",
      to: target.contains("://") ? link : link + "/", from: source.path)
    return true
  }

  /// The address from the folders and the file's name, a slug or a path.
  private func setAddress(_ source: ContentSource, _ page: inout ImportedPage) {
    let path = SourcePath(source.path)
    let folders = path.components.dropFirst().dropLast().map { Slug.withoutSigns($0) }
    let own = source.data.first { $0.key == "path" }?.value.string
    if let own {
      page.permalink(
        (own.hasPrefix("/") ? "" : "/") + (own.hasSuffix("/") ? own : own + "/"), source.path,
        session)
      return
    }
    let isIndex = path.stem == "index" || path.stem.hasPrefix("index.")
    if path.stem.hasPrefix("_index") { return }
    let stem = withoutLanguage(path.stem)
    let name = isIndex ? String(path.components.dropLast().last ?? "") : String(stem)
    let dated = DateTime.prefix(of: name[...])
    if page["date"] == nil, let dated { page["date"] = .string(dated.date.format("%Y-%m-%d")) }
    let slug =
      source.data.first { $0.key == "slug" }?.value.string
      ?? Slug.withoutSigns(dated?.rest ?? name[...])
    let parents = isIndex ? folders.dropLast() : folders[...]
    page.permalink("/" + (parents + [slug]).joined(separator: "/") + "/", source.path, session)
  }

  /// `hello` for `hello.ja`.
  private func withoutLanguage(_ stem: Substring) -> Substring {
    guard let dot = stem.lastIndex(of: "."), SiteLanguage.isCode(String(stem[dot...].dropFirst()))
    else { return stem }
    return stem[..<dot]
  }

  private func carry(_ entry: DataNode.Entry, _ file: String, _ page: inout ImportedPage) {
    let value = entry.value
    switch entry.key {
    case "title", "description", "summary": page[entry.key] = value.string.map { .string($0) }
    case "date", "updated": page.date(entry.key, value, file, session)
    case "draft": page["draft"] = value.bool.map { .bool($0) }
    case "weight":
      page["weight"] = value.int.map { .int(min(max($0, -1_000_000_000), 1_000_000_000)) }
    case "slug", "path": return
    case "aliases": page.aliases(value.texts, file, session)
    case "authors": page.strings("authors", value.texts)
    case "taxonomies":
      for taxonomy in value.mapping ?? [] where taxonomy.key != "authors" {
        if ["tags", "categories"].contains(taxonomy.key)
          || !PageMetadata.reservedKeys.contains(taxonomy.key)
        {
          page.strings(taxonomy.key, taxonomy.value.texts)
        }
      }
    case "extra":
      for extra in value.mapping ?? [] { page.param(extra.key, extra.value.kind) }
    case "sort_by":
      let orders = [
        "date": "date", "update_date": "updated", "title": "title", "title_bytes": "title",
        "weight": "weight", "slug": "slug",
      ]
      if let order = value.string.flatMap({ orders[$0] }) {
        page["sort_by"] = .string(order)
      } else if value.string != "none" {
        session.note(file, value.position.line, "this order is not carried", "see \"sort_by\"")
      }
    case "template", "page_template":
      session.note(
        file, entry.keyPosition.line, "the template \"\(value.scalarText ?? "")\" is not carried",
        "write it for Torii and name it in \"\(entry.key)\"")
    case "generate_feeds", "generate_feed", "insert_anchor_links": return
    case "in_search_index":
      if value.bool == false {
        page.param(entry.key, value.kind)
        session.note(
          file, entry.keyPosition.line, "the page is found by the search all the same",
          "set \"noindex\" in params if no search is to find it")
      }
    case "paginate_path" where value.string == "page": return
    case "transparent" where value.bool == false: return
    case "render":
      if value.bool == false, !SourcePath(file).stem.hasPrefix("_index") {
        page["draft"] = .bool(true)
        session.note(
          file, entry.keyPosition.line, "the page was not shown: it is a draft now",
          "remove it if nothing reads it")
      } else if value.bool == false {
        session.note(
          file, entry.keyPosition.line, "the page is shown all the same: \"render\" is not carried",
          "make it a draft or remove it")
      }
    case "paginate_by": page["paginate"] = value.int.map { .int(min(max($0, 0), 10_000)) }
    default:
      page.param(entry.key, value.kind)
      session.note(
        file, entry.keyPosition.line, "\"\(entry.key)\" has no meaning here; it is in params",
        "read it in a template or remove it")
    }
  }

  /// Links `@/blog/post.md#x` become relative; shortcodes stay, and their templates are named.
  private func body(_ source: ContentSource) -> String {
    let links = TagRewriter([("](@/", ")"), ("{{", "}}"), ("{%", "%}")])
    return links.rewrite(source.body, firstLine: source.bodyLine) { tag in
      if tag.pair == 0 {
        let parts = tag.content.split(
          separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = RelativeLink.path(from: source.path, to: "content/" + (parts.first ?? ""))
        return "](" + path + (parts.count > 1 ? "#" + parts[1] : "") + ")"
      }
      let name = tag.content.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      if name != "end" && !name.isEmpty {
        stubs.use(
          String(name), in: source.path, line: tag.line, hasBody: tag.pair == 2,
          source: "templates/shortcodes/\(name)")
      }
      return nil
    }
  }
}
