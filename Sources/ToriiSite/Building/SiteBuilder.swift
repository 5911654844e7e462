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
      let moment = FileIdentity.now
      let look = EarlyLook(options, at: moment, pool: pool.untold)
      guard let sources = SiteSources.load(options, collector: collector) else { return }
      guard let output = sources.output else {
        var build = SiteBuild(options, sources, now: now, pool: pool, collector: collector)
        _ = build.run(&report)
        return
      }
      if options.cleansCache { CacheFolder.clear(site: sources.folder) }
      var disk = DiskBuild(
        options, sources, output: output, now: now, moment: moment, look: look,
        pool: pool, collector: collector)
      disk.run(&report)
    }
  }

  /// Whether the problems forbid that anything is written.
  private var isRefused: Bool {
    collector.hasErrors || (options.isStrict && collector.count > 0)
  }

  /// Builds the site in memory, writes nothing, and looks at every link of every page.
  /// - Parameter external: Also asks other hosts whether the addresses there still answer.
  public func check(external: Bool = false) -> BuildReport {
    reporting { report in
      guard let sources = SiteSources.load(options, collector: collector) else { return }
      var build = SiteBuild(options, sources, now: now, pool: pool, collector: collector)
      guard let product = build.run(&report) else { return }
      let checker = OutputChecker(
        configuration: sources.configuration, files: product.files, collector: collector)
      checker.check()
      options.progress?.begin("asking other hosts")
      if external { ExternalLinks(checker.externalLinks, pool: pool, collector: collector).check() }
      report.succeeded = !isRefused
    }
  }

  /// What a build in memory made.
  struct MemoryBuild {
    var report = BuildReport()
    /// The files; after an error, those that could be made; `nil` when none could.
    var product: BuildProduct?
    var hiddenPages = HiddenPages()
    var output: String?
    var basePath = ""
    var watchedPaths: [String]?
  }

  /// Builds the site and writes nothing.
  ///
  /// - Parameters:
  ///   - memory: What the session's last good build left.
  ///   - copies: What the files were that it copied, by path.
  func buildInMemory(
    _ memory: BuildMemory?, copies: [String: FileIdentity] = [:]
  ) -> MemoryBuild {
    var result = MemoryBuild()
    result.report = reporting { report in
      guard let sources = SiteSources.load(options, collector: collector) else { return }
      result.watchedPaths = sources.watchedPaths
      result.output = sources.output
      result.basePath = sources.configuration.basePath
      var build = SiteBuild(
        options, sources, now: now, pool: pool, collector: collector, memory: memory,
        isSession: true, currentOutput: { _, job in job.output },
        outputBytes: { _, job in
          if case .bytes(let bytes) = job.output { bytes } else { nil }
        })
      result.product = build.run(&report)
      checkCopies(result.product?.copies ?? [], known: copies, in: sources.folder)
      report.succeeded = result.product != nil && !isRefused
      result.hiddenPages = HiddenPages(
        build.content, result.product?.pageRenderer?.languages ?? [], sources.configuration,
        now: now)
    }
    return result
  }

  /// Reports copied files that cannot be read: nothing of a build in memory does so.
  private func checkCopies(
    _ copies: [OutputFile], known: [String: FileIdentity], in folder: String
  ) {
    for file in copies where file.identity == nil || known[file.path.string] != file.identity {
      guard case .copy(let path) = file.source else { continue }
      do throws(FileSystemError) {
        try FileSystem.checkReadable(path)
      } catch {
        if error.isMissing { continue }
        let isOwn = path.isContained(in: folder)
        collector.error(
          "cannot read the file: \(error.reason)",
          file: isOwn ? String(path.dropFirst(folder.count + 1)) : path,
          hint: error.hint)
      }
    }
  }

  /// The content files with what a build makes of them; nothing is rendered.
  public func list() -> (pages: [ListedPage], report: BuildReport) {
    var pages: [ListedPage] = []
    var options = options
    options.runsCommands = false
    let report = reporting { [options] report in
      guard let sources = SiteSources.load(options, collector: collector) else { return }
      let content = SiteContent.read(
        site: sources.folder, configuration: sources.configuration, data: sources.data,
        excluded: Set([sources.output].compactMap(\.self)), options: options, now: now, pool: pool,
        collector: collector)
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

  private var now: Int { options.now ?? BuildClock.now }
}
