/// Builds a site: from its folder to its output.
///
/// The phases follow each other top to bottom in ``build()``; each adds its problems to one
/// collector, and the output is touched only when there is no error.
public struct SiteBuilder: Sendable {
  private let options: BuildOptions
  private let collector = DiagnosticCollector()
  private let pool: WorkerPool

  /// Prepares a build; nothing is read yet.
  public init(_ options: BuildOptions) {
    self.options = options
    pool = WorkerPool(
      jobs: options.jobs ?? WorkerPool.processorCount, progress: options.progress)
  }

  /// Builds the site and reports what happened. Never throws: problems are in the report.
  public func build() -> BuildReport {
    reporting { report in
      guard let sources = SiteSources.load(options, collector: collector),
        let files = render(sources, &report)
      else { return }
      if collector.hasErrors || (options.isStrict && !collector.sorted.isEmpty) { return }
      guard let output = sources.output else { return }
      var clock = PhaseClock()
      clock.measure("write") {
        write(
          files.rendered + files.copies, to: output, gzip: sources.configuration.gzip, &report)
      }
      report.profile.phases += clock.phases
    }
  }

  /// Builds the site in memory, writes nothing, and looks at every link of every page.
  /// - Parameter external: Also asks other hosts whether the addresses there still answer.
  public func check(external: Bool = false) -> BuildReport {
    reporting { report in
      guard let sources = SiteSources.load(options, collector: collector),
        let files = render(sources, &report)
      else { return }
      let checker = OutputChecker(
        configuration: sources.configuration, files: files, collector: collector)
      checker.check()
      options.progress?.begin("asking other hosts")
      if external { ExternalLinks(checker.externalLinks, pool: pool, collector: collector).check() }
      report.succeeded =
        !collector.hasErrors && !(options.isStrict && !collector.sorted.isEmpty)
    }
  }

  /// What a build in memory made.
  struct MemoryBuild {
    var report = BuildReport()
    /// Every file; after an error, those that could be made; `nil` when none could.
    var snapshot: SiteSnapshot?
    var hiddenPages = HiddenPages()
    var output: String?
    var watchedPaths: [String]?
  }

  /// Builds the site and writes nothing.
  func buildInMemory() -> MemoryBuild {
    var result = MemoryBuild()
    result.report = reporting { report in
      guard let sources = SiteSources.load(options, collector: collector) else { return }
      result.watchedPaths = sources.watchedPaths
      result.output = sources.output
      let files = render(sources, &report) { content in
        result.hiddenPages = HiddenPages(content, sources.configuration, now: now)
      }
      guard let files else { return }
      report.succeeded =
        !collector.hasErrors && !(options.isStrict && !collector.sorted.isEmpty)
      result.snapshot = SiteSnapshot(
        files: Dictionary(
          (files.rendered + files.copies).map { ($0.path.string, $0.inMemory) },
          uniquingKeysWith: { (first: SiteSnapshot.File, _) in first }),
        basePath: sources.configuration.basePath)
    }
    return result
  }

  /// The content files with what a build makes of them; nothing is rendered.
  public func list() -> (pages: [ListedPage], report: BuildReport) {
    var pages: [ListedPage] = []
    let report = reporting { report in
      guard let sources = SiteSources.load(options, collector: collector) else { return }
      let content = content(sources)
      content.describeSkipped(in: &report)
      pages = ListedPage.all(content, sources.configuration, collector: collector)
      report.succeeded = !collector.hasErrors
    }
    return (pages, report)
  }

  private func reporting(_ body: (inout BuildReport) -> Void) -> BuildReport {
    let clock = ContinuousClock()
    let start = clock.now
    var report = BuildReport()
    body(&report)
    report.diagnostics = collector.sorted
    if options.isStrict {
      for index in report.diagnostics.indices { report.diagnostics[index].severity = .error }
    }
    let duration = start.duration(to: clock.now).components
    report.seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
    return report
  }

  // MARK: Phases

  /// Everything up to the bytes of every file; `nil` when it makes no sense to go on.
  /// - Parameter onContent: Is shown the content when it was read.
  private func render(
    _ sources: SiteSources, _ report: inout BuildReport,
    onContent: (SiteContent) -> Void = { _ in }
  ) -> SiteFiles? {
    var clock = PhaseClock()
    defer { report.profile.phases += clock.phases }
    let content = clock.measure("content") { self.content(sources) }
    content.describeSkipped(in: &report)
    onContent(content)
    let languages = clock.measure("tree") {
      LanguageContent.split(content, sources.configuration, collector: collector)
    }
    let skipped = content.skippedReasons
    let resolvers = clock.measure("links") {
      languages.map {
        LinkResolver(
          tree: $0.tree, others: languages.map(\.tree), staticFiles: sources.staticFiles,
          skipped: skipped, basePath: sources.configuration.basePath)
      }
    }
    options.progress?.begin("rendering Markdown")
    let bodies = clock.measure("markdown") {
      zip(languages, resolvers).map { renderBodies($0, sources, resolver: $1) }
    }
    if sources.lacksTheme { return nil }
    let tables = clock.measure("model") { self.tables(languages, bodies, sources) }
    let plan = clock.measure("plan") { self.plan(tables, languages, sources) }
    options.progress?.begin("rendering pages")
    let rendered = clock.measure("render") { render(plan.work) }
    let files = SiteFiles(
      rendered: rendered, copies: plan.copies, sources: plan.sourcesByPath
    ).adding(sources.assets, collector: collector)
    clock.measure("check") {
      for (index, language) in languages.enumerated() {
        let checker = LinkChecker(
          configuration: sources.configuration, resolver: resolvers[index], paths: files.paths,
          files: files.rendered, collector: collector)
        checkLinks(of: language, bodies[index], checker)
      }
    }
    report.pages = plan.work.count { $0.job.isPage }
    return files
  }

  private func content(_ sources: SiteSources) -> SiteContent {
    SiteContent.read(
      site: sources.folder, configuration: sources.configuration, data: sources.data,
      excluded: Set([sources.output].compactMap(\.self)), options: options, now: now, pool: pool,
      collector: collector)
  }

  private func tables(
    _ languages: [LanguageContent], _ bodies: [[String: RenderedBody]], _ sources: SiteSources
  ) -> LanguageTables {
    let kinds = TemplateLookup.generatedKinds(sources.templates)
    return LanguageTables(
      zip(languages, bodies).map { language, bodies in
        var builder = SiteModelBuilder(
          content: language,
          bodies: bodies.mapValues {
            PageBody($0, summaryLength: language.configuration.summaryLength)
          }, kinds: kinds,
          collector: collector)
        return builder.build()
      })
  }

  /// What is to be rendered and copied, in all languages.
  private struct Plan {
    var work: [(renderer: SiteRenderer, job: RenderJob)] = []
    var copies: [OutputFile] = []

    var sourcesByPath: [String: String] {
      Dictionary(
        work.map { ($0.job.path.string, $0.job.source) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private func plan(
    _ tables: LanguageTables, _ languages: [LanguageContent], _ sources: SiteSources
  ) -> Plan {
    let sitemap = SitemapList(tables)
    var claims = OutputClaims()
    var result = Plan()
    for (table, language) in zip(tables.all, languages) {
      let plan = RenderPlan(
        model: table.model, tree: language.tree, templates: sources.templates,
        staticFiles: table.language == 0 ? sources.staticFiles : [:],
        sitemapFiles: sitemap.fileCount, claims: &claims, collector: collector)
      let renderer = SiteRenderer(
        table: table, sitemap: sitemap, theme: sources.theme, templates: sources.templates,
        data: sources.data, assets: sources.assets, now: now,
        includesDrafts: options.includesDrafts,
        collector: collector)
      result.work += plan.jobs.map { (renderer, $0) }
      result.copies += plan.copies
    }
    return result
  }

  private func renderBodies(
    _ content: LanguageContent, _ sources: SiteSources, resolver: LinkResolver
  ) -> [String: RenderedBody] {
    let tree = content.tree
    let renderer = BodyRenderer(
      configuration: content.configuration, resolver: resolver,
      shortcodes: ShortcodeRenderer(
        configuration: content.configuration, templates: sources.templates, data: sources.data,
        resolver: resolver, now: DateTime(epochSeconds: now, offset: 0), collector: collector),
      collector: collector)
    let documents = tree.documents
    let bodies = pool.map(count: documents.count) { index in
      renderer.render(documents[index].document, at: documents[index].url)
    }
    return Dictionary(
      zip(documents.map(\.document.path.string), bodies), uniquingKeysWith: { first, _ in first })
  }

  private func checkLinks(
    of content: LanguageContent, _ bodies: [String: RenderedBody], _ checker: LinkChecker?
  ) {
    guard var checker else { return }
    for (document, url) in content.tree.documents {
      checker.check(document, at: url, bodies[document.path.string]?.links ?? [])
    }
  }

  private func render(_ work: [(renderer: SiteRenderer, job: RenderJob)]) -> [OutputFile] {
    let results = pool.map(count: work.count) { work[$0].renderer.render(work[$0].job) }
    var files: [OutputFile] = []
    var failures: [RenderFailure] = []
    for result in results {
      switch result {
      case .success(let file): files.append(file)
      case .failure(let failure): failures.append(failure)
      }
    }
    collector.add(contentsOf: RenderFailure.grouped(failures))
    return files
  }

  private func write(
    _ files: [OutputFile], to folder: String, gzip: GzipSettings, _ report: inout BuildReport
  ) {
    do throws(FileSystemError) {
      try FileSystem.makeDirectories(folder)
      guard let lock = try OutputLock.acquire(folder) else {
        collector.error("another build is writing to \"\(folder)\"")
        return
      }
      options.progress?.begin("writing files")
      let writer = try OutputWriter(folder: folder, pool: pool)
      let archives = GzipFiles(settings: gzip, folder: folder, pool: pool)
      let outcome = writer.write(archives.adding(to: files))
      _ = consume lock
      report.writtenFiles = outcome.report.written
      report.unchangedFiles = outcome.report.unchanged
      report.deletedFiles = outcome.report.deleted
      for problem in outcome.problems { collector.error(problem.description) }
      report.outputIsIncomplete = !outcome.problems.isEmpty
      report.succeeded = outcome.problems.isEmpty
    } catch {
      collector.error(error.description)
    }
  }

  private var now: Int { options.now ?? BuildClock.now }
}

extension RenderJob {
  /// Whether it is counted as a page: not feeds, redirects and what search engines read.
  var isPage: Bool {
    switch subject {
    case .feed, .sitemap, .sitemapIndex, .redirect: false
    case .page, .list, .taxonomy, .term, .archive: path.string.hasSuffix(".html")
    }
  }
}
