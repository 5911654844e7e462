import ToriiFrontMatter
import ToriiSite

/// Takes over a Zola site.
package struct ZolaImport {
  let session: ImportSession

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
    case "extra":
      for extra in value.mapping ?? [] {
        configuration.params.append((extra.key, extra.value.kind))
      }
    default:
      session.note(
        file, entry.keyPosition.line, "the setting \"\(entry.key)\" is not carried",
        "see the configuration of Torii for its like")
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
    if path.stem.hasPrefix("_index") || path.stem.contains(".") { return }
    let name = isIndex ? String(path.components.dropLast().last ?? "") : String(path.stem)
    let dated = DateTime.prefix(of: name[...])
    if page["date"] == nil, let dated { page["date"] = .string(dated.date.format("%Y-%m-%d")) }
    let slug =
      source.data.first { $0.key == "slug" }?.value.string
      ?? Slug.make(dated?.rest ?? name[...])
    let parents = isIndex ? folders.dropLast() : folders[...]
    page.permalink("/" + (parents + [slug]).joined(separator: "/") + "/", source.path, session)
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
      if let order = value.string, ["date", "title", "weight"].contains(order) {
        page["sort_by"] = .string(order)
      } else if value.string != "none" {
        session.note(file, value.position.line, "this order is not carried", "see \"sort_by\"")
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
      if name != "end" && !["youtube", "vimeo", "gist"].contains(name) {
        session.note(
          source.path, tag.line, "the shortcode \"\(name)\" needs a template",
          "write templates/shortcodes/\(name).html")
      }
      return nil
    }
  }
}
