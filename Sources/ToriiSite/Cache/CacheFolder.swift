/// The folder in which builds into one output leave their memory: `.torii-cache` in the site.
///
/// Nothing in it is needed: whatever is missing, old or damaged, the next build makes everything
/// anew. Each part carries a checksum, so that damage is never taken for truth.
package final class CacheFolder {
  package static let name = ".torii-cache"
  private static let header: [UInt8] = Array("torii cache 1\n".utf8)
  private static let stateName = "state"
  private static let bodiesPrefix = "bodies-"

  private static let outputName = "output"
  private static let ignoreName = ".gitignore"

  private let path: String
  private let lock: OutputLock
  package private(set) var memory: BuildMemory?
  package private(set) var store: BodyStore?

  /// Opens the cache of a site for builds into an output folder; `nil` when it cannot be used, or
  /// another build does.
  package init?(site: String, output: String) {
    let root = site + "/" + Self.name
    let name = String(StableHash.of(output), radix: 16)
    path = root + "/" + name
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
    load()
    if store == nil { store = makeStore() }
    if memory == nil { introduce(root, output) }
  }

  /// Keeps the folder out of version control, and takes away what is left for outputs that are gone.
  private func introduce(_ root: String, _ output: String) {
    if !FileSystem.isRegularFile(root + "/" + Self.ignoreName) {
      try? AtomicFile.write(Array("*\n".utf8), to: root + "/" + Self.ignoreName)
    }
    try? AtomicFile.write(Array(output.utf8), to: path + "/" + Self.outputName)
    for folder in (try? FileSystem.list(root)) ?? [] {
      guard let name = folder.name, root + "/" + name != path,
        let bytes = try? FileSystem.read(root + "/" + name + "/" + Self.outputName),
        let output = String(validating: bytes, as: UTF8.self), !FileSystem.isDirectory(output)
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
    for entry in (try? FileSystem.list(path)) ?? [] {
      guard let name = entry.name, ofAll || isOurs(name) else { continue }
      try? FileSystem.removeFile(path + "/" + name)
    }
    _ = FileSystem.removeEmptyDirectory(path)
  }

  private static func isOurs(_ name: String) -> Bool {
    name == stateName || name == outputName || name.hasPrefix(bodiesPrefix)
      || name.hasPrefix(AtomicFile.temporaryPrefix)
  }

  // MARK: Reading

  private func load() {
    guard let bytes = try? FileSystem.read(path + "/" + Self.stateName),
      bytes.count > Self.header.count + 8, bytes.starts(with: Self.header)
    else { return }
    let start = Self.header.count + 8
    var reader = ByteReader(bytes, from: Self.header.count)
    guard reader.number() == Self.checksum(bytes[start...]) else { return }
    let bodies = reader.text()
    guard bodies.hasPrefix(Self.bodiesPrefix), !bodies.utf8.contains(UInt8(ascii: "/")),
      let store = BodyStore(bodies, in: path, isNew: false)
    else { return }
    memory = BuildMemory(from: &reader)
    if memory != nil { self.store = store }
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(bytes)
    return hash.value
  }

  private func makeStore() -> BodyStore? {
    for number in 0..<1000 {
      let name = Self.bodiesPrefix + String(number)
      if let store = BodyStore(name, in: path, isNew: true) { return store }
    }
    return nil
  }

  // MARK: Writing

  /// Keeps what a build leaves. A failure only costs time later.
  package func save(_ memory: BuildMemory) {
    guard var store else { return }
    var memory = memory
    let live = memory.bodies.reduce(0 as UInt64) { sum, bodies in
      bodies.values.reduce(sum) { $0 &+ ($1.body.location?.length ?? 0) }
    }
    if store.length > live &* 2 &+ 1 << 20, let fresh = makeStore(),
      let moved = memory.movingBodies(from: store, to: fresh)
    {
      (memory, store) = (moved, fresh)
    }
    var writer = ByteWriter()
    writer.text(store.name)
    let payload = writer.bytes + memory.encoded()
    var head = ByteWriter(capacity: payload.count + 64)
    for byte in Self.header { head.byte(byte) }
    head.number(Self.checksum(payload[...]))
    do throws(FileSystemError) {
      try AtomicFile.write(head.bytes + payload, to: path + "/" + Self.stateName)
    } catch {
      return
    }
    removeOthers(than: store.name)
  }

  private func removeOthers(than bodies: String) {
    for entry in (try? FileSystem.list(path)) ?? [] {
      guard let name = entry.name, Self.isOurs(name),
        ![Self.stateName, Self.outputName, bodies].contains(name)
      else { continue }
      try? FileSystem.removeFile(path + "/" + name)
    }
  }
}

extension BuildMemory {
  /// The same with its bodies in another store, and without what was left there of others.
  fileprivate func movingBodies(from old: BodyStore, to new: BodyStore) -> BuildMemory? {
    var result = self
    for (language, bodies) in bodies.enumerated() {
      for (path, memory) in bodies {
        guard let location = memory.body.location, let bytes = old.bytes(at: location) else {
          result.bodies[language][path] = nil
          continue
        }
        guard let place = new.append(bytes) else { return nil }
        result.bodies[language][path] = memory.with(
          PageBody(
            hash: memory.body.hash, summary: memory.body.summary,
            wordCount: memory.body.wordCount, readingMinutes: memory.body.readingMinutes,
            location: place, load: { RenderedBody() }))
      }
    }
    return result
  }
}
