import ToriiFrontMatter
import ToriiSite

/// A text of a Pelican site with its headers.
struct PelicanPage {
  /// One header, with its line where it is in the file.
  struct Field {
    let key: String
    var value: String
    let line: Int?

    /// Values between semicolons, or between commas where there are none.
    var values: [String] {
      value.split(separator: value.contains(";") ? ";" : ",").map { TagRewriter.trimmed($0) }
        .filter { !$0.isEmpty }
    }
  }

  let file: String
  /// The path below the content folder.
  let path: String
  let header: [Field]
  let body: String
  let bodyLine: Int
  let isArticle: Bool

  static func isPage(_ path: String) -> Bool {
    ["md", "markdown", "mkd", "mdown", "rst", "html", "htm"]
      .contains(SourcePath(path).fileExtension)
  }

  /// Reads a file; `nil`, and a note, when it cannot be.
  init?(_ file: String, at path: String, _ site: PelicanImport) {
    guard let text = site.session.text(file) else { return nil }
    self.file = file
    self.path = path
    isArticle = !site.isPage(path)
    switch SourcePath(path).fileExtension {
    case "rst":
      let document = RestructuredText(text)
      for note in document.notes {
        let isComment = note.message.hasPrefix("a comment")
        site.session.note(
          file, note.line, note.message,
          isComment ? "copy it if it matters" : "write it as Markdown")
      }
      var header = document.fields.map { Field(key: $0.name, value: $0.value, line: $0.line) }
      if let title = document.title, !header.contains(where: { $0.key == "title" }) {
        header.insert(Field(key: "title", value: title, line: 1), at: 0)
      }
      (self.header, body, bodyLine) = (header, document.body, 1)
    case "html", "htm":
      let page = HTMLPage(text)
      if !page.hasBody {
        site.session.note(
          file, nil, "a page without a body is not carried", "write it as Markdown")
        return nil
      }
      header = page.fields.map { Field(key: $0.name, value: $0.value, line: $0.line) }
      (body, bodyLine) = (page.body, page.bodyLine)
    default:
      let written = Self.header(text)
      (header, bodyLine) = (written.fields, written.firstLine)
      body = MarkdownInHTML.converted(PythonMarkdown.converted(written.body))
    }
  }

  /// `Key: value` lines up to the first empty line, which may stand between lines of dashes;
  /// indented lines go on.
  private static func header(_ text: String) -> (fields: [Field], body: String, firstLine: Int) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var fields: [Field] = []
    var index = lines.first == "---" ? 1 : 0
    while index < lines.count {
      let line = lines[index]
      if line.allSatisfy({ $0 == " " }) { break }
      if !fields.isEmpty || index == 1, line == "---" || line == "..." {
        index += 1
        break
      }
      if line.hasPrefix("    "), let last = fields.indices.last {
        fields[last].value += " " + TagRewriter.trimmed(line)
      } else if let colon = line.firstIndex(of: ":"),
        line[..<colon].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" })
      {
        let value = TagRewriter.trimmed(line[line.index(after: colon)...])
        fields.append(Field(key: line[..<colon].lowercased(), value: value, line: index + 1))
      } else {
        break
      }
      index += 1
    }
    return (fields, lines[index...].joined(separator: "\n"), index + 1)
  }

  func value(_ key: String) -> String? {
    header.first { $0.key == key && !$0.value.isEmpty }?.value
  }

  var stem: String { String(SourcePath(path).stem) }

  func language(default first: String) -> String { value("lang")?.lowercased() ?? first }

  /// The date that a name begins with.
  var dateInName: DateTime? {
    let start = String(stem.prefix(10))
    return start.utf8.count == 10 ? DateTime(parsing: start) : nil
  }

  func slug(_ settings: [String: DataNode]) -> String {
    if let own = value("slug") { return own }
    let isNamed = settings["SLUGIFY_SOURCE"]?.string == "basename"
    return Slug.withoutSigns(ASCIIFolding.fold(isNamed ? stem : value("title") ?? stem))
  }

  /// `Save_as` or `URL`, else the pattern of articles or pages; `nil`, and a note, when the pattern
  /// cannot be filled.
  func address(
    _ settings: [String: DataNode], _ category: String?, isOther: Bool, _ session: ImportSession
  ) -> String? {
    if let own = value("save_as") ?? value("url") { return Self.web(own) }
    let kind = (isArticle ? "ARTICLE" : "PAGE") + (isOther ? "_LANG" : "")
    let name = isOther ? "{slug}-{lang}.html" : "{slug}.html"
    let pattern =
      settings[kind + "_SAVE_AS"]?.string ?? settings[kind + "_URL"]?.string
      ?? (isArticle ? "" : "pages/") + name
    let date = value("date").flatMap { DateTime(parsing: $0) } ?? dateInName
    let author = value("author") ?? value("authors") ?? settings["AUTHOR"]?.string ?? ""
    let values = [
      "slug": slug(settings), "lang": value("lang") ?? settings["DEFAULT_LANG"]?.string ?? "en",
      "author": Slug.withoutSigns(ASCIIFolding.fold(author.prefix { $0 != "," && $0 != ";" })),
      "category": Slug.withoutSigns(ASCIIFolding.fold(category ?? "")),
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

  static func web(_ path: String) -> String {
    let full = path.hasPrefix("/") ? path : "/" + path
    return full.hasSuffix("/index.html") ? String(full.dropLast(10)) : full
  }
}
