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
    var configuration = ConfigurationLoader.load(siteFolder: site, collector: collector)
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

    let tree = contentTree(site, configuration, excluded, &report)
    let bodies = renderBodies(tree, configuration)
    // Without the theme that was asked for every template would be missing too.
    if configuration.theme != nil && theme == nil { return }
    var modelBuilder = SiteModelBuilder(
      tree: tree, bodies: bodies, kinds: TemplateLookup.generatedKinds(templates),
      configuration: configuration, collector: collector)
    let model = modelBuilder.build()
    let plan = RenderPlan(
      model: model, tree: tree, templates: templates, staticFiles: staticFiles,
      collector: collector)

    let renderer = SiteRenderer(
      model: model, theme: theme, templates: templates, data: data,
      assets: AssetFingerprints(staticFiles), now: now, includesDrafts: options.includesDrafts,
      collector: collector)
    let files = render(plan, renderer)
    report.pages = plan.jobs.count { $0.isPage }
    if collector.hasErrors || (options.isStrict && !collector.sorted.isEmpty) { return }
    guard let output else { return }
    write(files + plan.copies, to: output, &report)
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

  private func contentTree(
    _ site: String, _ configuration: SiteConfiguration, _ excluded: Set<String>,
    _ report: inout BuildReport
  ) -> ContentTree {
    let files = contentFiles(site, excluded)
    let reader = ContentReader(configuration: configuration, collector: collector)
    let read = pool.map(count: files.documents.count) { index in
      reader.read(files.documents[index].file, as: files.documents[index].role)
    }
    var documents: [ContentDocument] = []
    var skipped: [ContentDocument] = []
    for document in read.compactMap({ $0 }) {
      if let reason = reasonToSkip(document, &report) {
        skipped.append(document)
        report.skippedFiles.append("\(document.source.file): \(reason)")
      } else {
        documents.append(document)
      }
    }
    return ContentTree(
      documents: documents, assets: files.assets, skipped: skipped,
      configuration: configuration, collector: collector)
  }

  private func contentFiles(
    _ site: String, _ excluded: Set<String>
  ) -> (documents: [(file: ScannedFile, role: ContentDocument.Role)], assets: [ScannedFile]) {
    var documents: [(file: ScannedFile, role: ContentDocument.Role)] = []
    var assets: [ScannedFile] = []
    let folder = site + "/content"
    guard FileSystem.isDirectory(folder) else {
      collector.warning("the site has no folder \"content\"")
      return ([], [])
    }
    do throws(FileSystemError) {
      guard try FileSystem.realPath(folder).isContained(in: site) else {
        collector.error("the folder \"content\" is a link that leaves the site", file: "content")
        return ([], [])
      }
      let scanner = try FileTreeScanner(
        root: folder, label: "content", hiddenFiles: .skip, excluding: excluded,
        collector: collector)
      for file in scanner.scan() {
        switch ContentFile(file) {
        case .page(let file): documents.append((file, .page))
        case .bundle(let file): documents.append((file, .bundle))
        case .section(let file): documents.append((file, .section))
        case .asset(let file): assets.append(file)
        }
      }
    } catch {
      collector.error(error.description, file: "content")
    }
    return (documents, assets)
  }

  private func reasonToSkip(_ document: ContentDocument, _ report: inout BuildReport) -> String? {
    if document.metadata.isDraft && !options.includesDrafts {
      report.skippedDrafts += 1
      return "a draft"
    }
    if let date = document.date, date.epochSeconds > now, !options.includesFuture {
      report.skippedFuture += 1
      return "its date is still to come"
    }
    if let expires = document.metadata.expires, expires.epochSeconds <= now,
      !options.includesExpired
    {
      report.skippedExpired += 1
      return "it has expired"
    }
    return nil
  }

  private func renderBodies(
    _ tree: ContentTree, _ configuration: SiteConfiguration
  ) -> [String: RenderedBody] {
    let renderer = BodyRenderer(
      configuration: configuration,
      resolver: LinkResolver(tree: tree, basePath: configuration.basePath), collector: collector)
    let sources: [(document: ContentDocument, url: URLPath)] =
      tree.pages.map { ($0.document, $0.url) }
      + tree.sections.compactMap { section in section.document.map { ($0, section.url) } }
    let bodies = pool.map(count: sources.count) { index in
      renderer.render(sources[index].document, at: sources[index].url)
    }
    return Dictionary(
      zip(sources.map(\.document.path.string), bodies), uniquingKeysWith: { first, _ in first })
  }

  private func render(_ plan: RenderPlan, _ renderer: SiteRenderer) -> [OutputFile] {
    let results = pool.map(count: plan.jobs.count) { renderer.render(plan.jobs[$0]) }
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
    case .feed, .sitemap, .redirect: false
    case .page, .list, .taxonomy, .term, .archive: path.string.hasSuffix(".html")
    }
  }
}
