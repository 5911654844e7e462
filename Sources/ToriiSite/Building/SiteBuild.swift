/// One build of a site: from what was read to the bytes of every file.
///
/// The phases follow each other top to bottom in ``run(_:)``; what no text decides begins beside the
/// Markdown, and storing it beside the model and the rendering. Each makes use of what an earlier build
/// remembers, and only of that which is proved to be the same; without a memory everything is made.
struct SiteBuild {
  let options: BuildOptions
  let sources: SiteSources
  let now: Int
  let pool: WorkerPool
  let collector: DiagnosticCollector
  /// What an earlier build left, if it had the same configuration.
  let earlier: BuildMemory?
  /// Whether the memory stays in this process.
  let isSession: Bool
  private let store: BodyStore?
  /// Where the bytes of an earlier build's output are; `nil` when they are there no longer.
  let currentOutput: @Sendable (_ path: String, JobMemory) -> OutputMemory?
  let outputBytes: (String, JobMemory) -> [UInt8]?
  /// Makes what rendered files wait in.
  let makeSpool: () -> RenderSpool
  /// Folders that were looked at just now.
  private let seen: SeenFolders
  /// Whether a build of few pages may follow.
  private let keepsPages: Bool
  private(set) var inputKeys: InputKeys
  /// The content after it was read.
  private(set) var content = SiteContent()
  private var clock = PhaseClock()

  init(
    _ options: BuildOptions, _ sources: SiteSources, now: Int, pool: WorkerPool,
    collector: DiagnosticCollector, memory: BuildMemory? = nil, isSession: Bool = false,
    store: BodyStore? = nil,
    currentOutput: @escaping @Sendable (_ path: String, JobMemory) -> OutputMemory? = { _, _ in
      nil
    },
    outputBytes: @escaping (String, JobMemory) -> [UInt8]? = { _, _ in nil },
    makeSpool: @escaping () -> RenderSpool = { RenderSpool(nil) },
    seen: SeenFolders = SeenFolders(), keepsPages: Bool = false
  ) {
    self.seen = seen
    self.keepsPages = keepsPages
    self.options = options
    self.sources = sources
    self.now = now
    self.pool = pool
    self.collector = collector
    self.isSession = isSession
    self.store = store
    self.currentOutput = currentOutput
    self.outputBytes = outputBytes
    self.makeSpool = makeSpool
    let keys = InputKeys(sources, options, now: now)
    inputKeys = keys
    earlier = memory.flatMap { memory in
      memory.keys.configuration == keys.configuration
        && memory.keys.codecs.isRight(for: options.imageCodecs) ? memory : nil
    }
  }

  /// Everything up to the bytes of every file; `nil` when it makes no sense to go on.
  mutating func run(_ report: inout BuildReport) -> BuildProduct? {
    defer { report.profile.phases += clock.phases }
    let closures = startClosures()
    content = clock.measure("content") { [self] in readContent() }
    content.describeSkipped(in: &report)
    inputKeys.cascades = content.cascades
    let languages = clock.measure("tree") { [self] in
      LanguageContent.split(content, sources.configuration, collector: collector, pool: pool)
    }
    let resolvers = clock.measure("links") { [self] in
      self.resolvers(languages, content)
    }
    let keys = startKeys(languages)
    // A first build has nothing to compare.
    if earlier != nil { add(keys, closures) }
    options.progress?.begin("rendering Markdown")
    // Few phases that are left to one thread take longer, and none of the text matters to it.
    let early =
      sources.lacksTheme || Outline.readsBodies(languages) ? nil : start(languages, closures)
    let bodies = clock.measure("markdown") { [self] in
      zip(languages, resolvers).map { self.bodies($0, $1) }
    }
    if sources.lacksTheme { return nil }
    if earlier == nil { add(keys, closures) }
    let outline = clock.measure("outline") { [self] in
      early?.take() ?? Outline(languages, bodies, sources, collector)
    }
    let tables = outline.tables
    let bodiesByPath = pool.start { zip(bodies, languages).map { $0.byPath($1) } }
    let storedPages = clock.measure("model") { [self] in
      fill(outline, bodies)
      // Encoded beside what one thread does, and not when most is done.
      return keepsPages ? startStoring(outline.models) : nil
    }
    let plan = clock.measure("plan") { [self] in self.plan(outline, tables, closures) }
    // The list of a first build's files is put in order beside the rendering.
    let orderedPaths = earlier == nil && !isSession ? startOrdering(plan) : nil
    options.progress?.begin("rendering pages")
    let outcome = clock.measure("render") { [self] in
      self.render(plan, tables, closures)
    }
    var product = clock.measure("memory") { [self] in
      self.product(plan, outcome, self.memory(content, bodiesByPath.take() ?? [], outcome))
    }
    product = clock.measure("check") { [self] in
      self.checkingLinks(languages, resolvers, bodies, plan, product)
    }
    forgetProblems(&product.memory)
    product.storedPages = storedPages
    product.orderedPaths = orderedPaths
    if options.endsProcess { product.spent = [outcome.results, plan, outline, bodies, resolvers] }
    complete(&product, languages, resolvers, tables, plan)
    report.pages = product.pageCount
    report.renderedFiles = outcome.renderedCount
    report.profile.templates = outcome.costs
    return product
  }

  /// Adds what the next build of the session, or of the site, may render single pages with.
  private func complete(
    _ product: inout BuildProduct, _ languages: [LanguageContent], _ resolvers: [LinkResolver],
    _ tables: LanguageTables, _ plan: Plan
  ) {
    if isSession {
      product.pageRenderer = PageRenderer(
        options: options, sources: sources, languages: languages, resolvers: resolvers,
        tables: tables, work: plan.work, now: now, pool: pool)
      return
    }
    product.tables = tables
    product.assets = languages.flatMap(\.tree.assets).map { asset in
      StoredSite.Asset(
        path: asset.file.path.string, url: asset.url, absolutePath: asset.file.absolutePath)
    }
  }

  private func start(
    _ languages: [LanguageContent], _ closures: TemplateClosures
  ) -> StartedWork<Outline> {
    let (sources, collector) = (sources, collector)
    return pool.start {
      let outline = Outline(languages, [], sources, collector)
      closures.look(at: outline.templates)
      return outline
    }
  }

  /// Begins to take templates apart, which one thread does while others have files to read.
  private func startClosures() -> TemplateClosures {
    let closures = TemplateClosures(sources.templates, sources.configuration)
    _ = pool.start { closures.shortcodes() }
    return closures
  }

  private func startStoring(_ models: [SiteModel]) -> StartedWork<StoredSite.Pages?> {
    let pool = pool.untold
    return pool.start { StoredSite.Pages(of: models, pool: pool) { page, _ in page.body } }
  }

  private func startOrdering(_ plan: Plan) -> StartedWork<[String]> {
    let work = plan.work
    return pool.start { ByteOrder.sorted(work.map(\.job.path.string)) }
  }

  // MARK: Content

  private func readContent() -> SiteContent {
    SiteContent.read(
      site: sources.folder, configuration: sources.configuration, data: sources.data,
      excluded: Set([sources.output].compactMap(\.self)), options: options, now: now, seen: seen,
      old: earlier,
      recallsDocuments: isSession, pool: pool, collector: collector)
  }

  private func resolvers(
    _ languages: [LanguageContent], _ content: SiteContent
  ) -> [LinkResolver] {
    let skipped = content.skippedReasons
    return languages.map {
      LinkResolver(
        tree: $0.tree, others: languages.map(\.tree), staticFiles: sources.staticFiles,
        skipped: skipped, unread: content.unread, basePath: sources.configuration.basePath)
    }
  }

  /// Begins to find out what bodies depend on beside their own texts.
  private func startKeys(_ languages: [LanguageContent]) -> StartedWork<PlaceKeys> {
    let moment = FileIdentity.now
    let staticFiles = sources.staticFiles
    return pool.start {
      let trees = languages.map(\.tree)
      return PlaceKeys(
        addresses: trees.map {
          LinkResolver.addresses(of: trees, own: $0, staticFiles: staticFiles, at: moment)
        }, names: trees.map { LinkResolver.names(of: $0) })
    }
  }

  private mutating func add(_ keys: StartedWork<PlaceKeys>, _ closures: TemplateClosures) {
    inputKeys.shortcodes = closures.shortcodes()
    guard let keys = keys.take() else { return }
    inputKeys.addresses = keys.addresses
    inputKeys.names = keys.names
  }

  /// The hashes of where pages are and what they are called, by language.
  private struct PlaceKeys: Sendable {
    let addresses: [UInt64]
    let names: [UInt64]
  }

  /// The bodies of one language, in the order of the documents.
  struct Bodies: Sendable {
    let found: [BodyMemory]
    /// Whether they were rendered anew.
    let areNew: [Bool]

    func byPath(_ language: LanguageContent) -> [String: BodyMemory] {
      var result: [String: BodyMemory] = [:]
      result.reserveCapacity(found.count)
      result.merge(zip(language.tree.documents.lazy.map(\.document.path.string), found)) {
        first, _ in first
      }
      return result
    }
  }

  private func bodies(_ content: LanguageContent, _ resolver: LinkResolver) -> Bodies {
    let renderer = BodyRenderer(
      configuration: content.configuration, resolver: resolver,
      shortcodes: ShortcodeRenderer(
        configuration: content.configuration, templates: sources.templates, data: sources.data,
        resolver: resolver, now: DateTime(epochSeconds: now, offset: 0), collector: collector),
      images: sources.assets.images, collector: collector)
    let cache = BodyCache(
      renderer: renderer, resolver: resolver, content: content, keys: inputKeys, memory: earlier,
      store: store)
    let documents = content.tree.documents
    let found = pool.map(count: documents.count) { index in
      cache.body(of: documents[index].document, at: documents[index].url)
    }
    return Bodies(found: found.map(\.body), areNew: found.map(\.isNew))
  }
}
