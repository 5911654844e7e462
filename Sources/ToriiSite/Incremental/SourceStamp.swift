/// What the files are that a build reads, as one number: names, sizes and times of everything below
/// some paths.
struct SourceStamp: Sendable {
  private(set) var hash: UInt64 = 0
  /// Whether a later change of any of the files would show: they were not written just now, and none
  /// of them is a link to something elsewhere.
  private(set) var isReliable = true
  /// The paths that were looked at, and the entries of the sum, in no order.
  private(set) var files: [(path: String, entry: Entry)] = []

  /// A file or folder: the hash of its path, and of that with what it is.
  struct Entry: Sendable, Equatable {
    let path: UInt64
    let state: UInt64
  }

  /// - Parameters:
  ///   - paths: Files and folders, there or not.
  ///   - excluded: Folders that are not looked into.
  ///   - moment: When the build began to read.
  init(
    of paths: [String], excluding excluded: Set<String>, at moment: Int64, pool: WorkerPool
  ) {
    var waiting = paths
    while !waiting.isEmpty {
      if !excluded.isEmpty { waiting.removeAll { excluded.contains($0) } }
      let paths = waiting
      let looks = pool.mapMany(count: paths.count) { Look(at: paths[$0], moment) }
      files.reserveCapacity(files.count + paths.count)
      waiting = []
      for (path, look) in zip(paths, looks) {
        // The sum does not depend on the order of the entries.
        hash &+= look.entry.state
        files.append((path, look.entry))
        isReliable = isReliable && look.isReliable
        if look.isFolder { waiting += list(path) }
      }
    }
  }

  /// What is at a path.
  private struct Look: Sendable {
    let entry: Entry
    var isReliable = true
    var isFolder = false

    init(at path: String, _ moment: Int64) {
      var hash = StableHash()
      hash.combine(path)
      let name = hash.value
      do throws(FileSystemError) {
        let status = try FileSystem.statusIfPresent(path)
        switch status?.kind {
        case nil: hash.combine(1 as UInt64)
        case .regular: hash.combine(status?.identity)
        case .directory:
          hash.combine(2 as UInt64)
          isFolder = true
        case .symbolicLink, .other: isReliable = false
        }
        if let status, !status.identity.isSettled(at: moment) { isReliable = false }
      } catch {
        isReliable = false
      }
      entry = Entry(path: name, state: hash.value)
    }
  }

  /// The paths of what is in a folder.
  private mutating func list(_ path: String) -> [String] {
    do throws(FileSystemError) {
      let names = try FileSystem.list(path).map(\.name)
      if names.contains(nil) { isReliable = false }
      return names.compactMap { name in name.map { path + "/" + $0 } }
    } catch {
      isReliable = false
      return []
    }
  }

  /// The paths that are something else than an earlier stamp had them; `nil` where there are others
  /// than then, or more than so many changed.
  func changedPaths(since old: [Entry], atMost limit: Int) -> [String]? {
    guard old.count == files.count else { return nil }
    var known: [UInt64: UInt64] = [:]
    known.reserveCapacity(old.count)
    for entry in old { known[entry.path] = entry.state }
    var changed: [String] = []
    for (path, entry) in files {
      guard let state = known.removeValue(forKey: entry.path) else { return nil }
      if state != entry.state { changed.append(path) }
      if changed.count > limit { return nil }
    }
    return changed
  }
}
