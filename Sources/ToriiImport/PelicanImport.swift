import ToriiFrontMatter
import ToriiSite

/// Takes over a Pelican site; its settings are read, never run.
package struct PelicanImport {
  let session: ImportSession
  private var settings: [String: DataNode] = [:]
  private var contentFolder = "content"

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
      for setting in reader.settings() where setting.name == "SITEURL" {
        configuration.setBaseURL(setting.value?.string ?? "", "publishconf.py", session)
      }
    }
    for path in session.tree.files { carry(path) }
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
          (names[setting.name] ?? "main", entries.enumerated().map { ($1.0, $1.1, $0) }))
      }
    case "ARTICLE_URL", "ARTICLE_SAVE_AS", "PAGE_URL", "PAGE_SAVE_AS", "DEFAULT_CATEGORY",
      "USE_FOLDER_AS_CATEGORY", "STATIC_PATHS", "ARTICLE_PATHS", "PAGE_PATHS":
      return
    default:
      session.note(
        file, setting.line, "the setting \"\(setting.name)\" is not carried",
        "see the configuration of Torii for its like")
    }
  }

  // MARK: Files

  private func carry(_ file: String) {
    guard file.hasPrefix(contentFolder + "/") else {
      if !["pelicanconf.py", "publishconf.py"].contains(file), !file.hasPrefix("output/") {
        session.note(file, nil, "the file is not carried", "copy it if it is needed")
      }
      return
    }
    let rest = String(file.dropFirst(contentFolder.count + 1))
    switch SourcePath(rest).fileExtension {
    case "md", "markdown", "mkd", "mdown": page(file, rest)
    case "rst", "html", "adoc":
      session.note(file, nil, "content in this format is not carried", "write it as Markdown")
    default:
      if session.copy(file, to: "static/" + rest) { session.count("static files") }
    }
  }

  private static let markdown = ["md", "markdown", "mkd", "mdown"]

  /// Where a file of the content folder goes.
  private func target(_ rest: String) -> String {
    let path = SourcePath(rest)
    guard Self.markdown.contains(path.fileExtension) else { return "static/" + rest }
    let name = path.folder.string.isEmpty ? "" : path.folder.string + "/"
    return "content/" + (isPage(rest) ? "" : "posts/") + name + path.stem + ".md"
  }

  private func isPage(_ rest: String) -> Bool {
    (settings["PAGE_PATHS"]?.texts ?? ["pages"]).contains { rest.hasPrefix($0 + "/") }
  }

  private func page(_ file: String, _ rest: String) {
    guard let text = session.text(file) else { return }
    let (header, body, firstLine) = Self.header(text)
    func value(_ key: String) -> String? {
      header.first { $0.key == key && !$0.value.isEmpty }?.value
    }
    var page = ImportedPage()
    for (key, value, line) in header { carry(key, value, line, file, &page) }
    let isPage = isPage(rest)
    if !isPage, page["categories"] == nil {
      let folder = SourcePath(rest).folder
      let usesFolder = settings["USE_FOLDER_AS_CATEGORY"]?.bool ?? true
      page.strings(
        "categories",
        [
          usesFolder && !folder.string.isEmpty
            ? String(folder.name) : settings["DEFAULT_CATEGORY"]?.string ?? "misc"
        ])
    }
    if let url = address(value, page, file, isPage) { page.permalink(url, file, session) }
    page.body = links(body, file, rest, firstLine)
    session.write(target(rest), page.text, from: file)
    session.count(isPage ? "pages" : "posts")
  }

  /// `Key: value` lines up to the first empty line; indented lines go on.
  private static func header(
    _ text: String
  ) -> (fields: [(key: String, value: String, line: Int)], body: String, firstLine: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var fields: [(key: String, value: String, line: Int)] = []
    var index = 0
    while index < lines.count {
      let line = lines[index]
      if line.allSatisfy({ $0 == " " }) { break }
      if line.hasPrefix("    "), !fields.isEmpty {
        fields[fields.count - 1].value += " " + TagRewriter.trimmed(line)
      } else if let colon = line.firstIndex(of: ":"),
        line[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
      {
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        fields.append((line[..<colon].lowercased(), String(value), index + 1))
      } else {
        break
      }
      index += 1
    }
    return (fields, lines[index...].joined(separator: "\n"), index + 1)
  }

  private func carry(
    _ key: String, _ value: String, _ line: Int, _ file: String, _ page: inout ImportedPage
  ) {
    let node = DataNode(.string(value), at: DataPosition(line: line, column: 1))
    let list = value.split(separator: ",").map { TagRewriter.trimmed($0) }
    switch key {
    case "title", "summary": page[key] = .string(value)
    case "date": page.date("date", node, file, session)
    case "modified": page.date("updated", node, file, session)
    case "tags": page.strings("tags", list)
    case "category": page.strings("categories", [value])
    case "author", "authors": page.strings("authors", list)
    case "status":
      if value.lowercased() == "draft" { page["draft"] = .bool(true) }
      if value.lowercased() == "hidden" {
        session.note(file, line, "the page is no longer hidden", "make it a draft or remove it")
      }
    case "slug", "url", "save_as": return
    case "lang":
      page.param("lang", node.kind)
      session.note(file, line, "the language is only in params", "set \"languages\" and \"lang\"")
    default: page.param(key, node.kind)
    }
  }

  /// `URL` or `Save_as`, else the pattern of articles or pages.
  private func address(
    _ value: (String) -> String?, _ page: ImportedPage, _ file: String, _ isPage: Bool
  ) -> String? {
    if let own = value("save_as") ?? value("url") { return Self.web(own) }
    let kind = isPage ? "PAGE" : "ARTICLE"
    let pattern =
      settings[kind + "_SAVE_AS"]?.string ?? settings[kind + "_URL"]?.string
      ?? (isPage ? "pages/{slug}.html" : "{slug}.html")
    let date = value("date").flatMap { DateTime(parsing: $0) }
    let title = value("title") ?? String(SourcePath(file).stem)
    let slug = value("slug") ?? Slug.make(ASCIIFolding.fold(title))
    let category = page["categories"].map { DataNode($0, at: DataPosition(line: 1, column: 1)) }
    let values = [
      "slug": slug, "lang": value("lang") ?? "en", "author": Slug.make(value("author") ?? ""),
      "category": Slug.make(ASCIIFolding.fold(category?.texts.first ?? "")),
    ]
    var isKnown = true
    let filled = TagRewriter([("{", "}")]).rewrite(pattern, firstLine: 1) { tag in
      let parts = tag.content.split(separator: ":", maxSplits: 1)
      if parts.first == "date", let date {
        return parts.count > 1 ? date.format(String(parts[1])) : date.format("%Y-%m-%d")
      }
      if let value = values[tag.content] { return value }
      isKnown = false
      return nil
    }
    if isKnown { return Self.web(filled) }
    session.note(file, nil, "its address \(pattern) cannot be filled", "set \"permalink\"")
    return nil
  }

  private static func web(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : "/" + path
    return full.hasSuffix("/index.html") ? String(full.dropLast(10)) : full
  }

  /// `{filename}`, `{static}`, `{attach}` and the old `|filename|` become links that hold here.
  private func links(_ body: String, _ file: String, _ rest: String, _ line: Int) -> String {
    let rewriter = TagRewriter(
      ["{filename}", "{static}", "{attach}", "|filename|", "|static|", "|attach|"].flatMap {
        [("](" + $0, ")"), ("]: " + $0, "\n")]
      })
    return rewriter.rewrite(body, firstLine: line) { tag in
      let parts = tag.content.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      guard let path = Self.resolved(String(parts.first ?? ""), from: rest) else {
        session.note(file, tag.line, "the link \(tag.content) leaves the site", "mend the link")
        return nil
      }
      let target = target(path)
      let link =
        target.hasPrefix("static/")
        ? "/" + path : RelativeLink.path(from: self.target(rest), to: target)
      let whole = link + (parts.count > 1 ? "#" + parts[1] : "")
      return tag.pair % 2 == 0 ? "](\(whole))" : "]: \(whole)\n"
    }
  }

  private static func resolved(_ link: String, from file: String) -> String? {
    var parts = link.hasPrefix("/") ? [] : file.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == "." { continue }
      if part == ".." {
        if parts.isEmpty { return nil }
        parts.removeLast()
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
