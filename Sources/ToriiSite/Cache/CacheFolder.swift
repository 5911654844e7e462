/// The folder in which builds into one output leave their memory: `.torii-cache` in the site.
///
/// Nothing in it is needed: whatever is missing, old or damaged, the next build makes everything
/// anew. Each part carries a checksum, so that damage is never taken for truth.
package final class CacheFolder {
  package static let name = ".torii-cache"
  private static let stateName = "state"
  private static let bodiesPrefix = "bodies-"

  private static let unchangedName = Files.Name.unchanged.rawValue
  private static let siteName = Files.Name.site.rawValue
  private static let outputName = "output"
  private static let spoolName = "rendered"
  private static let ignoreName = ".gitignore"

  private let path: String
  private let root: String
  private let output: String
  private let lock: OutputLock
  private var isLoaded = false
  private var loaded: (memory: BuildMemory?, store: BodyStore?)

  /// What the last build left; read when it is first asked for.
  package var memory: BuildMemory? {
    load()
    return loaded.memory
  }
  package var store: BodyStore? {
    load()
    return loaded.store
  }

  /// Opens the cache of a site for builds into an output folder; `nil` when it cannot be used, or
  /// another build does.
  package init?(site: String, output: String) {
    let root = site + "/" + Self.name
    let name = String(StableHash.of(output), radix: 16)
    path = root + "/" + name
    self.root = root
    self.output = output
    do throws(FileSystemError) {
      for folder in [root, path] {
        try FileSystem.makeDirectory(folder)
        guard try FileSystem.status(folder).kind == .directory else { return nil }
      }
      guard let lock = try OutputLock.acquire(path) else { return nil }
      self.lock = lock
    } catch {
      return nil
    }
  }

  private func load() {
    if isLoaded { return }
    isLoaded = true
    read()
    if loaded.store == nil { loaded.store = makeStore() }
    if loaded.memory == nil { introduce(root, output) }
  }

  /// Keeps the folder out of version control, and takes away what is left for outputs that are gone,
  /// or by a version that calls the folder of this one otherwise.
  private func introduce(_ root: String, _ output: String) {
    if !FileSystem.isRegularFile(root + "/" + Self.ignoreName) {
      try? AtomicFile.write(Array("*\n".utf8), to: root + "/" + Self.ignoreName)
    }
    try? AtomicFile.write(Array(output.utf8), to: path + "/" + Self.outputName)
    for folder in (try? FileSystem.list(root)) ?? [] {
      guard let name = folder.name, root + "/" + name != path,
        let bytes = try? FileSystem.read(root + "/" + name + "/" + Self.outputName),
        let other = String(validating: bytes, as: UTF8.self),
        other == output || !FileSystem.isDirectory(other)
      else { continue }
      Self.empty(root + "/" + name, ofAll: false)
    }
  }

  /// Deletes the caches of a site.
  package static func clear(site: String) {
    let root = site + "/" + name
    guard (try? FileSystem.status(root))?.kind == .directory else { return }
    for folder in (try? FileSystem.list(root)) ?? [] {
      guard let name = folder.name else { continue }
      empty(root + "/" + name, ofAll: AssetCache.names.contains(name))
    }
    try? FileSystem.removeFile(root + "/" + ignoreName)
    _ = FileSystem.removeEmptyDirectory(root)
  }

  private static func empty(_ path: String, ofAll: Bool) {
    guard (try? FileSystem.status(path))?.kind == .directory else { return }
    // Another build may be at work in it.
    if let lock = try? OutputLock.acquire(path) {
      FileSystem.removeTree(path + "/" + spoolName)
      withExtendedLifetime(lock) {}
    }
    for entry in (try? FileSystem.list(path)) ?? [] {
      guard let name = entry.name, ofAll || isOurs(name) else { continue }
      try? FileSystem.removeFile(path + "/" + name)
    }
    _ = FileSystem.removeEmptyDirectory(path)
  }

  private static func isOurs(_ name: String) -> Bool {
    [stateName, outputName, unchangedName, siteName].contains(name) || name.hasPrefix(bodiesPrefix)
      || name.hasPrefix(AtomicFile.temporaryPrefix)
  }

  // MARK: Reading

  private func read() {
    guard var reader = CacheFile.reader(of: path + "/" + Self.stateName) else { return }
    let bodies = reader.text()
    guard let store = self.bodies(named: bodies) else { return }
    loaded.memory = BuildMemory(from: &reader)
    if loaded.memory != nil { loaded.store = store }
  }

  /// What the last build left for one that finds nothing changed.
  var unchanged: UnchangedBuild? {
    guard var reader = CacheFile.reader(of: path + "/" + Self.unchangedName) else { return nil }
    return UnchangedBuild(from: &reader)
  }

  /// The site as the last build left it.
  var site: StoredSite? {
    guard var reader = CacheFile.reader(of: path + "/" + Self.siteName) else { return nil }
    return StoredSite(from: &reader)
  }

  /// A file of bodies that an earlier build made.
  func bodies(named name: String) -> BodyStore? {
    guard name.hasPrefix(Self.bodiesPrefix), !name.utf8.contains(UInt8(ascii: "/")) else {
      return nil
    }
    return BodyStore(name, in: path, isNew: false)
  }

  private func makeStore() -> BodyStore? {
    for number in 0..<1000 {
      let name = Self.bodiesPrefix + String(number)
      if let store = BodyStore(name, in: path, isNew: true) { return store }
    }
    return nil
  }

  /// An empty folder for what is needed no longer than this build lasts.
  func makeSpoolFolder() -> String? { RenderSpool.folder(at: path + "/" + Self.spoolName) }

  // MARK: Writing

  /// Keeps, or takes away, what tells the next build that nothing is to be done.
  func save(_ unchanged: UnchangedBuild?) { files.place(files.prepared(unchanged), .unchanged) }

  /// Keeps, or takes away, what the next build needs after a change of the text of pages.
  func save(_ site: StoredSite?) { files.place(files.prepared(site), .site) }

  private var files: Files { Files(path: path) }

  /// The files that hold what a build leaves, for whichever thread writes them.
  private struct Files: Sendable {
    enum Name: String {
      case unchanged, site
    }

    let path: String

    /// The file of the memory without its end.
    func started(
      _ memory: BuildMemory, _ pages: [BuildProduct.Page], _ outputs: [FileIdentity?],
      bodies: String
    ) -> CacheFile.Prepared? {
      try? CacheFile.Prepared(path + "/" + CacheFolder.stateName) { writer in
        writer.text(bodies)
        memory.encodeStart(pages, outputs, to: &writer)
      }
    }

    func prepared(_ unchanged: UnchangedBuild?) -> CacheFile.Prepared? {
      guard let unchanged else { return nil }
      return try? CacheFile.Prepared(path + "/" + Name.unchanged.rawValue) {
        unchanged.encode(to: &$0)
      }
    }

    func prepared(_ site: StoredSite?) -> CacheFile.Prepared? {
      guard let site else { return nil }
      return try? CacheFile.Prepared(path + "/" + Name.site.rawValue) { site.encode(to: &$0) }
    }

    /// Puts a file in its place, or takes away what is there.
    func place(_ file: CacheFile.Prepared?, _ name: Name) {
      guard let file else {
        try? FileSystem.removeFile(path + "/" + name.rawValue)
        return
      }
      try? file.place()
    }
  }

  /// Whether a file of bodies holds so much of what is gone that it is worth another one.
  static func isWasteful(_ length: UInt64, for live: UInt64) -> Bool {
    length > live &* 2 &+ 1 << 20
  }

  /// What a build leaves, on its way into the files of the cache.
  struct Saving {
    fileprivate let settled: (memory: BuildMemory, bodies: String)
    fileprivate let site: StartedWork<CacheFile.Prepared?>
    fileprivate var state: StartedWork<CacheFile.Prepared?>?
  }

  /// Begins to write what a build leaves, as far as that is known before the output is written.
  ///
  /// - Parameter site: Makes what is needed after a change of the text of pages, of the memory with
  ///   its bodies where they are now, and the name of their file.
  func startSaving(
    _ memory: BuildMemory, pool: WorkerPool,
    site: @escaping @Sendable (_ memory: BuildMemory, _ bodies: String) -> StoredSite?
  ) -> Saving? {
    guard let settled = settled(memory) else { return nil }
    let files = files
    return Saving(
      settled: settled,
      site: pool.start { files.prepared(site(settled.memory, settled.bodies)) })
  }

  /// Begins to write the memory itself, again where what was begun turns out not to hold.
  ///
  /// - Parameter outputs: What the files of the pages are.
  func startState(
    _ saving: inout Saving, _ pages: [BuildProduct.Page], _ outputs: [FileIdentity?],
    pool: WorkerPool
  ) {
    let (files, settled) = (files, saving.settled)
    saving.state = pool.start {
      files.started(settled.memory, pages, outputs, bodies: settled.bodies)
    }
  }

  /// Keeps what a build leaves. A failure only costs time later.
  ///
  /// - Parameters:
  ///   - saving: What was begun; nothing where the bodies could not be kept.
  ///   - memory: With what came of writing.
  ///   - unchanged: What tells the next build that nothing is to be done.
  func finish(_ saving: Saving?, _ memory: BuildMemory, _ unchanged: UnchangedBuild?) {
    let known = files.prepared(unchanged)
    // The others get their places after the memory that they belong to: a build that is stopped
    // between leaves them older than it, never newer.
    let state = saving?.state?.take() ?? nil
    state?.append { memory.encodeEnd(to: &$0) }
    let isKept = state.map { (try? $0.place()) != nil } ?? false
    files.place(known, .unchanged)
    let made = saving?.site.take() ?? nil
    files.place(isKept && unchanged != nil ? made : nil, .site)
    if isKept, let saving { removeOthers(than: saving.settled.bodies) }
  }

  /// Lets go of what was begun.
  func drop(_ saving: Saving) {
    _ = saving.state?.take()
    _ = saving.site.take()
  }

  /// The memory with its bodies where they are to be, and the name of their file; `nil` when nothing
  /// can be kept.
  private func settled(_ memory: BuildMemory) -> (memory: BuildMemory, bodies: String)? {
    guard let store else { return nil }
    if Self.isWasteful(store.length, for: memory.bodyBytes), let fresh = makeStore(),
      let moved = memory.movingBodies(from: store, to: fresh)
    {
      return (moved, fresh.name)
    }
    return (memory, store.name)
  }

  private func removeOthers(than bodies: String) {
    for entry in (try? FileSystem.list(path)) ?? [] {
      guard let name = entry.name, Self.isOurs(name),
        ![Self.stateName, Self.outputName, Self.unchangedName, Self.siteName, bodies]
          .contains(name)
      else { continue }
      try? FileSystem.removeFile(path + "/" + name)
    }
  }
}

extension BuildMemory {
  /// How much of a store its bodies take.
  var bodyBytes: UInt64 {
    bodies.reduce(0 as UInt64) { sum, bodies in
      bodies.values.reduce(sum) {
        $0 &+ ($1.body.location?.length ?? 0) &+ ($1.body.textLocation?.length ?? 0)
      }
    }
  }

  /// The same with its bodies in another store, and without what was left there of others.
  fileprivate func movingBodies(from old: BodyStore, to new: BodyStore) -> BuildMemory? {
    var result = self
    for (language, bodies) in bodies.enumerated() {
      for (path, memory) in bodies {
        guard let location = memory.body.location, let bytes = old.bodyBytes(at: location) else {
          result.bodies[language][path] = nil
          continue
        }
        guard let place = new.append(bytes, from: location) else { return nil }
        let text = memory.body.textLocation.flatMap { location in
          old.text(at: location).flatMap { new.append($0, from: location) }
        }
        result.bodies[language][path] = memory.with(
          PageBody(
            hash: memory.body.hash, summary: memory.body.summary,
            wordCount: memory.body.wordCount, readingMinutes: memory.body.readingMinutes,
            location: place, textLocation: text,
            load: { RenderedBody() }))
      }
    }
    return result
  }
}
