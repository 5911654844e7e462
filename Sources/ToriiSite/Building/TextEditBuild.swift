import ToriiFrontMatter

/// A build after a change of the text, title or description of few pages, of which the rest of the
/// site is known from the last build: it makes only what shows them.
///
/// Wherever anything else may be another than it was, or gives a problem, there is no result and
/// nothing was written: the whole site is built then.
struct TextEditBuild {
  /// With more files changed a whole build is as fast.
  static let maximumFiles = 32

  let options: BuildOptions
  let sources: SiteSources
  let output: String
  let now: Int
  let pool: WorkerPool
  let cache: CacheFolder
  var last: UnchangedBuild
  var site: StoredSite
  let store: BodyStore
  let documents: StoredDocuments
  let pages: StoredPages
  let model: SiteModel
  let tables: LanguageTables
  /// Of this build alone; whatever is told here is told by a whole build.
  let collector = DiagnosticCollector()
  /// Of whoever asked for the build, told of problems of images.
  private let outer: DiagnosticCollector
  var clock = PhaseClock()

  /// Whether there are such builds of a site.
  static func canFollow(_ configuration: SiteConfiguration) -> Bool {
    configuration.languages.count == 1 && !configuration.gzip.isEnabled
      && configuration.images.widths.isEmpty
  }

  /// - Parameter last: What the last build left.
  init?(
    _ options: BuildOptions, _ sources: SiteSources, output: String, now: Int, pool: WorkerPool,
    collector: DiagnosticCollector, cache: CacheFolder, last: UnchangedBuild
  ) {
    guard Self.canFollow(sources.configuration), options.open == nil, options.asked == nil,
      let site = cache.site, site.inputs == last.inputs,
      let store = cache.bodies(named: site.bodies),
      !CacheFolder.isWasteful(store.length, for: site.bodyBytes)
    else { return nil }
    documents = StoredDocuments(site.sections, sources)
    pages = StoredPages(site, documents, store: store)
    guard let model = SiteModel(site, pages, sources.configuration.localized(0)) else { return nil }
    self.model = model
    tables = LanguageTables([model], images: sources.assets.images)
    outer = collector
    self.site = site
    self.store = store
    self.options = options
    self.sources = sources
    self.output = output
    self.now = now
    self.pool = pool
    self.cache = cache
    self.last = last
  }

  /// Builds, and tells what was done; `nil` where the whole site has to be built.
  ///
  /// - Parameter paths: The absolute paths of the files that changed.
  mutating func run(_ paths: [String], _ stamp: SourceStamp) -> BuildReport? {
    clock.lap("cache")
    var edits: [PageEdit] = []
    for path in paths {
      guard let edit = edit(of: path) else { return nil }
      edits.append(edit)
    }
    guard let bodies = bodies(edits) else { return nil }
    let old = edits.map { model.pages[$0.page] }
    for (index, edit) in edits.enumerated() {
      pages.replace(old[index].with(edit.document, bodies[index].body))
    }
    guard edits.allSatisfy({ model.isInOrder(model.pages[$0.page]) }) else { return nil }
    clock.lap("markdown")
    let changes = changes(edits)
    guard let files = render(edits, changes) else { return nil }
    clock.lap("render")
    guard let targets = targets(of: edits, bodies, files), collector.count == 0,
      outer.count == 0, !pages.failure.isNoted
    else { return nil }
    clock.lap("check")
    for (edit, targets) in zip(edits, targets) { keep(edit, targets) }
    for file in files {
      site.jobs.replace(
        file.index,
        with: StoredJob.record(
          file.stored.job, reads: file.reads, assets: file.stored.assets, content: file.hash))
    }
    return write(files, stamp)
  }

  // MARK: What changed

  /// A page with the text that its file has now.
  struct PageEdit {
    let page: Int
    let document: ContentDocument
  }

  /// A page of which only such things changed as move no page.
  private func edit(of path: String) -> PageEdit? {
    let name = String(path.utf8.dropFirst(sources.folder.utf8.count + "/content/".utf8.count)) ?? ""
    guard let index = site.page(at: name), model.pages[index].kind == .page,
      let old = model.pages[index].document, old.path == SourcePath(name),
      let bytes = try? FileSystem.readSaved(path, maximumBytes: ContentReader.maximumBytes)
    else { return nil }
    let reader = ContentReader(configuration: sources.configuration, collector: collector)
    guard
      let document = reader.parse(
        SourceText(file: old.source.file, bytes: bytes), old.path, old.role,
        cascades: documents.cascades, absolutePath: path),
      collector.count == 0, document.front == old.front || isInPlace(document, old)
    else { return nil }
    return PageEdit(page: index, document: document)
  }

  /// Whether another front matter leaves a page where it is.
  private func isInPlace(_ document: ContentDocument, _ old: ContentDocument) -> Bool {
    guard let place = Self.place(document.front), place == Self.place(old.front) else {
      return false
    }
    let titles = [document, old].map { $0.metadata.title.map { Array($0.utf8) } }
    if titles[0] == titles[1] { return true }
    let configuration = sources.configuration
    return !site.hasNames && document.metadata.menus.isEmpty
      && !configuration.permalinks.values.contains { $0.string.contains("title") }
      && !configuration.slug(of: old.fileName).isEmpty
  }

  /// The hash of all of the front matter that can move a page.
  private static func place(_ front: [UInt8]) -> UInt64? {
    guard let data = try? FrontMatter.split(front).data else { return nil }
    var hash = StableHash()
    for entry in data.mapping ?? []
    where !["title", "description", "summary"].contains(entry.key) {
      hash.combine(entry.key)
      hash.combine(entry.value)
    }
    return hash.value
  }

  // MARK: Markdown

  typealias NewBody = (body: PageBody, links: [LinkUse])

  var resolver: LinkResolver {
    let (pages, assets, files) = (pages, site.assets, sources.staticFiles)
    let sections = model.sections
    let failure = pages.failure
    return LinkResolver(
      basePath: sources.configuration.basePath,
      places: { LinkPlaces.All(pages, sections, assets, files) }, refuse: { failure.note() })
  }

  /// The rendered Markdown of the pages, unless it depends on more than the site.
  private func bodies(_ edits: [PageEdit]) -> [NewBody]? {
    let configuration = model.configuration
    let resolver = resolver
    let renderer = BodyRenderer(
      configuration: configuration, resolver: resolver,
      shortcodes: ShortcodeRenderer(
        configuration: configuration, templates: sources.templates, data: sources.data,
        resolver: resolver, now: DateTime(epochSeconds: now, offset: 0), collector: collector),
      images: sources.assets.images, collector: collector)
    let urls = edits.map { model.pages[$0.page].url }
    let (store, failure) = (store, pages.failure)
    let rendered = pool.map(count: edits.count) { index -> NewBody? in
      let document = edits[index].document
      let (body, facts) = FactRecorder.record(pageCounts: []) {
        renderer.render(document, at: urls[index])
      }
      guard facts.isComplete, !facts.others.contains(.now),
        !body.links.contains(where: { $0.isName || $0.isMissing }),
        !body.imageUses.contains(where: { $0.srcset != nil }),
        let stored = PageBody.stored(
          body, summaryLength: configuration.summaryLength, in: store,
          keepsText: configuration.buildsSearch,
          again: {
            failure.note()
            return body
          })
      else { return nil }
      return (stored, body.links)
    }
    let bodies = rendered.compactMap(\.self)
    return collector.count == 0 && bodies.count == edits.count ? bodies : nil
  }
}

extension LinkPlaces.All {
  /// Where everything is in a stored site.
  fileprivate init(
    _ pages: StoredPages, _ sections: [Section], _ assets: [StoredSite.Asset],
    _ staticFiles: [String: StaticFile]
  ) {
    var targets: [String: URLPath] = [:]
    var files: [String: String] = [:]
    for (path, file) in staticFiles {
      if case .copy(let absolute) = file.source { files[path] = absolute }
    }
    let places = (0..<pages.count).compactMap { pages.place($0) }
    for place in places { targets[place.path] = place.url }
    for asset in assets {
      targets[asset.path] = asset.url
      files[String(asset.url.string.dropFirstByte())] = asset.absolutePath
    }
    for place in places { targets[place.logicalPath] = place.url }
    for section in sections {
      let index = LinkResolver.index(of: section.path)
      if targets[index] == nil { targets[index] = pages[section.page].url }
    }
    self.init(targets: targets, files: files)
  }
}
