/// A build whose files go to the output folder, and whose memory to the cache.
struct DiskBuild {
  private let options: BuildOptions
  private let sources: SiteSources
  private let output: String
  private let now: Int
  private let pool: WorkerPool
  private let collector: DiagnosticCollector
  private let cache: CacheFolder?
  /// Keeps other builds out of the output folder from before this one looks at it.
  private var lock: OutputLock?
  private let presence: OutputPresence
  private var clock = PhaseClock()

  init(
    _ options: BuildOptions, _ sources: SiteSources, output: String, now: Int, pool: WorkerPool,
    collector: DiagnosticCollector
  ) {
    self.options = options
    self.sources = sources
    self.output = output
    self.now = now
    self.pool = pool
    self.collector = collector
    if FileSystem.isDirectory(output) { lock = Self.lock(output, collector) }
    var clock = PhaseClock()
    cache = options.usesCache ? CacheFolder(site: sources.folder, output: output) : nil
    clock.lap("cache")
    presence = OutputPresence(
      folder: output, paths: cache?.memory?.jobs.keys.map(\.self) ?? [], pool: pool)
    self.clock = clock
  }

  /// The lock on the output folder; a problem when another build has it.
  private static func lock(_ output: String, _ collector: DiagnosticCollector) -> OutputLock? {
    do throws(FileSystemError) {
      let lock = try OutputLock.acquire(output)
      if lock == nil { collector.error("another build is writing to \"\(output)\"") }
      return lock
    } catch {
      collector.error(error.description)
      return nil
    }
  }

  mutating func run(_ report: inout BuildReport) {
    // Nothing is worth telling of a site that cannot be written now.
    if collector.hasErrors && lock == nil && FileSystem.isDirectory(output) { return }
    build(&report)
    withExtendedLifetime(lock) {}
  }

  private mutating func build(_ report: inout BuildReport) {
    let presence = presence
    let folder = output
    var build = SiteBuild(
      options, sources, now: now, pool: pool, collector: collector, memory: cache?.memory,
      store: cache?.store,
      currentOutput: { path, job in presence.output(of: job, at: path) },
      outputBytes: { path, job in try? FileSystem.read(folder + "/" + path) })
    let product = build.run(&report)
    report.profile.phases.insert(contentsOf: clock.phases, at: 0)
    guard let product, !collector.hasErrors, !(options.isStrict && collector.count > 0) else {
      return
    }
    var memory = product.memory
    clock = PhaseClock()
    let isWritten = write(product, &memory, &report)
    clock.lap("write")
    if isWritten {
      cache?.save(memory)
      clock.lap("save")
    }
    report.profile.phases += clock.phases
  }

  /// Writes what is another than it was.
  private mutating func write(
    _ product: BuildProduct, _ memory: inout BuildMemory, _ report: inout BuildReport
  ) -> Bool {
    do throws(FileSystemError) {
      try FileSystem.makeDirectories(output)
      if lock == nil { lock = Self.lock(output, collector) }
      if lock == nil { return false }
      options.progress?.begin("writing files")
      var plan = sorted(product, &memory)
      let archived = addArchives(to: &plan, product, &memory)
      let writer = try OutputWriter(folder: output, pool: pool)
      let outcome = writer.write(plan.files, keeping: plan.kept)
      report.writtenFiles = outcome.report.written
      report.unchangedFiles = outcome.report.unchanged
      report.deletedFiles = outcome.report.deleted
      for problem in outcome.problems { collector.error(problem.description) }
      report.outputIsIncomplete = !outcome.problems.isEmpty
      report.succeeded = outcome.problems.isEmpty
      remember(plan.files, outcome, &memory)
      for (path, archive) in archived {
        memory.archives[path] = ArchiveMemory(
          output: archive.flatMap { outcome.identities[$0.string] })
      }
      return report.succeeded
    } catch {
      collector.error(error.description)
      return false
    }
  }

  /// The compressed files beside others, where they are wanted.
  ///
  /// - Returns: By path, what was looked at and got an archive or none.
  private func addArchives(
    to plan: inout (files: [OutputFile], kept: Set<String>), _ product: BuildProduct,
    _ memory: inout BuildMemory
  ) -> [(path: String, archive: OutputPath?)] {
    let settings = sources.configuration.gzip
    guard settings.isEnabled else { return [] }
    let gzip = GzipFiles(settings: settings, folder: output, pool: pool)
    let paths = product.pages.map(\.path) + product.copies.map(\.path)
    let taken = Set(paths.map(\.foldedKey))
    let old = cache?.memory?.keys.configuration == memory.keys.configuration ? cache?.memory : nil
    var waiting = plan.files
    for path in paths where plan.kept.contains(path.string) {
      guard let archive = gzip.archivePath(of: path, taken: taken) else { continue }
      if let known = old?.archives[path.string] {
        memory.archives[path.string] = known
        guard let identity = known.output else { continue }
        if presence.has(archive.string, identity) {
          plan.kept.insert(archive.string)
          continue
        }
      }
      waiting.append(OutputFile(path: path, source: .copy(output + "/" + path.string)))
    }
    let archives = gzip.archives(of: waiting, taken: taken)
    plan.files += archives.compactMap(\.self)
    return zip(waiting, archives).map { ($0.path.string, $1?.path) }
  }

  /// The files that may have to be written, and the paths of those that are right.
  private func sorted(
    _ product: BuildProduct, _ memory: inout BuildMemory
  ) -> (files: [OutputFile], kept: Set<String>) {
    var files: [OutputFile] = []
    var kept: Set<String> = []
    let old = cache?.memory
    for page in product.pages {
      let path = page.path.string
      guard let bytes = page.bytes else {
        kept.insert(path)
        continue
      }
      // The same bytes as before, though something that the page read is another.
      if let known = old?.jobs[path], case .file(let identity) = known.output,
        known.content == memory.jobs[path]?.content, presence.has(path, identity)
      {
        memory.jobs[path]?.output = known.output
        kept.insert(path)
      } else {
        files.append(OutputFile(path: page.path, source: .bytes(bytes)))
      }
    }
    for copy in product.copies {
      let path = copy.path.string
      if let known = old?.copies[path], let identity = copy.identity, known.source == identity,
        presence.has(path, known.output)
      {
        memory.copies[path] = known
        kept.insert(path)
      } else {
        files.append(copy)
      }
    }
    return (files, kept)
  }

  /// Notes what the written files are, for those that can be relied on.
  private func remember(
    _ files: [OutputFile], _ outcome: OutputWriter.Outcome, _ memory: inout BuildMemory
  ) {
    for file in files {
      let path = file.path.string
      guard let identity = outcome.identities[path] else { continue }
      switch file.source {
      case .bytes: memory.jobs[path]?.output = .file(identity)
      case .copy:
        if let source = file.identity, source.isSettled(at: FileIdentity.now) {
          memory.copies[path] = CopyMemory(source: source, output: identity)
        }
      }
    }
  }
}
