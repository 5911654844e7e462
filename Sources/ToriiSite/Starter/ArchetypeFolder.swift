import Torii
import ToriiFrontMatter

/// The templates of new content: `archetypes/posts.md` for the section `posts`,
/// `archetypes/default.md` for what has none of its own.
struct ArchetypeFolder {
  /// A content file that is to be made.
  struct Draft {
    /// From the site's folder.
    let file: String
    let title: String
    let slug: String
    let date: DateTime
    let section: String
    let kind: NewContent.Kind
  }

  let site: String
  let configuration: SiteConfiguration
  let now: Int

  /// The text of a new file: the archetype with its blanks filled in, whose front matter is known
  /// to be right.
  func render(_ draft: Draft, named wanted: String?) throws(Diagnostic) -> String {
    let collector = DiagnosticCollector()
    let files = TemplateFolder.read(
      site + "/archetypes", label: "archetypes", collector: collector)
    if let problem = collector.sorted.first(where: { $0.severity == .error }) { throw problem }
    let name = try name(for: draft, wanted, files)
    let source =
      name.flatMap { files[$0] }
      ?? SourceText(
        file: "built-in:archetype",
        bytes: Array((draft.kind == .post ? Self.post : Self.page).utf8))
    let text = try render(source, files, draft)
    try check(text, source)
    return text
  }

  private func name(
    for draft: Draft, _ wanted: String?, _ files: [String: SourceText]
  ) throws(Diagnostic) -> String? {
    if let wanted {
      let name = wanted.hasSuffix(".md") ? wanted : wanted + ".md"
      if files[name] != nil { return name }
      let known = files.keys.sorted()
      throw Diagnostic(
        .error, "there is no archetype \"archetypes/\(TableReader.clipped(name))\"",
        hint: nearestName(to: name, among: known).map { "did you mean \"\($0)\"?" }
          ?? (known.isEmpty ? nil : "archetypes: " + known.joined(separator: ", ")))
    }
    let names = [draft.section + ".md", draft.kind == .post ? "post.md" : "page.md", "default.md"]
    return names.first { files[$0] != nil }
  }

  private func render(
    _ source: SourceText, _ files: [String: SourceText], _ draft: Draft
  ) throws(Diagnostic) -> String {
    let moment = DateTime(epochSeconds: now, offset: configuration.timeZone.offset(at: now))
    var environment = SiteEnvironment.forShortcodes(
      templates: TemplateSet(site: files, theme: nil), configuration: configuration,
      data: DataFolder(), now: moment)
    environment.undefined = .strict
    environment.autoEscape = .disabled
    environment.filters["quote"] = .siteQuote
    let name = source.file.dropping(prefix: "archetypes/") ?? ""
    do throws(TemplateError) {
      let template =
        name.isEmpty
        ? try environment.template(from: String(decoding: source.bytes, as: UTF8.self))
        : try environment.template(named: name)
      return try template.render(context(draft))
    } catch {
      throw Diagnostic(error) { files[$0] ?? source }
    }
  }

  private func context(_ draft: Draft) -> [String: Value] {
    [
      "title": .string(draft.title), "slug": .string(draft.slug),
      "date": Value(DateObject(draft.date)), "section": .string(draft.section),
      "path": .string(draft.file.dropping(prefix: "content/") ?? draft.file),
      "kind": .string(draft.kind == .post ? "post" : "page"),
      "site": DataValue.table([
        ("title", .string(configuration.title)), ("base_url", .string(configuration.baseURL)),
        ("language", .string(configuration.language)),
        ("author", configuration.author.map { .string($0) } ?? .none),
        ("description", configuration.description.map { .string($0) } ?? .none),
        ("params", DataValue.table(configuration.params)),
      ]),
    ]
  }

  /// A file that no build could read is not written.
  private func check(_ text: String, _ source: SourceText) throws(Diagnostic) {
    do throws(DataError) {
      _ = try FrontMatter.split(Array(text.utf8))
    } catch {
      throw Diagnostic(
        .error, "the archetype makes front matter that cannot be read: \(error.message)",
        file: source.file, hint: "write texts as {{ title | quote }}")
    }
  }

  private static let post = """
    ---
    title: {{ title | quote }}
    date: {{ date | date }}
    draft: true
    tags: []
    ---

    Write here. Delete "draft: true" when the post may be published.

    """

  private static let page = """
    ---
    title: {{ title | quote }}
    draft: true
    ---

    Write here. Delete "draft: true" when the page may be published.

    """
}

extension Filter {
  /// `quote`: text in double quotes, as YAML, TOML and JSON read it.
  static let siteQuote = Filter(Signature("quote", "value")) {
    (arguments) throws(TemplateError) in
    .string(JSONText.quoted(try arguments.machine.text(of: arguments[0])))
  }
}
