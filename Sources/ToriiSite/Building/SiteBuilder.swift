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
    pool = WorkerPool(jobs: options.jobs ?? WorkerPool.processorCount)
  }

  /// Builds the site and reports what happened. Never throws: problems are in the report.
  public func build() -> BuildReport {
    let clock = ContinuousClock()
    let start = clock.now
    var report = BuildReport()
    run(&report)
    report.diagnostics = collector.sorted
    if options.isStrict {
      for index in report.diagnostics.indices { report.diagnostics[index].severity = .error }
    }
    let duration = start.duration(to: clock.now).components
    report.seconds = Double(duration.seconds) + Double(duration.attoseconds) / 1e18
    return report
  }

  private func run(_ report: inout BuildReport) {
    guard let site = siteFolder() else { return }
    var configuration = ConfigurationLoader.load(
      siteFolder: site, environment: options.environment, variables: options.variables,
      collector: collector)
    override(&configuration)
    let output = OutputFolder.resolve(
      option: options.output, configured: configuration.output, site: site,
      file: configuration.source?.file, collector: collector)

    let theme = ThemeLoader(siteFolder: site, configuration: configuration, collector: collector)
      .load()
    let templates = TemplateSet(
      site: TemplateFolder.read(site + "/templates", label: "templates", collector: collector),
      theme: theme?.templates ?? [:])
    let excluded = Set([output].compactMap { $0 })
    let staticFiles = (theme?.staticFiles ?? [:]).merging(
      StaticFolder.read(
        site + "/static", label: "static", excluding: excluded, collector: collector)
    ) { _, own in own }
    let data = DataFolder(folder: site + "/data", collector: collector)

    let content = SiteContent.read(
      site: site, configuration: configuration, data: data, excluded: excluded, options: options,
      now: now,
      pool: pool, collector: collector)
    content.describeSkipped(in: &report)
    let languages = LanguageContent.split(content, configuration, collector: collector)
    let resolvers = languages.map {
      LinkResolver(
        tree: $0.tree, others: languages.map(\.tree), staticFiles: staticFiles,
        basePath: configuration.basePath)
    }
    let bodies = zip(languages, resolvers).map {
      renderBodies($0, templates: templates, data: data, resolver: $1)
    }
    // Without the theme that was asked for every template would be missing too.
    if configuration.theme != nil && theme == nil { return }
    let tables = LanguageTables(
      zip(languages, bodies).map { language, bodies in
        var modelBuilder = SiteModelBuilder(
          content: language, bodies: bodies, kinds: TemplateLookup.generatedKinds(templates),
          collector: collector)
        return modelBuilder.build()
      })

    let sitemap = SitemapList(tables)
    var claims = OutputClaims()
    var work: [(renderer: SiteRenderer, job: RenderJob)] = []
    var copies: [OutputFile] = []
    for (table, language) in zip(tables.all, languages) {
      let plan = RenderPlan(
        model: table.model, tree: language.tree, templates: templates,
        staticFiles: table.language == 0 ? staticFiles : [:], sitemapFiles: sitemap.fileCount,
        claims: &claims,
        collector: collector)
      let renderer = SiteRenderer(
        table: table, sitemap: sitemap, theme: theme, templates: templates, data: data,
        assets: AssetFingerprints(staticFiles), now: now, includesDrafts: options.includesDrafts,
        collector: collector)
      work += plan.jobs.map { (renderer, $0) }
      copies += plan.copies
    }
    let files = render(work)
    let paths = Set(work.map(\.job.path.string) + copies.map(\.path.string))
    for (index, language) in languages.enumerated() {
      let checker = LinkChecker(
        configuration: configuration, resolver: resolvers[index], paths: paths, files: files,
        collector: collector)
      checkLinks(of: language, bodies[index], checker)
    }
    report.pages = work.count { $0.job.isPage }
    if collector.hasErrors || (options.isStrict && !collector.sorted.isEmpty) { return }
    guard let output else { return }
    write(files + copies, to: output, &report)
  }

  // MARK: Phases

  private func siteFolder() -> String? {
    do throws(FileSystemError) {
      let folder = try FileSystem.realPath(options.source)
      guard FileSystem.isDirectory(folder) else {
        collector.error("\"\(options.source)\" is no folder")
        return nil
      }
      let isSite =
        FileSystem.isDirectory(folder + "/content")
        || ConfigurationLoader.fileNames.contains { FileSystem.isRegularFile(folder + "/" + $0) }
      if !isSite {
        collector.error(
          "\"\(options.source)\" is no site: it has neither torii.yaml nor a folder \"content\"",
          hint: "\"torii new site NAME\" makes one")
        return nil
      }
      return folder
    } catch {
      collector.error("cannot open the site \"\(options.source)\": \(error.reason)")
      return nil
    }
  }

  private func override(_ configuration: inout SiteConfiguration) {
    if let text = options.baseURL {
      if let url = SiteConfiguration.normalizedBaseURL(text) {
        configuration.baseURL = url
      } else {
        collector.error(
          "--base-url is no web address: \"\(text)\"", hint: "write https://example.org")
      }
    } else if configuration.baseURL.isEmpty && configuration.source != nil {
      collector.warning(
        "\"base_url\" is not set; feeds and the sitemap need it",
        file: configuration.source?.file, hint: "add base_url: https://example.org")
    }
  }

  private func renderBodies(
    _ content: LanguageContent, templates: TemplateSet, data: DataFolder, resolver: LinkResolver
  ) -> [String: RenderedBody] {
    let tree = content.tree
    let renderer = BodyRenderer(
      configuration: content.configuration, resolver: resolver,
      shortcodes: ShortcodeRenderer(
        configuration: content.configuration, templates: templates, data: data,
        resolver: resolver, now: DateTime(epochSeconds: now, offset: 0), collector: collector),
      collector: collector)
    let sources: [(document: ContentDocument, url: URLPath)] =
      tree.pages.map { ($0.document, $0.url) }
      + tree.sections.compactMap { section in section.document.map { ($0, section.url) } }
    let bodies = pool.map(count: sources.count) { index in
      renderer.render(sources[index].document, at: sources[index].url)
    }
    return Dictionary(
      zip(sources.map(\.document.path.string), bodies), uniquingKeysWith: { first, _ in first })
  }

  private func checkLinks(
    of content: LanguageContent, _ bodies: [String: RenderedBody], _ checker: LinkChecker?
  ) {
    guard var checker else { return }
    let documents: [(document: ContentDocument, url: URLPath)] =
      content.tree.pages.map { ($0.document, $0.url) }
      + content.tree.sections.compactMap { section in section.document.map { ($0, section.url) } }
    for (document, url) in documents {
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

  private func write(_ files: [OutputFile], to folder: String, _ report: inout BuildReport) {
    do throws(FileSystemError) {
      try FileSystem.makeDirectories(folder)
      guard let lock = try OutputLock.acquire(folder) else {
        collector.error("another build is writing to \"\(folder)\"")
        return
      }
      let writer = try OutputWriter(folder: folder, pool: pool)
      let outcome = writer.write(files)
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
