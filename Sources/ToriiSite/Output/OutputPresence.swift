/// Whether files that an earlier build wrote are still what it wrote.
struct OutputPresence: Sendable {
  private let folder: String
  /// Folders on the way that are none: nothing below them counts.
  private let broken: Set<String>

  init(folder: String, paths: some Sequence<String>, pool: WorkerPool) {
    self.folder = folder
    var parents: Set<String> = []
    for path in paths {
      var end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      while let slash = end, parents.insert(String(path[..<slash])).inserted {
        end = path.utf8[..<slash].lastIndex(of: UInt8(ascii: "/"))
      }
    }
    let all = Array(parents)
    let isFolder = pool.map(count: all.count) { index in
      (try? FileSystem.status(folder + "/" + all[index]))?.kind == .directory
    }
    broken = Set(zip(all, isFolder).filter { !$0.1 }.map(\.0))
  }

  func has(_ path: String, _ identity: FileIdentity) -> Bool {
    if !broken.isEmpty {
      var end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      while let slash = end {
        if broken.contains(String(path[..<slash])) { return false }
        end = path.utf8[..<slash].lastIndex(of: UInt8(ascii: "/"))
      }
    }
    guard let status = try? FileSystem.status(folder + "/" + path) else { return false }
    return status.kind == .regular && status.identity == identity
  }
}
