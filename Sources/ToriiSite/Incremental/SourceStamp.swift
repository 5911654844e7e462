/// What the files are that a build reads, as one number: names, sizes and times of everything below
/// some paths.
struct SourceStamp: Sendable {
  private(set) var hash: UInt64 = 0
  /// Whether a later change of any of the files would show: they were not written just now, and none
  /// of them is a link to something elsewhere.
  private(set) var isReliable = true
  private let moment: Int64

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
        hash &+= entry.value
        let names = try FileSystem.list(path).map(\.name)
        if names.contains(nil) { isReliable = false }
        return names.compactMap { name in name.map { path + "/" + $0 } }
      case .symbolicLink, .other: isReliable = false
      }
    } catch {
      isReliable = false
    }
    hash &+= entry.value
    return []
  }

  private mutating func look(at status: FileStatus?) {
    if status?.identity.isSettled(at: moment) != true { isReliable = false }
  }
}
