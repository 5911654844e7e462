/// What the files are that a build reads, as one number: names, sizes and times of everything below
/// some paths.
struct SourceStamp: Sendable {
  private(set) var hash: UInt64 = 0
  /// Whether a later change of any of the files would show: they were not written just now, and none
  /// of them is a link to something elsewhere.
  private(set) var isReliable = true
  /// The paths that were looked at, and the entries of the sum, in no order.
  private(set) var files: [(path: String, entry: Entry)] = []
  private let moment: Int64

  /// A file or folder: the hash of its path, and of that with what it is.
  struct Entry: Sendable, Equatable {
    let path: UInt64
    let state: UInt64
  }

  /// - Parameters:
  ///   - paths: Files and folders, there or not.
  ///   - excluded: Folders that are not looked into.
  ///   - moment: When the build began to read.
  init(of paths: [String], excluding excluded: Set<String>, at moment: Int64) {
    self.moment = moment
    var waiting = paths
    while let path = waiting.popLast() {
      if !excluded.contains(path) { waiting += add(path) }
    }
  }

  /// Adds a file or folder; returns what is in it.
  private mutating func add(_ path: String) -> [String] {
    var entry = StableHash()
    entry.combine(path)
    let name = entry.value
    do throws(FileSystemError) {
      let status = try FileSystem.statusIfPresent(path)
      switch status?.kind {
      case nil: entry.combine(1 as UInt64)
      case .regular:
        entry.combine(status?.identity)
        look(at: status)
      case .directory:
        entry.combine(2 as UInt64)
        look(at: status)
        // The sum does not depend on the order of the entries.
        note(path, name, entry.value)
        let names = try FileSystem.list(path).map(\.name)
        if names.contains(nil) { isReliable = false }
        return names.compactMap { name in name.map { path + "/" + $0 } }
      case .symbolicLink, .other: isReliable = false
      }
    } catch {
      isReliable = false
    }
    note(path, name, entry.value)
    return []
  }

  private mutating func note(_ path: String, _ name: UInt64, _ state: UInt64) {
    hash &+= state
    files.append((path, Entry(path: name, state: state)))
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

  private mutating func look(at status: FileStatus?) {
    if status?.identity.isSettled(at: moment) != true { isReliable = false }
  }
}
