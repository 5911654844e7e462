import ToriiFrontMatter
import ToriiSite

/// Takes over a Zola site.
package struct ZolaImport {
  let session: ImportSession
  private let stubs = ShortcodeStubs()

  package init(_ session: ImportSession) { self.session = session }

  /// Returns false when this is no Zola site.
  package func run() -> Bool {
    let files = session.tree.files
    guard let file = ["zola.toml", "config.toml"].first(where: files.contains),
      let data = session.data(file, .toml), data["base_url"] != nil
    else { return false }
    var configuration = ImportedConfiguration()
    configuration.shortcodes = "zola"
    for entry in data.mapping ?? [] { carry(entry, file, &configuration) }
    for path in files where path != file { carry(path) }
    stubs.write(session, folder: "templates/shortcodes")
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
    case "generate_feeds", "generate_feed":
      if value.bool == false { configuration.set("feeds", .bool(false)) }
    case "feed_filenames", "feed_filename": carryFeeds(value, entry, file, &configuration)
    case "feed_limit":
      if let limit = value.int, limit > 0 {
        configuration.feeds.append(("limit", .int(min(limit, 10_000))))
      }
    case "generate_sitemap": configuration.set("sitemap", value.bool.map { .bool($0) })
    case "generate_robots_txt": configuration.set("robots", value.bool.map { .bool($0) })
    case "build_search_index": configuration.set("search", value.bool.map { .bool($0) })
    case "markdown":
      for setting in value.mapping ?? [] { carryMarkdown(setting, file, &configuration) }
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

  private func carryFeeds(
    _ value: DataNode, _ entry: DataNode.Entry, _ file: String,
    _ configuration: inout ImportedConfiguration
  ) {
    let names = value.texts
    configuration.feeds.append(("atom", .bool(names.contains("atom.xml"))))
    configuration.feeds.append(("rss", .bool(names.contains("rss.xml"))))
    for name in names where !["atom.xml", "rss.xml"].contains(name) {
      session.note(
        file, entry.keyPosition.line, "the feed \"\(name)\" is not carried",
        "feeds are atom.xml, rss.xml and feed.json")
    }
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
    case "external_links_target_blank" where value.bool == true:
      configuration.markdown.append(
        (
          "external_links",
          .mapping([
            DataNode.Entry(
              key: "target", keyPosition: value.position,
              value: DataNode(.string("_blank"), at: value.position)),
            DataNode.Entry(
              key: "rel", keyPosition: value.position,
              value: DataNode(.string("noopener"), at: value.position)),
          ])
        ))
    case "highlight_code", "external_links_target_blank": return
    default:
      session.note(
        file, setting.keyPosition.line, "the setting \"markdown.\(setting.key)\" is not carried",
        "see \"markdown\" in the configuration of Torii")
    }
  }

  private func carry(_ file: String) {
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

  private func page(_ file: String) {
    guard let source = session.document(file) else { return }
    var page = ImportedPage()
    for entry in source.data { carry(entry, file, &page) }
    setAddress(source, &page)
    page.body = body(source)
    session.write(file, page.text, from: file)
    session.count(SourcePath(file).stem.hasPrefix("_index") ? "sections" : "pages")
  }

  /// The address from the folders and the file's name, a slug or a path.
  private func setAddress(_ source: ContentSource, _ page: inout ImportedPage) {
    let path = SourcePath(source.path)
    let folders = path.components.dropFirst().dropLast().map { Slug.make($0) }
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
      ?? Slug.make(dated?.rest ?? name[...])
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
      if value.bool == false { page.param("noindex", .bool(true)) }
    case "render":
      if value.bool == false {
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
        stubs.use(String(name), in: source.path, line: tag.line, hasBody: tag.pair == 2)
      }
      return nil
    }
  }
}
