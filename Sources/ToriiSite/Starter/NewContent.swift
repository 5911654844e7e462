import ToriiFrontMatter

/// What `torii new post` and `torii new page` write: a content file made from an archetype.
package struct NewContent {
  /// What is asked for.
  package enum Kind: Sendable, Equatable {
    /// A dated draft in `content/posts`.
    case post
    /// A page at a path below `content`, or named for its title.
    case page
  }

  package let kind: Kind
  /// The title of a post; of a page its path or its title.
  package let name: String
  /// Replaces the title that a path gives.
  package var title: String?
  /// Replaces the slug that the title gives.
  package var slug: String?
  /// Replaces today.
  package var date: String?
  /// The archetype asked for, by its name without extension.
  package var archetype: String?
  /// Whether the page gets a folder of its own, for its images.
  package var isBundle = false
  /// The moment in seconds since 1970.
  package let now: Int

  package init(_ kind: Kind, _ name: String, now: Int) {
    self.kind = kind
    self.name = name
    self.now = now
  }

  /// Writes the file and returns its path; an existing file is never replaced.
  package func write(toSite folder: String) throws(Diagnostic) -> String {
    try Self.requireSite(folder)
    let configuration = try Self.configuration(folder)
    let draft = try draft(configuration)
    let text = try ArchetypeFolder(site: folder, configuration: configuration, now: now)
      .render(draft, named: archetype)
    try Self.refuseEscape(folder, draft.file)
    try StarterFile.write(text, to: folder, draft.file)
    return folder == "." ? draft.file : folder + "/" + draft.file
  }

  /// A site has a configuration or content.
  static func requireSite(_ folder: String) throws(Diagnostic) {
    let hasConfiguration = ConfigurationLoader.fileNames.contains {
      FileSystem.isRegularFile(folder + "/" + $0)
    }
    if hasConfiguration || FileSystem.isDirectory(folder + "/content") { return }
    throw Diagnostic(
      .error, "\"\(folder)\" is no site: it has neither torii.yaml nor a folder \"content\"",
      hint: "\"torii new site NAME\" makes one; --source names another folder")
  }

  private static func configuration(_ folder: String) throws(Diagnostic) -> SiteConfiguration {
    let collector = DiagnosticCollector()
    let configuration = ConfigurationLoader.load(siteFolder: folder, collector: collector)
    if let problem = collector.sorted.first(where: { $0.severity == .error }) { throw problem }
    return configuration
  }

  private func draft(
    _ configuration: SiteConfiguration
  ) throws(Diagnostic) -> ArchetypeFolder.Draft {
    let date = try moment(configuration)
    switch kind {
    case .post:
      let title = title ?? name
      let slug = try slug(for: title, configuration)
      let stem = "content/posts/\(date.format("%Y-%m-%d"))-\(slug)"
      return .init(
        file: isBundle ? stem + "/index.md" : stem + ".md", title: title, slug: slug, date: date,
        section: "posts", kind: .post)
    case .page: return try page(date, configuration)
    }
  }

  private func page(
    _ date: DateTime, _ configuration: SiteConfiguration
  ) throws(Diagnostic) -> ArchetypeFolder.Draft {
    var path = name
    for ending in [".markdown", ".md"] where path.hasSuffix(ending) {
      path = String(path.dropLast(ending.utf8.count))
    }
    guard path != name || name.utf8.contains(UInt8(ascii: "/")) else {
      let slug = try slug(for: name, configuration)
      return .init(
        file: "content/" + slug + (isBundle ? "/index.md" : ".md"), title: title ?? name,
        slug: slug, date: date, section: "", kind: .page)
    }
    if let rest = path.dropping(prefix: "content/") { path = rest }
    let stem = SourcePath(try Self.validated(path))
    let isIndex = stem.name == "index" || stem.name == "_index"
    let named = isIndex ? stem.folder.name : stem.name
    return .init(
      file: "content/" + stem.string + (isBundle && !isIndex ? "/index.md" : ".md"),
      title: title ?? SiteModelBuilder.humanized(String(named)),
      slug: slug ?? configuration.slug(of: named), date: date,
      section: String(stem.components.dropLast().first ?? ""), kind: .page)
  }

  private static func validated(_ path: String) throws(Diagnostic) -> String {
    do throws(PathProblem) {
      return try OutputPath(validating: path.split(separator: "/").joined(separator: "/")).string
    } catch {
      throw Diagnostic(
        .error, "the path \"\(TableReader.clipped(path))\" cannot be used: \(error)",
        hint: "write a path below \"content\", as docs/install.md")
    }
  }

  private func slug(
    for title: String, _ configuration: SiteConfiguration
  ) throws(Diagnostic) -> String {
    let slug = slug ?? configuration.slug(of: title)
    if slug.isEmpty {
      throw Diagnostic(
        .error, "the title \"\(title)\" has no letter or digit for a file name",
        hint: "--slug names the file")
    }
    do throws(PathProblem) {
      try Slug.validate(slug)
      return slug
    } catch {
      throw Diagnostic(.error, "the slug \"\(TableReader.clipped(slug))\" cannot be used: \(error)")
    }
  }

  private func moment(_ configuration: SiteConfiguration) throws(Diagnostic) -> DateTime {
    let zone = configuration.timeZone
    guard let date else { return DateTime(epochSeconds: now, offset: zone.offset(at: now)) }
    guard let parsed = DateTime(parsing: date, in: zone) else {
      throw Diagnostic(
        .error, "\"\(TableReader.clipped(date))\" is no date",
        hint: "write 2026-11-20 or 2026-11-20T10:30")
    }
    return parsed
  }

  /// A folder on the way may be a link that leads out of the site.
  private static func refuseEscape(_ site: String, _ file: String) throws(Diagnostic) {
    var folder = SourcePath(file).folder
    while !folder.string.isEmpty {
      if let real = try? FileSystem.realPath(site + "/" + folder.string),
        let root = try? FileSystem.realPath(site)
      {
        if real.isContained(in: root) { return }
        throw Diagnostic(
          .error, "the folder \"\(folder.string)\" is a link that leaves the site", file: file)
      }
      folder = folder.folder
    }
  }
}
