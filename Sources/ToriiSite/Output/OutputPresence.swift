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
    self.identity(of: path) == identity
  }

  /// The file with the bytes that a job made: the one that was written, or one that somebody put in
  /// its place with the same bytes, as happens when a folder is copied or unpacked.
  func output(of job: JobMemory, at path: String) -> OutputMemory? {
    guard case .file(let known) = job.output, let found = identity(of: path) else { return nil }
    if found == known { return job.output }
    guard found.size == known.size, let bytes = try? FileSystem.read(folder + "/" + path),
      StableHash.of(bytes) == job.content
    else { return nil }
    return .file(found)
  }

  /// What a file is now; `nil` when it is no plain file in plain folders.
  private func identity(of path: String) -> FileIdentity? {
    if !broken.isEmpty {
      var end = path.utf8.lastIndex(of: UInt8(ascii: "/"))
      while let slash = end {
        if broken.contains(String(path[..<slash])) { return nil }
        end = path.utf8[..<slash].lastIndex(of: UInt8(ascii: "/"))
      }
    }
    guard let status = try? FileSystem.status(folder + "/" + path), status.kind == .regular
    else { return nil }
    return status.identity
  }
}
