import ToriiFrontMatter
import ToriiSite

/// Takes over a Hugo site.
package struct HugoImport {
  let session: ImportSession
  private var permalinks: [String: String] = [:]
  private var taxonomies = ["tags", "categories"]
  private var hasUglyURLs = false

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
    for part in files where part.hasPrefix("config/_default/") && part != file {
      guard let data = session.data(part, Self.format(part)) else { continue }
      let key = String(SourcePath(part).stem)
      carry(
        DataNode.Entry(key: key, keyPosition: data.position, value: data), part, &configuration)
    }
    for path in files where path != file { carry(path) }
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
      configuration.language = configuration.language ?? value.string
    case "defaultcontentlanguage": configuration.language = value.string
    case "timezone": configuration.timezone = value.string
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
      for menu in value.mapping ?? [] {
        let entries = (menu.value.sequence ?? []).compactMap { item in
          let name = item["name"]?.string ?? item["identifier"]?.string
          let url = item["url"]?.string ?? item["pageRef"]?.string
          return url.map { (name: name ?? $0, url: $0, weight: item["weight"]?.int ?? 0) }
        }
        configuration.menus.append((menu.key, entries))
      }
    default:
      session.note(
        file, entry.keyPosition.line, "the setting \"\(entry.key)\" is not carried",
        "see the configuration of Torii for its like")
    }
  }

  private mutating func readPermalinks(_ node: DataNode) {
    for entry in node.mapping ?? [] {
      if let pattern = entry.value.string { permalinks[entry.key] = pattern }
      if entry.key == "page" {
        for page in entry.value.mapping ?? [] { permalinks[page.key] = page.value.string }
      }
    }
  }

  // MARK: Files

  private func carry(_ file: String) {
    let path = SourcePath(file)
    let top = path.components.first ?? ""
    switch top {
    case "content": content(file)
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
    case "public", "resources": return
    default: session.note(file, nil, "the file is not carried", "copy it if it is needed")
    }
  }

  private func content(_ file: String) {
    let path = SourcePath(file)
    switch path.fileExtension {
    case "md", "markdown": page(file)
    case "html", "org", "rst", "adoc", "pandoc":
      session.note(file, nil, "content in this format is not carried", "write it as Markdown")
    default: if session.copy(file, to: file) { session.count("files beside pages") }
    }
  }

  private func page(_ file: String) {
    guard let source = session.document(file) else { return }
    let path = SourcePath(file)
    var page = ImportedPage()
    for entry in source.data { carry(entry, file, &page) }
    if let url = address(source) { page.permalink(url, file, session) }
    let known: Set<String> = [
      "figure", "youtube", "vimeo", "gist", "ref", "relref", "details",
    ]
    let rewriter = TagRewriter([("{{<", ">}}"), ("{{%", "%}}")])
    page.body = rewriter.rewrite(source.body, firstLine: source.bodyLine) { tag in
      shortcode(tag, file, known)
    }
    let target = path.fileExtension == "md" ? file : path.folder.string + "/" + path.stem + ".md"
    session.write(target, page.text, from: file)
    session.count(path.stem.hasPrefix("_index") ? "sections" : "pages")
  }

  private func shortcode(
    _ tag: TagRewriter.Tag, _ file: String, _ known: Set<String>
  ) -> String? {
    if tag.content.hasPrefix("/*") { return nil }
    let words = TagWords.split(tag.content)
    if words.first == "highlight" { return "```" + (words.count > 1 ? words[1] : "") }
    if tag.content.hasPrefix("/"), TagRewriter.trimmed(tag.content.dropFirst()) == "highlight" {
      return "```"
    }
    if let name = words.first, !name.hasPrefix("/"), !known.contains(name) {
      session.note(
        file, tag.line, "the shortcode \"\(name)\" needs a template",
        "write templates/shortcodes/\(name).html")
    }
    return nil
  }

  private func carry(_ entry: DataNode.Entry, _ file: String, _ page: inout ImportedPage) {
    let value = entry.value
    switch entry.key.lowercased() {
    case "title", "description", "summary":
      page[entry.key.lowercased()] = value.scalarText.map { .string($0) }
    case "date": page.date("date", value, file, session)
    case "lastmod": page.date("updated", value, file, session)
    case "expirydate": page.date("expires", value, file, session)
    case "publishdate":
      if !page.fields.contains(where: { $0.key == "date" }) {
        page.date("date", value, file, session)
      } else {
        page.param("publishDate", value.kind)
      }
    case "draft": page["draft"] = value.bool.map { .bool($0) }
    case "weight":
      page["weight"] = value.int.map { .int(min(max($0, -1_000_000_000), 1_000_000_000)) }
    case "slug", "url": return
    case "aliases": page.aliases(value.texts, file, session)
    case "author", "authors": page.strings("authors", value.texts)
    case "menu", "menus":
      page[value.mapping == nil ? "menu" : "menus"] =
        value.mapping.map { menus($0, file) } ?? value.kind
    case "params": for param in value.mapping ?? [] { page.param(param.key, param.value.kind) }
    case "cascade":
      page.param("cascade", value.kind)
      session.note(
        file, entry.keyPosition.line, "\"cascade\" is in params and gives nothing to pages",
        "write \"cascade\" with the keys of Torii")
    default:
      if taxonomies.contains(entry.key), !PageMetadata.reservedKeys.contains(entry.key) {
        page.strings(entry.key, value.texts)
      } else {
        page.param(entry.key, value.kind)
      }
    }
  }

  /// Only the keys that a place in a menu has here.
  private func menus(_ entries: [DataNode.Entry], _ file: String) -> DataNode.Kind {
    .mapping(
      entries.map { menu in
        var menu = menu
        if let keys = menu.value.mapping {
          let known = ["name", "title", "weight", "identifier", "parent"]
          menu.value.kind = .mapping(keys.filter { known.contains($0.key) })
          for key in keys where !known.contains(key.key) {
            session.note(
              file, key.keyPosition.line, "the menu's \"\(key.key)\" is not carried",
              "put it in params")
          }
        }
        return menu
      })
  }

  /// The address that Hugo gives: `url`, else the section's pattern, else folders and slug.
  private func address(_ source: ContentSource) -> String? {
    let path = SourcePath(source.path)
    func own(_ key: String) -> String? {
      source.data.first { $0.key.lowercased() == key }?.value.scalarText
    }
    if let url = own("url") { return url.hasPrefix("/") ? url : "/" + url }
    if path.stem.hasPrefix("_index") || path.stem.contains(".") { return nil }
    let folders = path.components.dropFirst().dropLast().map(HugoPath.plain)
    let isBundle = path.stem == "index"
    let name = isBundle ? folders.last ?? "" : HugoPath.plain(path.stem)
    let sections = Array(isBundle ? folders.dropLast() : folders[...])
    if let section = sections.first, let pattern = permalinks[section] {
      let date = (own("date") ?? own("publishdate")).flatMap { DateTime(parsing: $0) }
      let title = own("title").map(HugoPath.plain)
      let values: [String: String?] = [
        "year": date?.format("%Y"), "month": date?.format("%m"), "day": date?.format("%d"),
        "monthname": date?.format("%B"), "yearday": date.map { String($0.dayOfYear) },
        "section": section, "sections": sections.joined(separator: "/"), "title": title,
        "slug": own("slug").map(HugoPath.plain) ?? title ?? name,
        "filename": name, "contentbasename": name,
        "slugorfilename": own("slug").map(HugoPath.plain) ?? name,
        "slugorcontentbasename": own("slug").map(HugoPath.plain) ?? name,
      ]
      if let url = HugoPath.expand(pattern, values.compactMapValues { $0 }) { return url }
      session.note(
        source.path, nil, "its permalink \(pattern) cannot be filled", "set \"permalink\"")
    }
    let last = own("slug").map(HugoPath.plain) ?? name
    if last.isEmpty { return nil }
    return "/" + (sections + [last]).joined(separator: "/") + (hasUglyURLs ? ".html" : "/")
  }
}

/// Names as Hugo writes them in addresses.
enum HugoPath {
  /// Lower case, hyphens for spaces, and only what an address takes.
  static func plain(_ text: some StringProtocol) -> String {
    var result = ""
    for character in text.lowercased() {
      if character.isLetter || character.isNumber || "._-+~".contains(character) {
        result.append(character)
      } else if character == " ", result.last != "-" {
        result.append("-")
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }

  /// Fills `:name` and `:name[...]`-free patterns; `nil` when a field has no value.
  static func expand(_ pattern: String, _ values: [String: String]) -> String? {
    var result = ""
    var rest = Substring(pattern)
    while let character = rest.popFirst() {
      guard character == ":" else {
        result.append(character)
        continue
      }
      let name = rest.prefix { $0.isLetter }
      guard let value = values[name.lowercased()] else { return nil }
      result += value
      rest = rest.dropFirst(name.count)
    }
    return result.hasPrefix("/") ? result : "/" + result
  }
}
