import ToriiFrontMatter

/// Changes after which a site has the same pages in the same places: of the text of pages, of such
/// front matter as their titles, and of templates that were there before.
struct SmallChange {
  /// The pages with their new text, by path below `content`.
  private(set) var documents: [String: ContentDocument] = [:]
  private(set) var hasTemplates = false
  private(set) var hasThemeTemplates = false

  /// - Parameter changed: Absolute paths of files.
  /// - Returns: `nil` where anything else changed, or nothing did.
  init?(_ changed: Set<String>, _ sources: SiteSources, _ tables: LanguageTables) {
    var texts: Set<String> = []
    var gone: Set<String> = []
    for path in changed {
      // Editors make files beside those that they save, and remove them at once.
      let isThere = FileSystem.isRegularFile(path) || FileSystem.isDirectory(path)
      if let name = Self.name(of: path, below: sources.folder + "/content") {
        if isThere { texts.insert(name) } else { gone.insert(name) }
      } else if let name = Self.name(of: path, below: sources.folder + "/templates") {
        guard addTemplate(name, isThere: isThere, sources) else { return nil }
      } else if let name = Self.themeTemplateName(path, sources) {
        guard addTemplate(name, isThere: isThere, sources) else { return nil }
        hasThemeTemplates = hasTemplates
      } else if isThere {
        return nil
      }
    }
    let pages = tables.all.lazy.map(\.model.pages).joined()
    for page in pages {
      guard let old = page.document else { continue }
      if gone.contains(old.path.string) { return nil }
      if texts.contains(old.path.string) {
        guard let document = Self.document(old, sources, tables) else { return nil }
        documents[old.path.string] = document
      }
    }
    if documents.count != texts.count || (documents.isEmpty && !hasTemplates) { return nil }
  }

  private static func name(of path: String, below folder: String) -> String? {
    guard path.isContained(in: folder) else { return nil }
    return String(path.utf8.dropFirst(folder.utf8.count + 1))
  }

  /// Whether a template is another version of one that was there before, or none at all.
  private mutating func addTemplate(
    _ name: String, isThere: Bool, _ sources: SiteSources
  ) -> Bool {
    // Shortcodes are part of the text of pages.
    if name.hasPrefix(ShortcodeRenderer.folder) { return false }
    let isKnown = sources.templates[name] != nil
    if isKnown { hasTemplates = true }
    return isKnown == isThere
  }

  private static func themeTemplateName(_ path: String, _ sources: SiteSources) -> String? {
    let loader = ThemeLoader(
      siteFolder: sources.folder, configuration: sources.configuration,
      collector: DiagnosticCollector())
    for folder in loader.searchFolders {
      for theme in sources.theme?.chain ?? [] {
        // Watchers name resolved paths.
        guard let root = try? FileSystem.realPath(folder + "/" + theme.name) else { continue }
        if let name = name(of: path, below: root + "/templates") { return name }
      }
    }
    return nil
  }

  /// A page with the text that its file has now; `nil` if that may change other pages.
  private static func document(
    _ old: ContentDocument, _ sources: SiteSources, _ tables: LanguageTables
  ) -> ContentDocument? {
    let path = sources.folder + "/content/" + old.path.string
    guard FileSystem.isRegularFile(path),
      let bytes = try? FileSystem.readSaved(path, maximumBytes: ContentReader.maximumBytes),
      UTF8Validation.firstInvalidOffset(bytes) == nil,
      let offset = try? FrontMatter.split(bytes).bodyOffset
    else { return nil }
    if offset == old.bodyOffset, bytes[..<min(offset, bytes.count)].elementsEqual(old.front) {
      return old.with(
        ContentText(bytes, file: old.source.file, path: path, bodyOffset: old.bodyOffset))
    }
    return withFrontMatter(bytes, path, old, sources, tables)
  }

  /// The same where the front matter changed too.
  private static func withFrontMatter(
    _ bytes: [UInt8], _ path: String, _ old: ContentDocument, _ sources: SiteSources,
    _ tables: LanguageTables
  ) -> ContentDocument? {
    let configuration = sources.configuration
    let hasTitles = configuration.permalinks.values.contains { $0.string.contains("title") }
    let sections = tables.all.flatMap { table in
      table.model.pages.compactMap(\.document).filter { $0.role == .section }
    }
    let collector = DiagnosticCollector()
    guard old.role != .section, !hasTitles, !configuration.slug(of: old.fileName).isEmpty,
      let read = ContentReader(configuration: configuration, collector: collector).parse(
        SourceText(file: old.source.file, bytes: bytes), old.path, old.role,
        cascades: Cascades(configuration, sections: sections), absolutePath: path),
      !collector.hasErrors, read.language == old.language, read.date == old.date,
      read.metadata.hasSamePlace(as: old.metadata)
    else { return nil }
    return read.completed(nil, commit: old.commit)
  }
}
