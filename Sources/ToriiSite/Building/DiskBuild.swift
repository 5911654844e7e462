/// A build whose files go to the output folder, and whose memory to the cache.
struct DiskBuild {
  let options: BuildOptions
  let sources: SiteSources
  let output: String
  let now: Int
  let pool: WorkerPool
  let collector: DiagnosticCollector
  let cache: CacheFolder?
  /// Keeps other builds out of the output folder from before this one looks at it.
  private var lock: OutputLock?
  private var presence: OutputPresence
  /// What the last build left for one that has little to do.
  private var last: UnchangedBuild?
  /// The files of the output after it was written, where they are known.
  private(set) var written: [(path: String, identity: FileIdentity?)] = []
  /// When the build began to read.
  private let moment: Int64
  private let look: EarlyLook?
  private var clock = PhaseClock()

  init(
    _ options: BuildOptions, _ sources: SiteSources, output: String, now: Int, moment: Int64,
    look: EarlyLook?, pool: WorkerPool, collector: DiagnosticCollector
  ) {
    self.look = look
    self.moment = moment
    self.options = options
    self.sources = sources
    self.output = output
    self.now = now
    self.pool = pool
    self.collector = collector
    if FileSystem.isDirectory(output) { lock = Self.lock(output, collector) }
    cache = options.usesCache ? CacheFolder(site: sources.folder, output: output) : nil
    presence = OutputPresence(folder: output, paths: [], pool: pool)
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
    let stamp = cache.flatMap { _ in
      look?.completed(
        sources, excluding: [output, sources.folder + "/" + CacheFolder.name], at: moment,
        pool: pool)
    }
    clock.lap("look")
    if let done = unchanged(stamp) ?? edited(stamp) {
      report = done
      report.profile.phases = clock.phases + done.profile.phases
    } else {
      build(&report, stamp)
    }
    withExtendedLifetime(lock) {}
  }

  // MARK: Nothing or little to do

  /// What the last build left, if all but files is as it was then.
  private mutating func readLast(_ stamp: SourceStamp) -> UnchangedBuild? {
    guard stamp.isReliable, lock != nil, collector.count == 0, let known = cache?.unchanged,
      known.isRight(key: key, codecs: options.imageCodecs, now: now)
    else { return nil }
    return known
  }

  /// What the last build reported, if this one would do and report the same.
  private mutating func unchanged(_ stamp: SourceStamp?) -> BuildReport? {
    guard let stamp else { return nil }
    last = readLast(stamp)
    guard let last, last.inputs == stamp.hash, last.hasOutputs(in: output, pool: pool) else {
      return nil
    }
    clock.lap("compare")
    return last.report
  }

  /// Builds what the text of pages changes, if nothing else is another than it was.
  private mutating func edited(_ stamp: SourceStamp?) -> BuildReport? {
    guard let stamp, let last, last.inputs != stamp.hash, let cache,
      let paths = stamp.changedPaths(since: last.sources, atMost: TextEditBuild.maximumFiles),
      !paths.isEmpty, paths.allSatisfy({ $0.isContained(in: sources.folder + "/content") }),
      var build = TextEditBuild(
        options, sources, output: output, now: now, pool: pool, collector: collector, cache: cache,
        last: last),
      last.hasOutputs(in: output, pool: pool)
    else { return nil }
    clock.lap("compare")
    guard let report = build.run(paths, stamp) else {
      clock.lap("compare")
      return nil
    }
    for problem in report.diagnostics { collector.add(problem) }
    return report
  }

  /// What decides beside files and time.
  var key: UInt64 {
    let keys = InputKeys(sources, options, now: now)
    var hash = StableHash()
    hash.combine(keys.configuration)
    hash.combine(keys.data)
    hash.combine(output)
    hash.combine(options.includesFuture)
    hash.combine(options.includesExpired)
    return hash.value
  }

  // MARK: Something to do

  private mutating func build(_ report: inout BuildReport, _ stamp: SourceStamp?) {
    let known = cache?.memory
    clock.lap("cache")
    presence = OutputPresence(
      folder: output, paths: known?.jobs.keys.map(\.self) ?? [], pool: pool)
    let presence = presence
    let cache = cache
    let folder = output
    let isFirst = isFirst
    var build = SiteBuild(
      options, sources, now: now, pool: pool, collector: collector, memory: known,
      store: cache?.store,
      currentOutput: { path, job in presence.output(of: job, at: path) },
      outputBytes: { path, job in try? FileSystem.read(folder + "/" + path) },
      makeSpool: { RenderSpool(cache?.makeSpoolFolder(), isWhole: isFirst) },
      seen: stamp?.folders ?? SeenFolders(), keepsPages: keepsPages(stamp))
    report.profile.phases += clock.phases
    guard var product = build.run(&report) else { return }
    let spool = product.spool
    defer { spool?.empty() }
    if collector.hasErrors || (options.isStrict && collector.count > 0) { return }
    var memory = product.memory
    // So that there is one owner, and nothing is copied when files are noted.
    product.memory = BuildMemory(keys: memory.keys)
    clock = PhaseClock()
    var saving = startSaving(product, memory, build.content, stamp)
    var plan = OutputPlan(product, since: cache?.memory, presence)
    // The files of a first build are in their places before the others are copied.
    let placed = plan.outputs
    let isPlaced = product.spool?.wholeFolder != nil && placed.allSatisfy { $0 != nil }
    if isPlaced { startState(&saving, product, placed) }
    let isWritten = write(product, &plan, &memory, &report)
    clock.lap("write")
    if isWritten {
      if !isPlaced || plan.outputs != placed { startState(&saving, product, plan.outputs) }
      let unchanged = remembered(report, stamp, memory, build.content)
      cache?.finish(saving, memory, unchanged)
      clock.lap("save")
    } else if let saving {
      cache?.drop(saving)
    }
    report.profile.phases += clock.phases
    guard options.endsProcess else { return }
    _ = Unmanaged.passRetained(Remains(build: build, product: product, memory: memory))
  }

  /// What nobody takes apart.
  private final class Remains {
    private let build: SiteBuild
    private let product: BuildProduct
    private let memory: BuildMemory

    init(build: SiteBuild, product: BuildProduct, memory: BuildMemory) {
      self.build = build
      self.product = product
      self.memory = memory
    }
  }

  /// Writes what is another than it was.
  private mutating func write(
    _ product: BuildProduct, _ plan: inout OutputPlan, _ memory: inout BuildMemory,
    _ report: inout BuildReport
  ) -> Bool {
    do throws(FileSystemError) {
      options.progress?.begin("writing files")
      let archived = addArchives(to: &plan, product, &memory)
      var done = moveWhole(product, plan)
      if done == nil { done = try writeFiles(plan) }
      guard let outcome = done else { return false }
      report.writtenFiles = outcome.report.written
      report.unchangedFiles = outcome.report.unchanged
      report.deletedFiles = outcome.report.deleted
      for problem in outcome.problems { collector.error(problem.description) }
      report.outputIsIncomplete = !outcome.problems.isEmpty
      report.succeeded = outcome.problems.isEmpty
      plan.remember(outcome.identities)
      memory.copies = plan.copies
      written.removeAll()
      written.reserveCapacity(plan.kept.count + plan.files.count)
      for (path, identity) in plan.kept { written.append((path, identity)) }
      for (file, identity) in zip(plan.files, outcome.identities) {
        written.append((file.path.string, identity))
      }
      remember(archived, among: written, &memory)
      return report.succeeded
    } catch {
      collector.error(error.description)
      return false
    }
  }

  /// Writes each file that is another one; `nil` where another build does.
  private mutating func writeFiles(
    _ plan: OutputPlan
  ) throws(FileSystemError) -> OutputWriter.Outcome? {
    try FileSystem.makeDirectories(output)
    if lock == nil { lock = Self.lock(output, collector) }
    if lock == nil { return nil }
    return try OutputWriter(folder: output, pool: pool).write(
      plan.files, keeping: Set(plan.kept.keys))
  }

  /// Whether there is no output yet, and it will be on the same disk as the cache and under the same
  /// rights.
  private var isFirst: Bool {
    guard output.isContained(in: sources.folder) else { return false }
    do throws(FileSystemError) { return try FileSystem.statusIfPresent(output) == nil } catch {
      return false
    }
  }

  /// Makes the output of the folder in which all pages of a first build wait; `nil` where there is
  /// none, or it cannot be moved.
  private mutating func moveWhole(
    _ product: BuildProduct, _ plan: OutputPlan
  ) -> OutputWriter.Outcome? {
    guard let folder = product.spool?.wholeFolder, isFirst, plan.kept.isEmpty else { return nil }
    do throws(FileSystemError) {
      // The lock is on the folder and goes with it.
      guard let lock = try OutputLock.acquire(folder) else { return nil }
      var rendered = product.orderedPaths?.take() ?? []
      if rendered.count != product.pages.count {
        rendered = ByteOrder.sorted(product.pages.map(\.path.string))
      }
      let outcome = try OutputWriter(folder: folder, pool: pool)
        .complete(plan.files, rendered: rendered)
      guard outcome.problems.isEmpty else { return nil }
      if let slash = output.lastIndex(of: "/") {
        try FileSystem.makeDirectories(String(output[..<slash]))
      }
      try FileSystem.moveFolder(folder, to: output)
      self.lock = lock
      return outcome
    } catch {
      return nil
    }
  }

  /// The compressed files beside others, where they are wanted.
  ///
  /// - Returns: By path, what was looked at and got an archive or none.
  private func addArchives(
    to plan: inout OutputPlan, _ product: BuildProduct, _ memory: inout BuildMemory
  ) -> [(path: String, archive: OutputPath?)] {
    let settings = sources.configuration.gzip
    guard settings.isEnabled else { return [] }
    let gzip = GzipFiles(settings: settings, folder: output, pool: pool)
    let paths = product.pages.map(\.path) + product.copies.map(\.path)
    let taken = Set(paths.map(\.foldedKey))
    let old = cache?.memory?.keys.configuration == memory.keys.configuration ? cache?.memory : nil
    var waiting = plan.files
    for path in paths where plan.kept[path.string] != nil {
      guard let archive = gzip.archivePath(of: path, taken: taken) else { continue }
      if let known = old?.archives[path.string] {
        memory.archives[path.string] = known
        guard let identity = known.output else { continue }
        if presence.has(archive.string, identity) {
          plan.kept.updateValue(identity, forKey: archive.string)
          continue
        }
      }
      waiting.append(OutputFile(path: path, source: .copy(output + "/" + path.string)))
    }
    let archives = gzip.archives(of: waiting, taken: taken)
    plan.files += archives.compactMap(\.self)
    return zip(waiting, archives).map { ($0.path.string, $1?.path) }
  }
}

extension DiskBuild {
  /// Notes which files have archives beside them.
  private func remember(
    _ archived: [(path: String, archive: OutputPath?)],
    among written: [(path: String, identity: FileIdentity?)], _ memory: inout BuildMemory
  ) {
    if archived.isEmpty { return }
    let identities = Dictionary(written, uniquingKeysWith: { first, _ in first })
    for (path, archive) in archived {
      memory.archives[path] = ArchiveMemory(
        output: archive.flatMap { identities[$0.string] ?? nil })
    }
  }
}
