import ToriiFrontMatter

/// Changes after which a site has the same pages in the same places: of the text below the front
/// matter of pages, and of templates that were there before.
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
    for table in tables.all {
      for page in table.model.pages {
        guard let old = page.document else { continue }
        if gone.contains(old.path.string) { return nil }
        if !texts.contains(old.path.string) { continue }
        guard let document = Self.document(old, sources) else { return nil }
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

  /// A page with the text that its file has now; `nil` if its front matter changed too.
  private static func document(
    _ old: ContentDocument, _ sources: SiteSources
  ) -> ContentDocument? {
    let path = sources.folder + "/content/" + old.path.string
    guard FileSystem.isRegularFile(path),
      let bytes = try? FileSystem.read(path, maximumBytes: ContentReader.maximumBytes),
      UTF8Validation.firstInvalidOffset(bytes) == nil,
      let offset = try? FrontMatter.split(bytes).bodyOffset, offset == old.bodyOffset,
      bytes[..<min(offset, bytes.count)].elementsEqual(old.front)
    else { return nil }
    return old.with(
      ContentText(bytes, file: old.source.file, path: path, bodyOffset: old.bodyOffset))
  }
}
