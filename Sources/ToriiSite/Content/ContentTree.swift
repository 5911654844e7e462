/// The content as folders: which are sections, which page lies in which, and where each goes.
package struct ContentTree: Sendable {
  /// A folder that has a page of its own.
  package struct SectionNode: Sendable {
    package let path: SourcePath
    package let document: ContentDocument?
    package let url: URLPath
    package let parent: Int?
  }

  /// What an author says of a taxonomy or a term: `tags/_index.md`, `tags/swift/_index.md`.
  package struct TermNode: Sendable {
    package let document: ContentDocument
    package let url: URLPath
  }

  /// A regular page.
  package struct PageNode: Sendable {
    package let document: ContentDocument
    package let slug: String
    package let url: URLPath
    package let section: Int
  }

  /// A file that is copied.
  package struct AssetNode: Sendable {
    package let file: ScannedFile
    package let url: URLPath
    /// The page in whose bundle it lies.
    package let page: Int?
  }

  package private(set) var sections: [SectionNode] = []
  package private(set) var pages: [PageNode] = []
  package private(set) var assets: [AssetNode] = []

  /// What authors say of taxonomies and terms, by the slug of the one and of the other.
  package private(set) var terms: [[String]: TermNode] = [:]

  /// Every document with its address: pages, then sections and terms that have one.
  package var documents: [(document: ContentDocument, url: URLPath)] {
    pages.map { ($0.document, $0.url) } + listDocuments
  }

  /// The documents of sections, then those of terms in the order of their files.
  package var listDocuments: [(document: ContentDocument, url: URLPath)] {
    sections.compactMap { section in section.document.map { ($0, section.url) } }
      + terms.values.map { ($0.document, $0.url) }
      .sorted { $0.document.path < $1.document.path }
  }

  private let configuration: SiteConfiguration
  private let collector: DiagnosticCollector
  private var sectionsByFolder: [SourcePath: Int] = [:]
  private var bundlesByFolder: [SourcePath: Int] = [:]
  /// Bundles that are not built: their files stay out too.
  private var skippedBundles: Set<SourcePath>

  /// How many pages a thread places at a time.
  private static let partSize = 256

  /// - Parameters:
  ///   - skipped: Documents that are drafts, expired or not due yet.
  ///   - pool: Places the pages of large sites.
  package init(
    documents: [ContentDocument], assets: [LanguageFile], skipped: [ContentDocument],
    configuration: SiteConfiguration, collector: DiagnosticCollector, pool: WorkerPool? = nil
  ) {
    self.configuration = configuration
    self.collector = collector
    skippedBundles = Set(skipped.lazy.filter { $0.role == .bundle }.map(\.logicalPath.folder))
    let homes = documents.map { Self.home(of: $0) }
    addSections(documents, homes)
    addPages(documents, homes, pool)
    addAssets(assets)
  }

  // MARK: Sections

  /// The home page; each folder with `_index.md`; each folder at the top that has pages in it.
  ///
  /// - Parameter homes: The folders whose sections the documents belong to.
  private mutating func addSections(_ documents: [ContentDocument], _ homes: [SourcePath]) {
    var indexes: [SourcePath: ContentDocument] = [:]
    let bundles = Set(documents.lazy.filter { $0.role == .bundle }.map(\.logicalPath.folder))
    var folders: Set<SourcePath> = [SourcePath("")]
    let occupied = Self.topFolders(of: documents, homes)
    for top in occupied where !bundles.contains(top) { folders.insert(top) }
    for document in documents where document.role == .section {
      let folder = document.logicalPath.folder
      if addTerm(document, folder, occupied) { continue }
      if let other = indexes[folder] {
        collector.error(
          "duplicate URL: \(other.source.file) and \(document.source.file) describe the same "
            + "section", file: document.source.file)
      }
      indexes[folder] = document
      folders.insert(folder)
    }
    for folder in folders.sorted() {
      let document = indexes[folder]
      guard let url = sectionURL(folder, document) else { continue }
      let parent = folder.string.isEmpty ? nil : section(containing: folder.folder)
      sectionsByFolder[folder] = sections.count
      sections.append(SectionNode(path: folder, document: document, url: url, parent: parent))
    }
  }

  /// The folders at the top that have pages in them.
  private static func topFolders(
    of documents: [ContentDocument], _ homes: [SourcePath]
  ) -> Set<SourcePath> {
    var result: Set<SourcePath> = []
    var last: SourcePath?
    // Documents of one folder follow each other.
    for (document, home) in zip(documents, homes) where document.role != .section && home != last {
      last = home
      if let top = home.components.first { result.insert(SourcePath(String(top))) }
    }
    return result
  }

  /// Whether the folder of an `_index.md` is that of a taxonomy or a term, and no section with pages.
  private mutating func addTerm(
    _ document: ContentDocument, _ folder: SourcePath, _ occupied: Set<SourcePath>
  ) -> Bool {
    let parts = folder.components.map { configuration.slug(of: $0) }
    guard (1...2).contains(parts.count), let top = folder.components.first,
      !occupied.contains(SourcePath(String(top))),
      let taxonomy = configuration.taxonomies.first(where: { $0.slug == parts[0] }),
      terms[parts] == nil
    else { return false }
    let written = document.metadata.permalink.map(localized)
    let slug = parts.count > 1 ? document.metadata.slug ?? parts[1] : nil
    guard let url = written ?? (try? configuration.address(of: taxonomy, term: slug)) else {
      return false
    }
    terms[parts] = TermNode(document: document, url: url)
    return true
  }

  private func sectionURL(_ folder: SourcePath, _ document: ContentDocument?) -> URLPath? {
    if let permalink = document?.metadata.permalink, !folder.string.isEmpty {
      return localized(permalink)
    }
    let file = document?.source.file ?? "content/" + folder.string
    do throws(PathProblem) {
      if folder.string.isEmpty { return try URLPath(folder: configuration.languagePath) }
      let parent = try components(of: folder.folder)
      let name = document?.metadata.slug ?? configuration.slug(of: folder.name)
      return try URLPath(folder: parent + [name])
    } catch {
      collector.error("the folder makes no URL: \(error)", file: file, hint: "rename the folder")
      return nil
    }
  }

  /// A whole address as the language has it: `/fr/about/`.
  private func localized(_ url: URLPath) -> URLPath {
    let prefix = configuration.languagePath
    let components = url.string.split(separator: "/").map(String.init)
    if prefix.isEmpty || components.starts(with: prefix) { return url }
    return (try? URLPath(validating: "/" + prefix.joined(separator: "/") + url.string)) ?? url
  }

  /// The parts of the address of pages in a folder.
  private func components(of folder: SourcePath) throws(PathProblem) -> [String] {
    if folder.string.isEmpty { return configuration.languagePath }
    if let section = sectionsByFolder[folder], sections[section].url.isFolder {
      return sections[section].url.string.split(separator: "/").map(String.init)
    }
    let slug = configuration.slug(of: folder.name)
    if slug.isEmpty { throw .empty }
    return try components(of: folder.folder) + [slug]
  }

  private func section(containing folder: SourcePath) -> Int {
    var folder = folder
    while true {
      if let index = sectionsByFolder[folder] { return index }
      if folder.string.isEmpty { return 0 }
      folder = folder.folder
    }
  }

  // MARK: Pages

  /// The folder whose section a document belongs to.
  private static func home(of document: ContentDocument) -> SourcePath {
    document.role == .bundle
      ? document.logicalPath.folder.folder : document.logicalPath.folder
  }

  /// What the pages of one folder have in common.
  private struct Place {
    let folder: SourcePath
    let section: Int
    let pattern: PermalinkPattern?
    /// The address of which those of the pages are made by their slugs; `nil` where that is not all.
    let url: URLPath?
  }

  private mutating func addPages(
    _ documents: [ContentDocument], _ homes: [SourcePath], _ pool: WorkerPool?
  ) {
    guard let pool, documents.count > 2 * Self.partSize else {
      return add(nodes(documents[...], homes[...]))
    }
    let tree = self
    let parts = pool.untold.map(count: (documents.count + Self.partSize - 1) / Self.partSize) {
      part in
      let end = min(documents.count, (part + 1) * Self.partSize)
      return tree.nodes(
        documents[part * Self.partSize..<end], homes[part * Self.partSize..<end])
    }
    pages.reserveCapacity(documents.count)
    for part in parts { add(part) }
  }

  private mutating func add(_ nodes: [PageNode]) {
    for node in nodes {
      if node.document.role == .bundle {
        bundlesByFolder[node.document.logicalPath.folder] = pages.count
      }
      pages.append(node)
    }
  }

  /// The regular pages among some documents, with their addresses.
  private func nodes(
    _ documents: ArraySlice<ContentDocument>, _ homes: ArraySlice<SourcePath>
  ) -> [PageNode] {
    var nodes: [PageNode] = []
    nodes.reserveCapacity(documents.count)
    var last: Place?
    for (document, folder) in zip(documents, homes) where document.role != .section {
      let place = last.flatMap { $0.folder == folder ? $0 : nil } ?? place(of: folder)
      last = place
      let slug = slug(of: document)
      guard let url = pageURL(document, slug, place) else { continue }
      nodes.append(PageNode(document: document, slug: slug, url: url, section: place.section))
    }
    return nodes
  }

  private func place(of folder: SourcePath) -> Place {
    let section = section(containing: folder)
    let pattern = pattern(of: sections[section].path)
    let isPlain = pattern == nil && !configuration.hasUglyURLs
    return Place(
      folder: folder, section: section, pattern: pattern,
      url: isPlain ? try? URLPath(folder: components(of: folder)) : nil)
  }

  private func slug(of document: ContentDocument) -> String {
    if let slug = document.metadata.slug { return slug }
    let slug = configuration.slug(of: document.fileName)
    return slug.isEmpty ? configuration.slug(of: document.metadata.title ?? "") : slug
  }

  private func pageURL(
    _ document: ContentDocument, _ slug: String, _ place: Place
  ) -> URLPath? {
    if let permalink = document.metadata.permalink { return localized(permalink) }
    do throws(PathProblem) {
      if slug.isEmpty { throw .empty }
      if let folder = place.url, !slug.utf8.contains(UInt8(ascii: "/")) {
        return try folder.folder(slug)
      }
      let folder = place.folder
      if let pattern = place.pattern {
        if pattern.needsDate && document.date == nil {
          collector.error(
            "the permalink \"\(pattern.string)\" needs a date and the page has none",
            file: document.source.file, hint: "add \"date\" to the front matter")
          return nil
        }
        return try localized(
          pattern.expand(
            PermalinkFields(
              date: document.date, slug: slug,
              title: configuration.slug(of: document.metadata.title ?? slug),
              filename: configuration.slug(of: document.fileName),
              sections: try components(of: folder).dropFirst(configuration.languagePath.count).map(
                \.self),
              category: document.metadata.terms["categories"]?.first?.slug ?? "",
              author: document.metadata.authors.first.map(configuration.slug) ?? "")))
      }
      let parts = try components(of: folder) + [slug]
      return configuration.hasUglyURLs
        ? try URLPath(validating: "/" + parts.joined(separator: "/") + ".html")
        : try URLPath(folder: parts)
    } catch {
      collector.error(
        "the file name makes no URL: \(error)", file: document.source.file,
        hint: "set \"slug\" in the front matter")
      return nil
    }
  }

  /// The pattern of the section or of the nearest one above it.
  private func pattern(of section: SourcePath) -> PermalinkPattern? {
    var path = section
    while !path.string.isEmpty {
      if let pattern = configuration.permalinks[path.string] { return pattern }
      path = path.folder
    }
    return configuration.permalinks["/"]
  }

  // MARK: Files

  private mutating func addAssets(_ files: [LanguageFile]) {
    for file in files {
      if let node = asset(file.file, at: file.path) { assets.append(node) }
    }
  }

  private func asset(_ file: ScannedFile, at path: SourcePath) -> AssetNode? {
    let name = "content/" + file.path.string
    do throws(PathProblem) {
      var folder = path.folder
      var rest = [String(path.name)]
      while true {
        if skippedBundles.contains(folder) { return nil }
        if let bundle = bundlesByFolder[folder] {
          let base = pages[bundle].url
          return AssetNode(
            file: file, url: try Self.url(rest, below: base, isBundle: true), page: bundle)
        }
        if let section = sectionsByFolder[folder] {
          return AssetNode(
            file: file, url: try Self.url(rest, below: sections[section].url), page: nil)
        }
        if folder.string.isEmpty { break }
        rest.insert(String(folder.name), at: 0)
        folder = folder.folder
      }
      let root = try URLPath(folder: configuration.languagePath)
      return AssetNode(file: file, url: try Self.url(rest, below: root), page: nil)
    } catch {
      collector.error(
        "the file cannot be copied: \(error)", file: name, hint: "rename the file")
      return nil
    }
  }

  private static func url(
    _ names: [String], below base: URLPath, isBundle: Bool = false
  ) throws(PathProblem) -> URLPath {
    // The files of a bundle at /trip.html are in /trip/: other bundles have files of the same names.
    if isBundle, let stem = base.string.dropping(suffix: ".html") {
      let path = try OutputPath(copying: stem.dropFirstByte() + "/" + names.joined(separator: "/"))
      return URLPath(file: path)
    }
    let end = base.string.utf8.lastIndex(of: UInt8(ascii: "/")) ?? base.string.utf8.startIndex
    let folder = String(base.string[...end]).dropFirstByte()
    return URLPath(file: try OutputPath(copying: folder + names.joined(separator: "/")))
  }
}
